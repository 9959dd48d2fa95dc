import { type Evaluation, stateByGates } from '../engine/evaluation.ts';
import { stateOfItem } from '../engine/route.ts';
import { rowOfAddress } from '../instrument/rowAddress.ts';
import type { NonresponseReason } from '../protocol/nonresponse.ts';
import type { ResponseDocument } from '../protocol/response.ts';

/** The status of an item, or of a roster, in a response; `not_answered`: it has none, as an optional item may. */
export type ItemStatus =
  | 'answered'
  | 'not_applicable'
  | 'undetermined'
  | `unanswered:${NonresponseReason}`
  | 'not_answered';

/**
 * The status of each item of a response, and of each of its rosters, by their addresses. Why there is no answer is always a
 * word: statistics packages read NA, null and the like as blank.
 * @param evaluate gives what follows from the whole response: what is not asked in a row is listed nowhere
 */
export function itemStatusIn(document: ResponseDocument, evaluate: () => Evaluation) {
  const { answers, notApplicable, undetermined, unanswered, rows = {} } = document;
  const blank = new Map<string, ItemStatus>();
  for (const { item, reason } of unanswered ?? []) blank.set(item, `unanswered:${reason}`);
  for (const item of undetermined ?? []) blank.set(item, 'undetermined');
  for (const item of notApplicable) blank.set(item, 'not_applicable');
  let evaluation: Evaluation | undefined;
  const inRow = (address: string): ItemStatus => {
    if (!rowOfAddress(address)) return 'not_answered';
    evaluation ??= evaluate();
    const place = evaluation.program.rosters?.get(address);
    const state = place ? stateByGates(evaluation.results[place.scope]) : stateOfItem(evaluation, address);
    if (state === 'notApplicable') return 'not_applicable';
    return state === 'waiting' || state === 'undetermined' ? 'undetermined' : 'not_answered';
  };
  return (item: string): ItemStatus =>
    Object.hasOwn(answers, item) || Object.hasOwn(rows, item) ? 'answered' : (blank.get(item) ?? inRow(item));
}
