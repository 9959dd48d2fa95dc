import { describe, expect, it } from 'vitest';
import { domainOf } from '../../../src/authoring/types/table.ts';
import type { ItemOf } from '../../../src/engine/outline.ts';
import { readEntry } from '../../../src/engine/reading.ts';
import type { CheckDigits } from '../../../src/instrument/mask.ts';
import { itemOfType } from './items.ts';

const masks: Readonly<Record<CheckDigits, string>> = {
  belgianEnterprise: '####.###.###',
  belgianEstablishment: '#.###.###.###',
  iban: '@@## **** **** **[** **** **** **** **** **]',
  iso7064: '**** **** **** **** ****',
  luhn: '### ### ###',
};
const itemOf = (check: CheckDigits) =>
  ({ ...itemOfType('identifier'), mask: masks[check], check }) as ItemOf<'identifier'>;

describe.each<[check: CheckDigits, right: string[], wrong: string[]]>([
  // Statbel's own and the Crossroads Bank's examples; check digits of 97 where the rest is none.
  [
    'belgianEnterprise',
    ['0314595348', '0206731645', '0000000097'],
    ['0314595349', '2206731645', '0000000000', '0314.595.348'],
  ],
  ['belgianEstablishment', ['2000000339', '8000000071'], ['0206731645', '2000000338']],
  // As in ISO 13616 and in the registry of IBANs.
  [
    'iban',
    ['BE71096123456769', 'GB82WEST12345698765432', 'NL91ABNA0417164300'],
    ['BE72096123456769', 'BE71096123456796', 'be71096123456769'],
  ],
  // Identifiers of legal entities, from ISO 17442.
  ['iso7064', ['5493001KJTIIGC8Y1R12', '506700GE1G29325QX363'], ['5493001KJTIIGC8Y1R21', '5493001KJTIIGC8Y1R13']],
  ['luhn', ['732829320', '000000000'], ['732829321', '723829320']],
])('%s', (check, right, wrong) => {
  const item = itemOf(check);

  it.each(right)('%s is right', (bare) => {
    expect(readEntry(item, bare)).toEqual({ kind: 'valid', value: bare });
  });

  it.each(wrong)('%s is wrong', (bare) => {
    expect(readEntry(item, bare)).toEqual({ kind: 'invalid' });
  });

  it('stands in a proof by one that is right, and is none of those that conditions name', () => {
    const [one] = domainOf(item).representatives(item, { constants: [], summed: false }) ?? [];
    expect(one).toBeTypeOf('string');
    const values = domainOf(item).representatives(item, { constants: [one ?? ''], summed: false });
    expect(values).toHaveLength(2);
    expect(values?.[0]).toBe(one);
  });
});

it('without check digits is whatever has the form of its mask', () => {
  const { check: _check, ...item } = itemOf('luhn');
  expect(readEntry(item, '123456789')).toEqual({ kind: 'valid', value: '123456789' });
  expect(readEntry(item, '12345678')).toEqual({ kind: 'invalid' });
});
