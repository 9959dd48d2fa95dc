import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/surveys/catalogue.ts';
import { openInstrument, openTexts } from '../../../src/surveys/open.ts';
import { glossaryPlaces } from '../../../src/ui/questions/glossaryPlaces.ts';

const security = { forms: ['ICT-beveiligingsincident', 'ICT-beveiliging'] };
const specialist = { forms: ['ICT-specialist', 'ICT-specialisten'] };
const connection = { forms: ['Internetverbindung'] };
const found = (text: string, ...terms: { readonly forms: readonly string[] }[]) =>
  glossaryPlaces(text, terms).map(({ from, to }) => text.slice(from, to));

describe('terms in a text', () => {
  it.each([
    ['gevolgen van ICT-beveiligingsincidenten)', []],
    ['een ICT-beveiligingsmonitoringsysteem', []],
    ['de ICT-beveiliging van uw onderneming', ['ICT-beveiliging']],
    ['(ICT-beveiliging, ...)', ['ICT-beveiliging']],
    ['Heeft u ICT-specialisten?', ['ICT-specialisten']],
    ['een ICT-beveiligingssysteem voor ICT-beveiliging', ['ICT-beveiliging']],
    ['Ict-Beveiliging', ['Ict-Beveiliging']],
    ['éICT-beveiliging', []],
  ])('in “%s”: %j', (text, expected) => {
    expect(found(text, security, specialist)).toEqual(expected);
  });

  it('are not cut off before an ending in brackets', () => {
    expect(found('Internetverbindung(en)', connection)).toEqual([]);
    expect(found('Internetverbindung (fest)', connection)).toEqual(['Internetverbindung']);
  });

  it('stand between no letters in any text of a questionnaire', async () => {
    let places = 0;
    for (const { id, version } of catalogue) {
      const instrument = await openInstrument(id, version);
      if (!instrument.ok) throw new Error(id);
      for (const language of instrument.value.languages) {
        const texts = await openTexts(id, version, language);
        if (!texts.ok) throw new Error(language);
        const { terms = [], questions, items } = texts.value;
        const all = [
          ...Object.values(questions).map(({ stem }) => stem),
          ...Object.values(items).map(({ text }) => text),
        ];
        for (const text of all)
          for (const { from, to } of glossaryPlaces(text, terms)) {
            places += 1;
            expect(text.slice(to, to + 1)).not.toMatch(/[\p{L}\p{N}]/u);
            expect(text.slice(Math.max(0, from - 1), from)).not.toMatch(/[\p{L}\p{N}]/u);
          }
      }
    }
    expect(places).toBeGreaterThan(20);
  });
});
