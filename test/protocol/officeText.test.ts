import { describe, expect, it } from 'vitest';
import { config } from '../../src/protocol/config.ts';
import { inLanguageOf, missingLanguages, type OfficeText } from '../../src/protocol/officeText.ts';

describe('a text of the office', () => {
  it.each<[OfficeText | undefined, string | undefined, string | undefined]>([
    [undefined, undefined, undefined],
    ['Verplicht.', 'Verplicht.', 'Verplicht.'],
    [{ nl: 'Verplicht.', fr: 'Obligatoire.' }, 'Verplicht.', 'Obligatoire.'],
    [{ nl: 'Verplicht.' }, 'Verplicht.', 'Verplicht.'],
    [{ fr: 'Obligatoire.' }, 'Obligatoire.', 'Obligatoire.'],
    [{}, undefined, undefined],
  ])('%j is %s in Dutch and %s in French', (text, nl, fr) => {
    expect([inLanguageOf(text, 'nl'), inLanguageOf(text, 'fr')]).toEqual([nl, fr]);
  });

  it('lacks languages only where it has some apart', () => {
    expect(missingLanguages('one for all', ['nl', 'fr'])).toEqual([]);
    expect(missingLanguages({ nl: 'Een' }, ['nl', 'fr', 'de', 'en'])).toEqual(['fr', 'de', 'en']);
  });

  it.each([
    ['2026-12-31', true],
    ['31/12/2026', false],
  ])('a deadline %s is taken: %s', (deadline, taken) => {
    expect(config.safeParse({ endpoint: 'api/v1', office: { deadline } }).success).toBe(taken);
  });
});
