import { describe, expect, it } from 'vitest';
import { bareIdentifier, fitsMask, masked } from '../../src/engine/types/maskedForm.ts';
import { mask } from '../../src/instrument/mask.ts';

const iban = '@@## **** **** **[** **** **** **** **** **]';

describe('a mask', () => {
  it.each(['####.###.###', 'BE ####.###.###', '@@-##/*', iban, '#'])('%s is one', (text) => {
    expect(mask.safeParse(text).success).toBe(true);
  });

  it.each(['', 'BE', '...', '##(#)', '[##]', '##[##]#', '##[##', '##]', '\\d+', '#'.repeat(65), 'a#'])(
    '%j is none',
    (text) => {
      expect(mask.safeParse(text).success).toBe(false);
    },
  );

  it.each<[typed: string, mask: string, bare: string, shown: string]>([
    ['0206.731.645', '####.###.###', '0206731645', '0206.731.645'],
    [' 0206 731-645 ', '####.###.###', '0206731645', '0206.731.645'],
    ['0206731645', '####.###.###', '0206731645', '0206.731.645'],
    ['be 0206.731.645', 'BE ####.###.###', 'BE0206731645', 'BE 0206.731.645'],
    ['be71 0961 2345 6769', iban, 'BE71096123456769', 'BE71 0961 2345 6769'],
    [
      'MT31MALT01100000000000000000123',
      iban,
      'MT31MALT01100000000000000000123',
      'MT31 MALT 0110 0000 0000 0000 0000 123',
    ],
  ])('has "%s" as %s', (typed, form, bare, shown) => {
    expect(bareIdentifier(typed)).toBe(bare);
    expect(fitsMask(bare, form)).toBe(true);
    expect(masked(bare, form)).toBe(shown);
  });

  it.each<[bare: string, mask: string]>([
    ['020673164', '####.###.###'],
    ['02067316455', '####.###.###'],
    ['020673164A', '####.###.###'],
    ['0206.731.645', '####.###.###'],
    ['0206731645', 'BE ####.###.###'],
    ['FR0206731645', 'BE ####.###.###'],
    ['BE710961234', iban],
    ['be71096123456769', iban],
    [`BE71${'0'.repeat(31)}`, iban],
    ['', '#'],
    ['٣', '#'],
  ])('does not have %j as %s', (bare, form) => {
    expect(fitsMask(bare, form)).toBe(false);
  });
});
