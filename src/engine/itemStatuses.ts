import { nameIn } from '../instrument/address.ts';
import { rowOfAddress } from '../instrument/rowAddress.ts';
import type { Instrument } from '../instrument/schema.ts';
import { checkFindingsFrom } from './allFindings.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluationOf } from './evaluationOf.ts';
import { outlineOf } from './outline.ts';
import {
  isOfRowBeside,
  type RowFault,
  type RowIds,
  rostersWithState,
  rowFaultsIn,
  rowIdsFrom,
  rowsThere,
} from './rosters/rowStatuses.ts';
import { itemsIn, type Route, routeFrom } from './route.ts';
import type { Answers, Value } from './value.ts';

/**
 * The status of each item of a completed response: answered, not applicable, or undetermined, since it is behind an item
 * that the respondent could not answer. A roster that is not asked has one as a whole; what is not asked in a row follows
 * from the answers in it.
 */
export interface ItemStatuses {
  readonly answers: Readonly<Record<string, Value>>;
  readonly notApplicable: readonly string[];
  readonly undetermined: readonly string[];
  /** The rows of the rosters that are asked; of an instrument that has some. */
  readonly rows?: RowIds | undefined;
  /** What is computed and has a value; of an instrument that has such. */
  readonly computed?: Readonly<Record<string, Value>> | undefined;
}

/** The item statuses of a draft: the answers that count, and the items that the route skips or cannot reach. */
export const itemStatusesOf = (
  instrument: Instrument,
  answers: Answers,
  unanswered: ReadonlySet<string>,
): ItemStatuses => itemStatusesFrom(evaluationOf(instrument, answers, unanswered));

/** The item statuses that an evaluation gives. @param route of it, where the caller has it already */
export function itemStatusesFrom(evaluation: Evaluation, route: Route = routeFrom(evaluation)): ItemStatuses {
  const listed = (state: 'notApplicable' | 'undetermined') => [
    ...itemsIn(route, state).flatMap(({ id }) => (rowOfAddress(id) === undefined ? [id] : [])),
    ...rostersWithState(evaluation, state),
  ];
  return {
    answers: Object.fromEntries(route.values),
    notApplicable: listed('notApplicable'),
    undetermined: listed('undetermined'),
    ...rowIdsFrom(evaluation),
    ...computedFrom(evaluation),
  };
}

/**
 * What is computed and has a value, by its address; nothing where nothing is computed. What stands in no row comes first,
 * then row by row, each in the order of the instrument.
 */
export function computedFrom({ program }: Evaluation): { readonly computed?: Record<string, Value> } {
  const { computed, instrument } = program;
  const { order, items } = outlineOf(instrument);
  if (!computed || ![...items.values()].some(({ is }) => is)) return {};
  const byRow = new Map<string, [string, Value][]>([['', []]]);
  for (const [item, value] of computed) {
    if (value === undefined) continue;
    const row = rowOfAddress(item) ?? '';
    const known = byRow.get(row);
    if (known) known.push([item, value]);
    else byRow.set(row, [[item, value]]);
  }
  const placeOf = ([item]: [string, Value]) => order.get(nameIn(item)) ?? 0;
  const values = [...byRow.values()].flatMap((own) => own.sort((one, other) => placeOf(one) - placeOf(other)));
  return { computed: Object.fromEntries(values) };
}

/** How many items have each status on a route, those in rows among them. */
export function statusCountsOn(route: Route): Readonly<Record<ListName, number>> {
  const { length: notApplicable } = itemsIn(route, 'notApplicable');
  const { length: undetermined } = itemsIn(route, 'undetermined');
  const unanswered = [...route.readings.values()].filter(({ kind }) => kind === 'unanswered').length;
  return { answers: route.values.size, notApplicable, undetermined, unanswered };
}

/** Why the status that a response gives an item is wrong. */
export type ItemStatusFault =
  | { readonly item: string; readonly fault: 'unknown-item' | 'wrong-value' | 'off-route' | 'not-skipped' }
  | { readonly item: string; readonly fault: 'unaccounted' | 'counted-twice' | 'not-undetermined' | 'not-asked' }
  | { readonly item: string; readonly fault: 'failed-check'; readonly check: string }
  | RowFault;

type ListName = 'answers' | 'notApplicable' | 'undetermined' | 'unanswered';

/** The lists that name each item; twice where it is in one list twice. */
function listsNaming(statuses: ItemStatuses, unanswered: readonly string[]): Map<string, ListName[]> {
  const lists = new Map<string, ListName[]>();
  const add = (item: string, list: ListName) => {
    const named = lists.get(item);
    if (named) named.push(list);
    else lists.set(item, [list]);
  };
  for (const item of Object.keys(statuses.answers)) add(item, 'answers');
  for (const item of statuses.notApplicable) add(item, 'notApplicable');
  for (const item of statuses.undetermined) add(item, 'undetermined');
  for (const item of unanswered) add(item, 'unanswered');
  return lists;
}

/**
 * Checks item statuses against the route of their own answers: every fault, by item, in the order of the instrument.
 * @param evaluation of those answers, where the caller has it already
 */
export function validateItemStatuses(
  instrument: Instrument,
  statuses: ItemStatuses,
  unanswered: readonly string[],
  evaluation: Evaluation = evaluationOf(instrument, statuses.answers, unanswered),
): ItemStatusFault[] {
  const route = routeFrom(evaluation);
  const lists = listsNaming(statuses, unanswered);
  const there = rowsThere(evaluation);
  const faults: ItemStatusFault[] = [...lists]
    .filter(([item, named]) => !route.states.has(item) && !isRosterListed(item, named, evaluation))
    .map(([item]) => ({ item, fault: isOfRowBeside(item, there) ? 'unknown-row' : 'unknown-item' }));
  for (const { entry } of route.steps.values()) {
    for (const item of entry.items) {
      const state = route.states.get(item.id);
      const named = lists.get(item.id) ?? [];
      const [only] = named;
      const isInRow = rowOfAddress(item.id) !== undefined;
      if (isInRow && (named.includes('notApplicable') || named.includes('undetermined')))
        faults.push({ item: item.id, fault: 'listed-in-row' });
      else if (named.length > 1) faults.push({ item: item.id, fault: 'counted-twice' });
      else if (only === undefined) {
        const mustBeSomewhere = state === 'asked' ? item.required : !isInRow || state === 'waiting';
        if (mustBeSomewhere) faults.push({ item: item.id, fault: 'unaccounted' });
      } else if (state !== 'asked' && (only === 'answers' || only === 'unanswered'))
        faults.push({ item: item.id, fault: only === 'answers' ? 'off-route' : 'not-asked' });
      else if (only === 'notApplicable' && state !== 'notApplicable')
        faults.push({ item: item.id, fault: 'not-skipped' });
      else if (only === 'undetermined' && state !== 'waiting' && state !== 'undetermined')
        faults.push({ item: item.id, fault: 'not-undetermined' });
      else if (only === 'answers' && !route.values.has(item.id)) faults.push({ item: item.id, fault: 'wrong-value' });
    }
  }
  const failed = checkFindingsFrom(evaluation).filter((found) => found.level === 'hard');
  return [
    ...faults,
    ...rowFaultsIn(evaluation, statuses.rows ?? {}, lists),
    ...failed.flatMap(({ check, items: about }) =>
      about.map((item): ItemStatusFault => ({ item, fault: 'failed-check', check })),
    ),
  ];
}

/** Whether it is a roster that is listed, and in lists that rosters stand in. */
const isRosterListed = (address: string, lists: readonly ListName[], { program }: Evaluation): boolean =>
  program.rosters?.has(address) === true && lists.every((list) => list === 'notApplicable' || list === 'undetermined');
