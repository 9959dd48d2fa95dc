import { describe, expect, it } from 'vitest';
import { readEnterpriseNumber } from '../../src/protocol/enterpriseNumber.ts';

describe('the number of an enterprise', () => {
  it.each(['0314.595.348', '0314595348', '314595348', ' 0314 595 348 ', 'BE0314.595.348', 'be 0314-595-348'])(
    'reads %j',
    (typed) => {
      expect(readEnterpriseNumber(typed)).toBe('0314.595.348');
    },
  );

  it('may begin with 1', () => {
    expect(readEnterpriseNumber('1000.000.043')).toBeUndefined();
    expect(readEnterpriseNumber(`10000000${97 - (10000000 % 97)}`)).toBe(`1000.000.0${97 - (10000000 % 97)}`);
  });

  it.each(['', '0', '0314.595.349', '0314.595.384', '2314.595.348', '03145953480', '0314.595.34a', 'x'])(
    'does not read %j',
    (typed) => {
      expect(readEnterpriseNumber(typed)).toBeUndefined();
    },
  );

  it('finds each single wrong digit', () => {
    for (let at = 1; at < 10; at += 1)
      for (const digit of '0123456789') {
        const typed = `0314595348`.slice(0, at) + digit + `0314595348`.slice(at + 1);
        expect([typed, readEnterpriseNumber(typed) !== undefined]).toEqual([typed, typed === '0314595348']);
      }
  });
});
