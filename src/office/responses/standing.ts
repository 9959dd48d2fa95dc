import type { Evaluation } from '../../engine/evaluation.ts';
import { stateOfItem } from '../../engine/route.ts';
import type { Value } from '../../engine/value.ts';
import { nameIn } from '../../instrument/address.ts';
import { rowOfAddress } from '../../instrument/rowAddress.ts';
import type { NonresponseReason } from '../../protocol/nonresponse.ts';
import type { ResponseDocument } from '../../protocol/response.ts';

/** How an item stands in a response: its answer, or why there is none. */
export type Standing =
  | { readonly kind: 'answered'; readonly value: Value }
  /** What follows from answers; undefined where it has no value. */
  | { readonly kind: 'computed'; readonly value: Value | undefined }
  | { readonly kind: 'unanswered'; readonly reason: NonresponseReason; readonly remark?: string | undefined }
  | { readonly kind: 'notApplicable' | 'undetermined' | 'blank' | 'withheld' | 'closed' };

/** How the items of a response stand. */
/** @param evaluation of the response: what is not asked in a row is listed nowhere */
export function standingsIn(
  document: ResponseDocument | undefined,
  withheld: readonly string[],
  evaluation?: Evaluation,
) {
  const hidden = new Set(withheld);
  const unanswered = new Map((document?.unanswered ?? []).map((one) => [one.item, one]));
  const notApplicable = new Set(document?.notApplicable);
  const undetermined = new Set(document?.undetermined);
  return (item: string): Standing => {
    if (!document) return { kind: 'closed' };
    if (hidden.has(nameIn(item))) return { kind: 'withheld' };
    if (evaluation?.program.computed?.has(item)) return { kind: 'computed', value: document.computed?.[item] };
    const value = Object.hasOwn(document.answers, item) ? document.answers[item] : undefined;
    if (value !== undefined) return { kind: 'answered', value };
    const silence = unanswered.get(item);
    if (silence) return { kind: 'unanswered', reason: silence.reason, remark: silence.remark };
    if (notApplicable.has(item)) return { kind: 'notApplicable' };
    if (undetermined.has(item)) return { kind: 'undetermined' };
    const state = evaluation && rowOfAddress(item) !== undefined ? stateOfItem(evaluation, item) : undefined;
    return { kind: state === 'notApplicable' || state === 'undetermined' ? state : 'blank' };
  };
}
