import { engineFor } from '../../src/engine/needs.ts';
import { loadInstrument, loadTexts } from '../../src/instrument/load.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import type { Texts } from '../../src/instrument/texts.ts';

/** The items of the questionnaire that is answered here. None is required: it can be completed at any moment. */
export const sheetItems = ['one', 'two', 'three', 'four'] as const;

/** The questionnaire as an author writes it: `most` is the highest answer. */
export const sheetStructure = (version: string, most: number, language = 'en') => ({
  format: 'veldwerk-instrument/2',
  id: 'test.sheet',
  version,
  languages: [language],
  official: [language],
  publisher: 'An office',
  helpDesk: { email: 'help@example.org', telephone: '02 000 00 00' },
  idleLimitSeconds: 180,
  domainChecks: { whole: 'K01' },
  checks: [],
  modules: [
    {
      id: 'A',
      sections: [
        {
          id: 'a',
          questions: sheetItems.map((item) => ({
            id: item,
            type: 'whole',
            item,
            min: 0,
            max: most,
            required: false,
            domainCheck: 'K02',
          })),
        },
      ],
    },
  ],
});

const words = {
  language: 'en',
  title: 'Sheet',
  preamble: [],
  closing: [],
  answers: { yes: 'Yes', no: 'No' },
  units: { percent: '%', minutes: 'minutes' },
  modules: { A: { label: 'A', title: 'All' } },
  sections: {},
  options: {},
  checks: {},
  questions: Object.fromEntries(sheetItems.map((item) => [item, { stem: item, short: item }])),
  items: Object.fromEntries(sheetItems.map((item) => [item, { text: item }])),
};

function loaded<Value>(
  found: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: unknown },
) {
  if (!found.ok) throw new Error(JSON.stringify(found.fault));
  return found.value;
}

const most = 1_000_000;

/**
 * What the device has, by version. The office knows the first alone as it is; `1.0.1` it does not know, and in its own
 * `1.0.2` nothing is allowed: what is answered to that is refused.
 */
export const sheets: ReadonlyMap<string, Instrument> = new Map(
  ['1.0.0', '1.0.1', '1.0.2'].map((version) => [version, loaded(loadInstrument(sheetStructure(version, most)))]),
);
export const officeSheets: ReadonlyMap<string, Instrument> = new Map([
  ['1.0.0', loaded(loadInstrument(sheetStructure('1.0.0', most)))],
  ['1.0.2', loaded(loadInstrument(sheetStructure('1.0.2', 0)))],
]);
export const sheetTexts: Texts = loaded(loadTexts(words));

for (const sheet of sheets.values()) await engineFor(sheet);
