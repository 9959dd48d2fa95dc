import { domainOf } from '../../authoring/types/table.ts';
import { criterionStates } from '../../engine/criterionStates.ts';
import { type Item, optionsOf, outlineOf } from '../../engine/outline.ts';
import { rowOf } from '../../engine/types/table.ts';
import { criterionName } from '../../export/columns.ts';
import type { Cell } from '../../export/csv.ts';
import { type Codebook, scopesOf } from '../../instrument/codebook.ts';
import type { Expression } from '../../instrument/expression/expression.ts';
import { expressionText } from '../../instrument/expression/expressionText.ts';
import { allOf, openedUp } from '../../instrument/expression/openedUp.ts';
import { gatesByItem } from '../../instrument/gates.ts';
import { optionWords } from '../../instrument/optionWords.ts';
import { rosterOfEach } from '../../instrument/rosterOfEach.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';

/** The columns of a codebook as it is printed. */
export const codebookColumns = [
  ...(['item', 'question', 'module', 'type', 'values', 'variable'] as const),
  ...([
    'euVariable',
    'period',
    'askedIf',
    'euScope',
    'wording',
    'official',
    'note',
    'unit',
    'denominator',
    'roster',
    'computedAs',
  ] as const),
];

/** A line of a codebook: an item, an option of one, or a criterion of the outcome. */
export type CodebookRow = Readonly<Record<(typeof codebookColumns)[number], Cell>>;

/** The lines of a codebook in the order of the questionnaire; an option follows its item, and criteria stand at the end. */
export function codebookRows(instrument: Instrument, texts: Texts, book: Codebook | undefined): CodebookRow[] {
  const { entries } = outlineOf(instrument);
  const gates = gatesByItem(instrument);
  const askedIf = (item: string, ofOption?: Expression): string => {
    const all = [...(gates.get(item) ?? []), ...(ofOption ? [ofOption] : [])];
    const gate = allOf(all.map((one) => openedUp(one, instrument.conditions)));
    return gate ? expressionText(gate) : 'always';
  };
  const rosterOf = rosterOfEach(instrument);
  const official = instrument.official.includes(texts.language) ? 'yes' : 'no';
  const rows = entries.flatMap((entry) =>
    entry.all.flatMap((item): CodebookRow[] => {
      const known = book?.items[item.id];
      const row: CodebookRow = {
        item: item.id,
        question: item.question,
        module: item.module,
        type: item.type,
        values: domainOf(item).words(item),
        variable: known?.variable ?? null,
        euVariable: known?.euVariable ?? null,
        period: known?.period ?? null,
        askedIf: askedIf(item.id),
        euScope: known?.euVariable === undefined ? null : scopeWords(book, item),
        wording: worded(texts, item, texts.items[item.id]?.text),
        official,
        note: known?.note ?? null,
        unit: known?.unit ?? null,
        denominator: known?.denominators?.join(' ') ?? null,
        roster: rosterOf.get(item.name) ?? null,
        computedAs: item.is ? expressionText(item.is) : null,
      };
      const options = optionsOf(item).map((letter) => ({
        ...row,
        item: `${item.id}.${letter}`,
        type: 'option',
        values: known?.options ? 'yes, no' : rowOf(item).codes ? '1, 0' : letter,
        variable: known?.options?.[letter] ?? null,
        askedIf: askedIf(item.id, gateOfOption(item, letter)),
        wording: worded(texts, item, optionWords(letter, item, texts)),
        note: null,
      }));
      return [row, ...options];
    }),
  );
  return [...rows, ...criterionRows(instrument, texts, official)];
}

/** What must hold for an option to be there. */
const gateOfOption = (item: Item, code: string): Expression | undefined =>
  'optionGates' in item && item.optionGates && Object.hasOwn(item.optionGates, code)
    ? item.optionGates[code]
    : undefined;

const nothing = Object.fromEntries(codebookColumns.map((column) => [column, null])) as CodebookRow;

function criterionRows({ outcome }: Instrument, texts: Texts, official: string): CodebookRow[] {
  return (outcome?.criteria ?? []).map(({ id, for: roster, applies, met }) => {
    const { title, text, source } = texts.outcome?.criteria[id] ?? {};
    return {
      ...nothing,
      item: criterionName(id),
      type: 'criterion',
      values: criterionStates.join(', '),
      askedIf: applies ? expressionText(applies) : 'always',
      wording: [title, text].filter(Boolean).join(' | '),
      official,
      note: source ?? null,
      roster: roster ?? null,
      computedAs: expressionText(met),
    };
  });
}

const scopeWords = (book: Codebook | undefined, item: Item): string =>
  scopesOf(book, item).map(expressionText).join('; ') || 'as asked';

/** The stem, and the item's own words where it has others. */
function worded(texts: Texts, item: Item, own: string | undefined): string {
  const stem = texts.questions[item.question]?.stem;
  return [...new Set([stem, own])].filter((words) => words !== undefined).join(' | ');
}
