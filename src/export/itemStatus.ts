import type { NonresponseReason } from '../protocol/nonresponse.ts';
import type { ResponseDocument } from '../protocol/response.ts';

/** The status of an item in a response; `not_answered`: it has none, as an optional item may. */
export type ItemStatus =
  | 'answered'
  | 'not_applicable'
  | 'undetermined'
  | `unanswered:${NonresponseReason}`
  | 'not_answered';

/**
 * The status of each item of a response. Why there is no answer is always a word: statistics packages read NA, null and
 * the like as blank.
 */
export function itemStatusIn({ answers, notApplicable, undetermined, unanswered }: ResponseDocument) {
  const blank = new Map<string, ItemStatus>();
  for (const { item, reason } of unanswered ?? []) blank.set(item, `unanswered:${reason}`);
  for (const item of undetermined ?? []) blank.set(item, 'undetermined');
  for (const item of notApplicable) blank.set(item, 'not_applicable');
  return (item: string): ItemStatus =>
    Object.hasOwn(answers, item) ? 'answered' : (blank.get(item) ?? 'not_answered');
}
