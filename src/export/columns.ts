import { type Item, optionsOf, outlineOf } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import { nameIn } from '../instrument/address.ts';
import type { Instrument } from '../instrument/schema.ts';
import { annotationColumns } from './annotationColumns.ts';
import type { Column } from './column.ts';
import { contactNames } from './contact.ts';
import type { Cell } from './csv.ts';
import type { Delivered } from './delivered.ts';
import { flagsOf } from './flags.ts';
import { partsWithin } from './partsWithin.ts';

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

/** How it was delivered: by whom, whether late, in a carried file, with a token that the office should look at. */
const senderColumns: readonly Column[] = [
  { name: 'sender', cell: ({ way }) => way.sender },
  { name: 'late', cell: ({ way }) => way.late },
  { name: 'otherSender', cell: ({ way }) => way.otherSender },
  { name: 'reissued', cell: ({ way }) => way.reissued },
  { name: 'ingested', cell: ({ way }) => way.ingested },
];

/** What intake found in it, and how many responses rival it, so that an office has to choose one. */
const findingColumns: readonly Column[] = [
  { name: 'answeredItems', cell: ({ facts }) => facts.answeredItems },
  { name: 'askedItems', cell: ({ facts }) => facts.askedItems },
  { name: 'openFindings', cell: ({ facts }) => facts.openFindings.join(' ') || null },
  {
    name: 'flags',
    cell: ({ document, facts, to, differing, way }) =>
      [...flagsOf(to.instrument, document, facts, way.registered), ...differing].join(' ') || null,
  },
  { name: 'rivals', cell: ({ rivals }) => rivals },
  { name: 'altered', cell: ({ way }) => way.alteredSha256 !== undefined },
];

/** The enterprise that a respondent without an invitation gave: nobody has proven it. */
const givenColumns: readonly Column[] = [
  { name: 'givenEnterprise', cell: ({ document }) => document.respondent?.enterpriseNumber ?? null },
  { name: 'givenName', cell: ({ document }) => document.respondent?.enterpriseName ?? null },
];

/** What corrects another response: its place in the chain, why, after how long, and what it changes. */
const revisionColumns: readonly Column[] = [
  { name: 'revision', cell: ({ revision }) => revision?.number ?? null },
  { name: 'changedItems', cell: ({ revision }) => revision?.changed?.items.join(' ') || null },
  { name: 'correctionReason', cell: ({ document }) => document.correction?.reason ?? null },
  { name: 'correctionRemark', cell: ({ document }) => document.correction?.remark ?? null },
  { name: 'earlierSeconds', cell: ({ document }) => document.correction?.earlierSeconds ?? null },
  { name: 'changedRemarks', cell: ({ revision }) => revision?.changed?.remarks.join(' ') || null },
  { name: 'changedConfirmations', cell: ({ revision }) => revision?.changed?.confirmations.join(' ') || null },
];

/** What stands before the name of a criterion. */
const outcomePrefix = 'outcome';

const ownNames = new Set([
  ...[
    ...identityColumns,
    ...paradataColumns,
    ...annotationColumns,
    ...senderColumns,
    ...findingColumns,
    ...givenColumns,
    ...revisionColumns,
  ].map(({ name }) => name),
  outcomePrefix,
]);

/** An item with the name of another column gets a prefix. */
const nameOf = (item: string) => (ownNames.has(item) ? `item.${item}` : item);

/** What a column has of an item that stands at an address. */
type CellAt = (of: Delivered, address: string) => Cell;

/** What stands by a name: none that an object has by birth (`constructor`), as an item or a module may be called. */
const ownOf = <Value>(values: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
  values && Object.hasOwn(values, name) ? values[name] : undefined;

const itemCell: CellAt = ({ document, statusOf }, address) => {
  const computed = ownOf(document.computed, address);
  if (computed !== undefined) return computed;
  const status = statusOf(address);
  if (status === 'answered') return ownOf(document.answers, address) ?? null;
  // Blank: an optional item without an answer.
  return status === 'not_answered' ? null : status;
};

/** Whether an option is among those chosen, as 1 or 0; nothing where the item has no answer: its own column says why. */
const optionCell =
  (item: Item, code: string): CellAt =>
  ({ document: { answers }, statusOf }, address) => {
    const value = statusOf(address) === 'answered' ? answers[address] : undefined;
    return value === undefined ? null : Number(rowOf(item).codes?.(value).includes(code) ?? false);
  };

/** How many rows a roster has, or why it has none. */
const rosterCell: CellAt = ({ document: { rows = {} }, statusOf }, address) =>
  (Object.hasOwn(rows, address) ? rows[address]?.length : undefined) ?? statusOf(address);

/** A column of what stands in rows, or of what does not: its name is the same in each of them. */
export interface PlacedColumn {
  readonly name: string;
  /** What it is about, by its name in the questionnaire. */
  readonly about: string;
  readonly cellAt: CellAt;
  /** Whether that is a roster. */
  readonly isRoster: boolean;
}

/** The column of an item; one more for each of its options, where it may hold several. */
const columnsOf = (item: Item): PlacedColumn[] => [
  { name: nameOf(item.name), about: item.name, cellAt: itemCell, isRoster: false },
  ...(rowOf(item).codes ? optionsOf(item) : []).map((code) => ({
    ...{ name: `${nameOf(item.name)}.${code}`, about: item.name },
    ...{ cellAt: optionCell(item, code), isRoster: false },
  })),
];

/** What the answers say of a criterion; blank where there is no such row. */
const criterionCell: CellAt = ({ document }, address) => ownOf(document.outcome, address) ?? null;

/** The name of what stands for a criterion in an export: nothing of an item has such a name. */
export const criterionName = (criterion: string): string => `${outcomePrefix}.${criterion}`;

const placedColumns = (instrument: Instrument, within?: string): PlacedColumn[] =>
  partsWithin(instrument, within).flatMap((one) => {
    if ('item' in one) return columnsOf(one.item);
    return 'roster' in one
      ? { name: nameOf(one.roster), about: one.roster, cellAt: rosterCell, isRoster: true }
      : { name: criterionName(one.criterion), about: one.criterion, cellAt: criterionCell, isRoster: false };
  });

/** What an item has; in rows what it has in each of them, on a line of its own. */
function contactCell(of: Delivered, item: string): Cell {
  const inRows = Object.entries(of.document.answers).filter(
    ([address]) => address !== item && nameIn(address) === item,
  );
  return inRows.length > 0 ? inRows.map(([, value]) => value).join('\n') : itemCell(of, item);
}

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
    ...[...items].map((item): Column => ({ name: nameOf(item), cell: (of) => contactCell(of, item) })),
    ...paradataColumns.filter(({ name }) => name === 'simulated'),
    ...identityColumns.filter(({ name }) => name === 'code'),
  ];
}

/** The seconds measured in a module, or in the `review`. */
const moduleColumn = (module: string): Column => ({
  name: `seconds.${module}`,
  cell: ({ document }) => ownOf(document.completion.moduleSeconds, module) ?? 0,
});

/** What a response has beside its answers: before them, and behind. */
export function columnsAround(instruments: readonly Instrument[]): { before: readonly Column[]; behind: Column[] } {
  const modules = new Set(instruments.flatMap((instrument) => instrument.modules.map(({ id }) => id)));
  return {
    before: identityColumns,
    behind: [
      ...paradataColumns,
      ...[...modules, 'review'].map(moduleColumn),
      ...annotationColumns,
      ...senderColumns,
      ...findingColumns,
      ...givenColumns,
      ...revisionColumns,
    ],
  };
}

/** The columns for responses to these questionnaires: what stands in no row, in order, each once. */
export function columnsFor(instruments: readonly Instrument[]): Column[] {
  const { before, behind } = columnsAround(instruments);
  const placed = allPlacedColumns(instruments);
  return [
    ...before,
    ...placed.map(({ name, about, cellAt }): Column => ({ name, cell: (of) => cellAt(of, about) })),
    ...behind,
  ];
}

/**
 * The columns of what stands in the rows of a roster, or in none, in several questionnaires: of those with the same name,
 * the last.
 */
export const allPlacedColumns = (instruments: readonly Instrument[], within?: string): PlacedColumn[] => [
  ...new Map(
    instruments.flatMap((instrument) => placedColumns(instrument, within).map((column) => [column.name, column])),
  ).values(),
];
