import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf } from '../../../src/authoring/types/table.ts';
import { type Item, outlineOf } from '../../../src/engine/outline.ts';
import { readEntry } from '../../../src/engine/reading.ts';
import { itemTypes } from '../../../src/instrument/itemTypes.ts';
import type { WrittenQuestion } from '../../../src/instrument/question.ts';
import { answerValue } from '../../../src/protocol/answerValue.ts';
import { tiny } from '../../authoring/tiny.ts';
import { runs } from '../arbitraries.ts';
import { itemOfType } from './items.ts';

const valueIn = (item: Item, raw: unknown) => {
  const reading = readEntry(item, raw);
  return reading.kind === 'valid' ? reading.value : undefined;
};

describe.each(itemTypes)('%s', (type) => {
  const item = itemOfType(type);

  it.each([[undefined], [null], [''], ['  \t']])('%j is blank', (raw) => {
    expect(readEntry(item, raw)).toEqual({ kind: 'blank' });
  });

  it.each([[true], [false], [[]], [['a', 'b']], [{}], [Number.NaN], [Number.POSITIVE_INFINITY], [1e300]])(
    '%j is no value',
    (raw) => {
      expect(readEntry(item, raw)).toEqual({ kind: 'invalid' });
    },
  );

  it('takes for a value only what it takes as it is, and what travels', () => {
    const nearly = fc.oneof(fc.integer(), fc.float(), fc.integer({ min: -1, max: 101 }), fc.string());
    const known = fc.constantFrom(
      'yes',
      'no',
      ...(domainOf(item).representatives(item, { constants: [], summed: false }) ?? []),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), nearly, known), (raw) => {
        const value = valueIn(item, raw);
        if (value === undefined) return;
        expect(value).toBe(raw);
        expect(answerValue.safeParse(value)).toEqual({ success: true, data: value });
      }),
      runs(2000),
    );
  });

  it('stands in a proof for itself by values of its own', () => {
    const values = domainOf(item).representatives(item, { constants: [7, 'a'], summed: false });
    expect(values?.length).toBeGreaterThan(0);
    expect(values?.map((value) => valueIn(item, value))).toEqual(values);
    expect(new Set(values).size).toBe(values?.length);
  });

  it('can be asked in a list', () => {
    const { question: _q, module: _m, required: _r, domainCheck: _d, id: _i, name: _n, ...settings } = item;
    const questions = [{ type: 'list', id: 'L', items: ['La', 'Lb'].map((id) => ({ item: id, ...settings })) }];
    // Read by the loader, which knows nothing of this test's types.
    const { entries } = outlineOf(tiny(questions as WrittenQuestion[]));
    expect(entries.map(({ layout, items }) => [layout, items.map((one) => one.type)])).toEqual([
      ['list', [type, type]],
    ]);
  });

  it('says what a value may be', () => {
    expect(domainOf(item).words(item)).not.toBe('');
  });
});
