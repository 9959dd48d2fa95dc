import type { ResponseDocument, Silence } from '../../protocol/response.ts';

/** What a response says about an item; `not_answered`: nothing, as of one that need not be answered. */
export type Standing = 'answered' | 'not_applicable' | 'undetermined' | `unanswered:${Silence}` | 'not_answered';

/**
 * How an item stands in a response. Why there is no answer is always a word: statistics packages read NA, null and the
 * like as blank.
 */
export function standingOf(item: string, document: ResponseDocument): Standing {
  if (Object.hasOwn(document.answers, item)) return 'answered';
  if (document.notApplicable.includes(item)) return 'not_applicable';
  if (document.undetermined?.includes(item)) return 'undetermined';
  const silent = document.unanswered?.find((one) => one.item === item);
  return silent ? `unanswered:${silent.reason}` : 'not_answered';
}
