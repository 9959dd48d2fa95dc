import { type Item, optionsOf, outlineOf } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import type { Instrument } from '../instrument/schema.ts';
import { annotationColumns } from './annotationColumns.ts';
import type { Column } from './column.ts';
import { contactNames } from './contact.ts';
import { flagsOf } from './flags.ts';

const identityColumns: readonly Column[] = [
  { name: 'id', cell: ({ document }) => document.id },
  { name: 'receivedAt', cell: ({ receipt }) => receipt.receivedAt },
  { name: 'code', cell: ({ receipt }) => receipt.code },
  { name: 'instrument', cell: ({ document }) => document.instrument.id },
  { name: 'version', cell: ({ document }) => document.instrument.version },
  { name: 'case', cell: ({ document }) => document.case?.id ?? null },
  { name: 'supersedes', cell: ({ document }) => document.supersedes ?? null },
  { name: 'language', cell: ({ document }) => document.language },
  { name: 'startedAt', cell: ({ document }) => document.startedAt },
  { name: 'completedAt', cell: ({ document }) => document.completedAt },
];

const paradataColumns: readonly Column[] = [
  { name: 'measuredSeconds', cell: ({ document }) => document.completion.measuredSeconds },
  { name: 'prefilledMinutes', cell: ({ document }) => document.completion.prefilledMinutes },
  { name: 'declaredMinutes', cell: ({ document }) => document.completion.declaredMinutes ?? null },
  { name: 'changed', cell: ({ document }) => document.completion.changed },
  { name: 'sessions', cell: ({ document }) => document.completion.sessions },
  { name: 'idleLimitSeconds', cell: ({ document }) => document.completion.idleLimitSeconds },
  { name: 'gapsDiscarded', cell: ({ document }) => document.completion.gapsDiscarded },
  { name: 'appVersion', cell: ({ document }) => document.app.version },
  { name: 'simulated', cell: ({ document }) => document.simulated ?? false },
];

/** How it was delivered: by whom, whether late, and whether with a token that the office should look at. */
const senderColumns: readonly Column[] = [
  { name: 'sender', cell: ({ way }) => way.sender },
  { name: 'late', cell: ({ way }) => way.late },
  { name: 'otherSender', cell: ({ way }) => way.otherSender },
  { name: 'reissued', cell: ({ way }) => way.reissued },
];

/** What intake found in it, and how many responses rival it, so that an office has to choose one. */
const findingColumns: readonly Column[] = [
  { name: 'answeredItems', cell: ({ facts }) => facts.answeredItems },
  { name: 'askedItems', cell: ({ facts }) => facts.askedItems },
  { name: 'openFindings', cell: ({ facts }) => facts.openFindings.join(' ') || null },
  { name: 'flags', cell: ({ document, facts, to }) => flagsOf(to.instrument, document, facts).join(' ') || null },
  { name: 'rivals', cell: ({ rivals }) => rivals },
  { name: 'altered', cell: ({ way }) => way.alteredSha256 !== undefined },
];

/** The enterprise that a respondent without an invitation gave: nobody has proven it. */
const givenColumns: readonly Column[] = [
  { name: 'givenEnterprise', cell: ({ document }) => document.respondent?.enterpriseNumber ?? null },
  { name: 'givenName', cell: ({ document }) => document.respondent?.enterpriseName ?? null },
];

const ownNames = new Set(
  [
    ...identityColumns,
    ...paradataColumns,
    ...annotationColumns,
    ...senderColumns,
    ...findingColumns,
    ...givenColumns,
  ].map(({ name }) => name),
);

/** An item with the name of another column gets a prefix. */
const nameOf = (item: string) => (ownNames.has(item) ? `item.${item}` : item);

const itemColumn = (item: string): Column => ({
  name: nameOf(item),
  cell: ({ document, statusOf }) => {
    const status = statusOf(item);
    if (status === 'answered') return document.answers[item] ?? null;
    // Blank: an optional item without an answer.
    return status === 'not_answered' ? null : status;
  },
});

/** Whether an option is among those chosen, as 1 or 0; nothing where the item has no answer: its own column says why. */
const optionColumn = ({ id, ...item }: Item, code: string): Column => ({
  name: `${nameOf(id)}.${code}`,
  cell: ({ document: { answers }, statusOf }) => {
    const value = statusOf(id) === 'answered' ? answers[id] : undefined;
    return value === undefined ? null : Number(rowOf(item).codes?.(value).includes(code) ?? false);
  },
});

/** The column of an item; one more for each of its options, where it may hold several. */
const columnsOf = (item: Item): Column[] => [
  itemColumn(item.id),
  ...(rowOf(item).codes ? optionsOf(item).map((code) => optionColumn(item, code)) : []),
];

/** The columns of contact data alone: of whom, and the items that ask for them. */
export function contactColumnsFor(instruments: readonly Instrument[]): Column[] {
  const items = new Set(
    instruments.flatMap((instrument) => {
      const names = contactNames(instrument);
      return [...outlineOf(instrument).items.keys()].filter((item) => names.has(item));
    }),
  );
  const enterprise: Column = { name: 'enterprise', cell: ({ document }) => document.case?.enterpriseNumber ?? null };
  return [
    ...identityColumns.filter(({ name }) => ['id', 'receivedAt', 'case', 'language'].includes(name)),
    enterprise,
    ...[...items].map(itemColumn),
    ...paradataColumns.filter(({ name }) => name === 'simulated'),
  ];
}

/** The seconds measured in a module, or in the `review`. */
const moduleColumn = (module: string): Column => ({
  name: `seconds.${module}`,
  cell: ({ document }) => document.completion.moduleSeconds[module] ?? 0,
});

/** The columns for responses to these questionnaires: their items in order, each once. */
export function columnsFor(instruments: readonly Instrument[]): Column[] {
  const modules = new Set(instruments.flatMap((instrument) => instrument.modules.map(({ id }) => id)));
  const items = new Map(
    instruments.flatMap((instrument) =>
      [...outlineOf(instrument).items.values()].flatMap(columnsOf).map((column) => [column.name, column]),
    ),
  );
  const seconds = [...modules, 'review'].map(moduleColumn);
  return [
    ...identityColumns,
    ...items.values(),
    ...paradataColumns,
    ...seconds,
    ...annotationColumns,
    ...senderColumns,
    ...findingColumns,
    ...givenColumns,
  ];
}
