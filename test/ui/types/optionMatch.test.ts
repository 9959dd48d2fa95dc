import { describe, expect, it } from 'vitest';
import { optionSaid, optionsMatching } from '../../../src/ui/types/optionMatch.ts';

const options = [
  { code: 'BE10', words: 'Brussels Hoofdstedelijk Gewest' },
  { code: 'BE34', words: 'Prov. Luxemburg (België)' },
  { code: 'LU00', words: 'Luxemburg' },
  { code: 'FR10', words: 'Île-de-France' },
  { code: 'FRK2', words: 'Rhône-Alpes' },
  { code: 'BE33', words: 'Prov. Luik' },
];
const found = (typed: string) => optionsMatching(options, typed).map(({ code }) => code);

describe('options that match what was typed', () => {
  it.each<[typed: string, codes: string[]]>([
    ['', ['BE10', 'BE34', 'LU00', 'FR10', 'FRK2', 'BE33']],
    ['  ', ['BE10', 'BE34', 'LU00', 'FR10', 'FRK2', 'BE33']],
    // Those that begin with it, then those with a word that does.
    ['lu', ['LU00', 'BE34', 'BE33']],
    ['LUX', ['LU00', 'BE34']],
    ['ile', ['FR10']],
    ['île-de', ['FR10']],
    ['RHONE', ['FRK2']],
    ['france', ['FR10']],
    ['lux bel', ['BE34']],
    ['bel lux', ['BE34']],
    ['be3', ['BE34', 'BE33']],
    ['stedelijk', ['BE10']],
    ['luxenburg', []],
    ['(', ['BE34']],
    ['.*', []],
  ])('%j: %j', (typed, codes) => {
    expect(found(typed)).toEqual(codes);
  });
});

describe('the option that was typed whole', () => {
  it.each<[typed: string, code: string | undefined]>([
    ['Luxemburg', 'LU00'],
    [' luxemburg ', 'LU00'],
    ['ile-de-france', 'FR10'],
    ['Luxem', undefined],
    ['BE10', undefined],
    ['', undefined],
  ])('%j: %j', (typed, code) => {
    expect(optionSaid(options, typed)?.code).toBe(code);
  });

  it('is none where two have the same words', () => {
    expect(optionSaid([...options, { code: 'B6', words: 'Luxemburg' }], 'Luxemburg')).toBeUndefined();
  });
});
