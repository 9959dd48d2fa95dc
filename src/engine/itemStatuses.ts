import type { Instrument } from '../instrument/schema.ts';
import { checkFindingsFrom } from './allFindings.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluationOf } from './evaluationOf.ts';
import { outlineOf } from './outline.ts';
import { itemsIn, type Route, routeFrom, routeOf } from './route.ts';
import type { Answers, Value } from './value.ts';

/**
 * The status of each item of a completed response: answered, not applicable, or undetermined, since it is behind an item
 * that the respondent could not answer.
 */
export interface ItemStatuses {
  readonly answers: Readonly<Record<string, Value>>;
  readonly notApplicable: readonly string[];
  readonly undetermined: readonly string[];
}

/** The item statuses of a draft: the answers that count, and the items that the route skips or cannot reach. */
export const itemStatusesOf = (
  instrument: Instrument,
  answers: Answers,
  unanswered: ReadonlySet<string>,
): ItemStatuses => itemStatusesOn(routeOf(instrument, answers, unanswered));

/** The item statuses that a route gives. */
export const itemStatusesOn = (route: Route): ItemStatuses => ({
  answers: Object.fromEntries(route.values),
  notApplicable: itemsIn(route, 'notApplicable').map((item) => item.id),
  undetermined: itemsIn(route, 'undetermined').map((item) => item.id),
});

/** Why the status that a response gives an item is wrong. */
export type ItemStatusFault =
  | { readonly item: string; readonly fault: 'unknown-item' | 'wrong-value' | 'off-route' | 'not-skipped' }
  | { readonly item: string; readonly fault: 'unaccounted' | 'counted-twice' | 'not-undetermined' | 'not-asked' }
  | { readonly item: string; readonly fault: 'failed-check'; readonly check: string };

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
  const { items } = outlineOf(instrument);
  const faults: ItemStatusFault[] = [...lists.keys()]
    .filter((item) => !items.has(item))
    .map((item) => ({ item, fault: 'unknown-item' }));
  for (const { entry } of route.steps.values()) {
    for (const item of entry.items) {
      const state = route.states.get(item.id);
      const named = lists.get(item.id) ?? [];
      const [only] = named;
      if (named.length > 1) faults.push({ item: item.id, fault: 'counted-twice' });
      else if (only === undefined) {
        if (item.required || state !== 'asked') faults.push({ item: item.id, fault: 'unaccounted' });
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
    ...failed.flatMap(({ check, items: about }) =>
      about.map((item): ItemStatusFault => ({ item, fault: 'failed-check', check })),
    ),
  ];
}
