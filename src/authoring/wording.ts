import { type Item, optionsOf, outlineOf } from '../engine/outline.ts';
import { mayBorrow } from '../instrument/borrowed.ts';
import { hasLetters, hasNumber, ownLetters, ownNumber } from '../instrument/labels.ts';
import { layoutOf } from '../instrument/layout.ts';
import { rostersIn } from '../instrument/rosterParts.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import type { IdKind, LintFault } from './fault.ts';

/** The words of an instrument, as far as there are any. */
export type TextsByLanguage = Readonly<Partial<Record<string, Texts>>>;

/** Ids of one kind: those that need words, those that may have some, those that have. */
interface Ids {
  readonly kind: IdKind;
  readonly needed: readonly string[];
  readonly allowed?: readonly string[];
  readonly worded: readonly string[];
}

/** The units that every questionnaire has words for. */
const ownUnits = ['percent', 'minutes'];

/** The named conditions that have words in some language: an official one says what another says. */
const wordedConditions = ({ conditions }: Instrument, byLanguage: TextsByLanguage): readonly string[] => [
  ...new Set(
    Object.values(byLanguage).flatMap((texts) =>
      Object.keys(texts?.conditions ?? {}).filter((name) => Object.hasOwn(conditions, name)),
    ),
  ),
];

function idsIn(instrument: Instrument, texts: Texts, conditions: readonly string[]): Ids[] {
  const { entries, items } = outlineOf(instrument);
  const sections = instrument.modules.flatMap((module) => module.sections.map((section) => section.id));
  const listOf = (item: Item) => ('list' in item ? item.list : undefined);
  const options = (of: Item[]) => [
    ...new Set(of.flatMap((item) => optionsOf(item).map((code) => `${listOf(item) ?? item.id}.${code}`))),
  ];
  const all = [...items.values()];
  const units = [...items.values()].flatMap((item) => ('unit' in item && item.unit !== undefined ? [item.unit] : []));
  const checks = [
    ...[...items.values()].filter(({ is }) => !is).map(({ domainCheck }) => domainCheck),
    ...(instrument.uniqueCheck === undefined ? [] : [instrument.uniqueCheck]),
    ...instrument.checks.flatMap(({ id, cases }) => cases.map(({ text = id }) => text)),
  ];
  const wordedOptions = (words: Texts['options']) =>
    Object.entries(words).flatMap(([of, worded]) => Object.keys(worded).map((code) => `${of}.${code}`));
  return [
    { kind: 'module', needed: instrument.modules.map((module) => module.id), worded: Object.keys(texts.modules) },
    // A section may go without words: all of them are optional.
    { kind: 'section', needed: [], allowed: sections, worded: Object.keys(texts.sections) },
    {
      kind: 'roster',
      needed: rostersIn(instrument).map(([name]) => name),
      worded: Object.keys(texts.rosters ?? {}),
    },
    { kind: 'question', needed: entries.map(({ question }) => question.id), worded: Object.keys(texts.questions) },
    { kind: 'item', needed: [...items.keys()], worded: Object.keys(texts.items) },
    {
      kind: 'option',
      needed: options(all.filter((item) => listOf(item) === undefined)),
      worded: wordedOptions(texts.options),
    },
    {
      kind: 'option',
      needed: options(all.filter((item) => listOf(item) !== undefined)),
      worded: wordedOptions(texts.lists ?? {}),
    },
    { kind: 'unit', needed: [...new Set(units)], allowed: [...units, ...ownUnits], worded: Object.keys(texts.units) },
    { kind: 'check', needed: [...new Set(checks)], worded: Object.keys(texts.checks) },
    {
      kind: 'condition',
      needed: instrument.official.includes(texts.language) ? conditions : [],
      allowed: Object.keys(instrument.conditions),
      worded: Object.keys(texts.conditions ?? {}),
    },
    { kind: 'outcome', needed: instrument.outcome ? ['outcome'] : [], worded: texts.outcome ? ['outcome'] : [] },
    {
      kind: 'criterion',
      needed: texts.outcome && instrument.outcome ? instrument.outcome.criteria.map(({ id }) => id) : [],
      worded: instrument.outcome ? Object.keys(texts.outcome?.criteria ?? {}) : [],
    },
    {
      kind: 'term',
      needed: [],
      allowed: [
        ...instrument.modules.map((module) => module.id),
        ...sections,
        ...entries.map(({ question }) => question.id),
      ],
      worded: (texts.terms ?? []).map(({ at }) => at),
    },
  ];
}

/** What a respondent would know by the number of its place alone, which is another as soon as something comes before it. */
function unlabelled({ modules }: Instrument, texts: Texts): { kind: IdKind; id: string }[] {
  const questions = modules.flatMap(({ sections }) => sections.flatMap((section) => section.questions));
  return [
    ...modules
      .filter(({ id }) => texts.modules[id] && !texts.modules[id].short && !ownNumber(id))
      .map(({ id }) => ({ kind: 'module', id }) as const),
    ...questions.flatMap((question) => {
      const { id } = question;
      const layout = layoutOf(question);
      const isBare = hasNumber(layout) && texts.questions[id] && !texts.questions[id].label && !ownNumber(id);
      const bare = hasLetters(layout) && !ownLetters(question, layout.items) ? layout.items : [];
      return [
        ...(isBare ? [{ kind: 'question', id } as const] : []),
        ...bare
          .filter((item) => texts.items[item.id] && !texts.items[item.id]?.label)
          .map((item) => ({ kind: 'item', id: item.id }) as const),
      ];
    }),
  ];
}

/** The ids that are not among others: a list of options may have thousands. */
function without(ids: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return ids.filter((id) => !known.has(id));
}

function faultsIn(instrument: Instrument, language: string, texts: Texts, conditions: readonly string[]): LintFault[] {
  const faults = idsIn(instrument, texts, conditions).flatMap(
    ({ kind, needed, allowed = needed, worded }): LintFault[] => [
      ...without(needed, worded).map((id) => ({ fault: 'missing-text', language, kind, id }) as const),
      ...without(worded, allowed).map((id) => ({ fault: 'unknown-text', language, kind, id }) as const),
    ],
  );
  faults.push(...unlabelled(instrument, texts).map((one) => ({ fault: 'missing-label', language, ...one }) as const));
  return texts.language === language
    ? faults
    : [{ fault: 'wrong-language', language, says: texts.language }, ...faults];
}

const isMissing = ({ fault }: LintFault) => fault === 'missing-text';

/** The faults between an instrument and its words: languages without texts, ids without words, words without an id. */
export function wordingFaults(instrument: Instrument, byLanguage: TextsByLanguage): LintFault[] {
  const conditions = wordedConditions(instrument, byLanguage);
  const unlisted = Object.keys(byLanguage).filter((one) => byLanguage[one] && !instrument.languages.includes(one));
  return [
    ...[...new Set(instrument.languages)].flatMap((language): LintFault[] => {
      const texts = byLanguage[language];
      if (!texts) return [{ fault: 'no-texts', language }];
      const faults = faultsIn(instrument, language, texts, conditions);
      return mayBorrow(instrument, language) ? faults.filter((one) => !isMissing(one)) : faults;
    }),
    ...unlisted.map((language): LintFault => ({ fault: 'unlisted-texts', language })),
  ];
}

/** What is not translated yet, in the languages that may lack words: no fault. */
export const notTranslated = (instrument: Instrument, byLanguage: TextsByLanguage): LintFault[] =>
  [...new Set(instrument.languages)].flatMap((language) => {
    const texts = byLanguage[language];
    return texts && mayBorrow(instrument, language) ? faultsIn(instrument, language, texts, []).filter(isMissing) : [];
  });

/** What stands in the place of a text that is not translated yet, as it is told behind the fault that it would be. */
export const shownInstead = ({ languages }: Instrument): string => `those in ${languages[0]} are shown`;
