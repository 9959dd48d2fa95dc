import { outlineOf } from '../engine/outline.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Receipt } from '../protocol/receipt.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import type { Cell } from './csv.ts';

/** A response as an export sees it. */
export interface Delivered {
  readonly document: ResponseDocument;
  readonly receipt: Receipt;
}

/** A column of an export: its name, and what stands in it. */
export interface Column {
  readonly name: string;
  readonly cell: (of: Delivered) => Cell;
}

const leading: readonly Column[] = [
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

const trailing: readonly Column[] = [
  { name: 'measuredSeconds', cell: ({ document }) => document.completion.measuredSeconds },
  { name: 'prefilledMinutes', cell: ({ document }) => document.completion.prefilledMinutes },
  { name: 'declaredMinutes', cell: ({ document }) => document.completion.declaredMinutes },
  { name: 'changed', cell: ({ document }) => document.completion.changed },
  { name: 'sessions', cell: ({ document }) => document.completion.sessions },
  { name: 'idleLimitSeconds', cell: ({ document }) => document.completion.idleLimitSeconds },
  { name: 'gapsDiscarded', cell: ({ document }) => document.completion.gapsDiscarded },
  { name: 'appVersion', cell: ({ document }) => document.app.version },
  { name: 'simulated', cell: ({ document }) => document.simulated ?? false },
];

const taken = new Set([...leading, ...trailing].map(({ name }) => name));

/** An item that has the name of a column of ours is told from it. */
const itemColumn = (item: string): Column => ({
  name: taken.has(item) ? `item.${item}` : item,
  cell: ({ document }) => cellOf(item, document),
});

/**
 * What stands for an item. Why there is no answer is always a word: statistics packages read NA, null and the
 * like as blank, and a blank must stay what it is, an item that nobody had to answer and nobody did.
 */
function cellOf(item: string, { answers, notApplicable, undetermined, unanswered }: ResponseDocument): Cell {
  if (Object.hasOwn(answers, item)) return answers[item] ?? null;
  if (notApplicable.includes(item)) return 'not_applicable';
  if (undetermined?.includes(item)) return 'undetermined';
  const given = unanswered?.find((one) => one.item === item);
  return given ? `unanswered:${given.reason}` : null;
}

/** The time measured in a module; `review` is the time spent on looking all over. */
const moduleColumn = (module: string): Column => ({
  name: `seconds.${module}`,
  cell: ({ document }) => document.completion.moduleSeconds[module] ?? 0,
});

/** The columns for responses to these questionnaires: their items in order, each name once. */
export function columnsFor(instruments: readonly Instrument[]): Column[] {
  const modules = new Set(instruments.flatMap((instrument) => instrument.modules.map(({ id }) => id)));
  const items = new Set(instruments.flatMap((instrument) => [...outlineOf(instrument).items.keys()]));
  return [...leading, ...[...items].map(itemColumn), ...trailing, ...[...modules, 'review'].map(moduleColumn)];
}
