import { describe, expect, it } from 'vitest';
import { tableApart } from '../../src/lib/tableApart.ts';

interface Rows {
  readonly one: 1;
  readonly two: 2;
  readonly three: 3;
}

/** A table of which `two` and `three` are loaded apart, and how often they were. */
function counted(load = async (): Promise<Partial<Rows>> => ({ two: 2, three: 3 })) {
  const loads = { count: 0 };
  const table = tableApart<Rows>({ one: 1 }, () => {
    loads.count += 1;
    return load();
  });
  return { ...table, loads };
}

describe('a table of which some rows are loaded apart', () => {
  it('has its first rows at once, and loads nothing for them', async () => {
    const { row, need, loads } = counted();
    expect(row('one')).toBe(1);
    await need(['one']);
    expect(loads.count).toBe(0);
  });

  it('says loudly that a row was not asked for', () => {
    const { row } = counted();
    expect(() => row('two')).toThrow('the row "two" was not asked for');
  });

  it('has all further rows once one of them was asked for', async () => {
    const { row, need, loads } = counted();
    await need(['one', 'two', 'three']);
    expect([row('one'), row('two'), row('three')]).toEqual([1, 2, 3]);
    await need(['three']);
    expect(loads.count).toBe(1);
  });

  it('says where they cannot be fetched, and asks again', async () => {
    let network = false;
    const { row, need } = counted(async () => {
      if (!network) throw new Error('no network');
      return { two: 2, three: 3 };
    });
    await expect(need(['two'])).rejects.toThrow('no network');
    expect(() => row('two')).toThrow('asked for');
    network = true;
    await need(['two']);
    expect(row('two')).toBe(2);
  });
});
