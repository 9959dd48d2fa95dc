import { faultText, type LintFault } from '../../src/authoring/fault.ts';
import { beyondFirstFormat } from '../../src/instrument/firstFormat.ts';
import type { ItemType } from '../../src/instrument/itemTypes.ts';
import { typesIn } from '../../src/instrument/layout.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import type { Question } from '../../src/instrument/question.ts';
import type { Check, Instrument } from '../../src/instrument/schema.ts';
import type { Texts } from '../../src/instrument/texts.ts';

const domainChecks: Readonly<Record<ItemType, string>> = {
  percent: 'D1',
  choice: 'D2',
  choices: 'D7',
  yesNo: 'D3',
  minutes: 'D4',
  decimal: 'D6',
  text: 'D5',
  email: 'D5',
  telephone: 'D5',
  url: 'D8',
  identifier: 'D9',
};

/** A whole instrument around a few questions. */
export function tiny(questions: Question[], more: Partial<Instrument> = {}, checks: Check[] = []): Instrument {
  const modules = more.modules ?? [{ id: 'M', sections: [{ id: 'S', questions }] }];
  const used = [...typesIn({ modules })].map((type) => [type, domainChecks[type]]);
  const loaded = loadInstrument({
    format: questions.some(beyondFirstFormat) ? 'veldwerk-instrument/2' : 'veldwerk-instrument/1',
    id: 'test.tiny',
    version: '1.0.0',
    languages: ['nl'],
    official: ['nl'],
    publisher: 'An office',
    helpDesk: { email: 'help@example.org', telephone: '0' },
    idleLimitSeconds: 180,
    domainChecks: Object.fromEntries(used),
    modules,
    checks,
    ...more,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
  return loaded.value;
}

type Gate = Question['gate'];
const gated = (gate: Gate) => (gate === undefined ? {} : { gate });

/** A yes/no question with one item of its own name. */
export const yesNo = (id: string, gate?: Gate): Question => ({ type: 'yesNo', id, items: [id], ...gated(gate) });
export const percent = (id: string, gate?: Gate): Question => ({ type: 'percent', id, item: id, ...gated(gate) });
export const choice = (id: string, options: string[], gate?: Gate): Question => ({
  type: 'choice',
  id,
  item: id,
  options,
  ...gated(gate),
});
export const isYes = (item: string): NonNullable<Gate> => ({ op: 'equals', item, value: 'yes' });

/** A split in two. */
export const split = (total: number): Question => ({ type: 'split', id: 'S', items: ['Sa', 'Sb'], total });
export const check = (when: Check['cases'][number]['when'], items = ['Q'], id = 'K1'): Check => ({
  id,
  level: 'soft',
  cases: [{ items, when }],
});
/** A yes/no question that may stay blank. */
export const optional: Question = { type: 'yesNo', id: 'O', items: ['O'], required: false };
export const text = (item: string): Question => ({
  type: 'fields',
  id: item,
  fields: [{ type: 'text', item, maxLength: 1 }],
});
export const minutes = (item: string): Question => ({ type: 'minutes', id: item, item });

type Decimal = Extract<Question, { type: 'decimal' }>;
/** A question on a decimal number. */
export const decimal = (id: string, settings: Omit<Decimal, 'type' | 'id' | 'item'>): Question => ({
  type: 'decimal',
  id,
  item: id,
  ...settings,
});

/** Dutch words for a tiny instrument with the yes/no question Q and the choice C of a and b. */
export const tinyTexts: Texts = {
  language: 'nl',
  title: 'Titel',
  preamble: [],
  closing: [],
  answers: { yes: 'Ja', no: 'Neen' },
  units: { percent: '%', minutes: 'minuten' },
  modules: { M: { label: 'M', title: 'M' } },
  sections: {},
  questions: { Q: { stem: 'Q?' }, C: { stem: 'C?' } },
  items: { Q: { text: 'Q?' }, C: { text: 'C?' } },
  options: { C: { a: 'A', b: 'B' } },
  checks: { D2: '2', D3: '3' },
};

/** Faults as they are printed. */
export const said = (faults: readonly LintFault[]): string[] => faults.map(faultText);
