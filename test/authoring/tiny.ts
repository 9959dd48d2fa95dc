import { faultText, type LintFault } from '../../src/authoring/fault.ts';
import type { Condition } from '../../src/instrument/condition.ts';
import { beyondFirstFormat } from '../../src/instrument/firstFormat.ts';
import type { ItemType } from '../../src/instrument/itemTypes.ts';
import { typesIn } from '../../src/instrument/layout.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import type { Question, WrittenQuestion } from '../../src/instrument/question.ts';
import type { Instrument, WrittenCheck, WrittenInstrument } from '../../src/instrument/schema.ts';
import type { Texts } from '../../src/instrument/texts.ts';

const domainChecks: Readonly<Record<ItemType, string>> = {
  percent: 'D1',
  choice: 'D2',
  choices: 'D7',
  yesNo: 'D3',
  minutes: 'D4',
  decimal: 'D6',
  whole: 'D7',
  money: 'D8',
  date: 'D9',
  month: 'D9',
  year: 'D9',
  text: 'D5',
  email: 'D5',
  telephone: 'D5',
  url: 'D8',
  identifier: 'D9',
};

/** What a file says of a whole instrument around a few questions. */
export function writtenTiny(
  questions: WrittenQuestion[],
  more: Partial<WrittenInstrument> = {},
  checks: WrittenCheck[] = [],
): WrittenInstrument {
  const modules = more.modules ?? [{ id: 'M', sections: [{ id: 'S', questions }] }];
  // Types stand beside the gates, whatever these are written as.
  const used = [...typesIn({ modules } as Instrument)].flatMap((type) =>
    Object.hasOwn(domainChecks, type) ? [[type, domainChecks[type]]] : [],
  );
  return {
    format: (questions as Question[]).some((one) => beyondFirstFormat(one))
      ? 'veldwerk-instrument/2'
      : 'veldwerk-instrument/1',
    id: 'test.tiny',
    version: '1.0.0',
    languages: ['nl'],
    official: ['nl'],
    publisher: 'An office',
    idleLimitSeconds: 180,
    domainChecks: Object.fromEntries(used),
    modules,
    checks,
    ...more,
  };
}

/** A whole instrument around a few questions. */
export function tiny(...written: Parameters<typeof writtenTiny>): Instrument {
  const loaded = loadInstrument(writtenTiny(...written));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
  return loaded.value;
}

type Gate = WrittenQuestion['gate'];
const gated = (gate: Gate) => (gate === undefined ? {} : { gate });

/** A yes/no question with one item of its own name. */
export const yesNo = (id: string, gate?: Gate): WrittenQuestion => ({ type: 'yesNo', id, items: [id], ...gated(gate) });
export const percent = (id: string, gate?: Gate): WrittenQuestion => ({
  type: 'percent',
  id,
  item: id,
  ...gated(gate),
});
export const choice = (id: string, options: string[], gate?: Gate): WrittenQuestion => ({
  type: 'choice',
  id,
  item: id,
  options,
  ...gated(gate),
});
export const isYes = (item: string): Condition => ({ op: 'equals', item, value: 'yes' });

/** A split in two. */
export const split = (total: number): WrittenQuestion => ({ type: 'split', id: 'S', items: ['Sa', 'Sb'], total });
export const check = (when: WrittenCheck['cases'][number]['when'], items = ['Q'], id = 'K1'): WrittenCheck => ({
  id,
  level: 'soft',
  cases: [{ items, when }],
});
/** A yes/no question that may stay blank. */
export const optional: WrittenQuestion = { type: 'yesNo', id: 'O', items: ['O'], required: false };
export const text = (item: string): WrittenQuestion => ({
  type: 'fields',
  id: item,
  fields: [{ type: 'text', item, maxLength: 1 }],
});
export const minutes = (item: string): WrittenQuestion => ({ type: 'minutes', id: item, item });

type Decimal = Extract<WrittenQuestion, { type: 'decimal' }>;
/** A question on a decimal number. */
export const decimal = (id: string, settings: Omit<Decimal, 'type' | 'id' | 'item'>): WrittenQuestion => ({
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
