import type { ResponseDocument } from '../../protocol/response.ts';
import type { Silence } from '../../protocol/silence.ts';

/** What a response says about an item; `not_answered`: nothing, as of one that need not be answered. */
export type Standing = 'answered' | 'not_applicable' | 'undetermined' | `unanswered:${Silence}` | 'not_answered';

/**
 * How each item stands in a response. Why there is no answer is always a word: statistics packages read NA, null and the
 * like as blank.
 */
export function standingsIn({ answers, notApplicable, undetermined, unanswered }: ResponseDocument) {
  const blank = new Map<string, Standing>();
  for (const { item, reason } of unanswered ?? []) blank.set(item, `unanswered:${reason}`);
  for (const item of undetermined ?? []) blank.set(item, 'undetermined');
  for (const item of notApplicable) blank.set(item, 'not_applicable');
  return (item: string): Standing => (Object.hasOwn(answers, item) ? 'answered' : (blank.get(item) ?? 'not_answered'));
}
