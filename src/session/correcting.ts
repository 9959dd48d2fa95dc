import { fail, ok, type Result } from '../lib/result.ts';
import { ofKind } from '../protocol/annotation.ts';
import { newResponseId } from '../protocol/newResponseId.ts';
import { WriteError } from '../storage/change.ts';
import type { StoredResponse } from '../storage/reading.ts';
import { changesOf } from './moving.ts';
import { deliveryState } from './responses.ts';
import type { SessionServices } from './services.ts';
import type { Session } from './session.ts';

/** Why a correction was not begun: nothing of it is here to be corrected, it is corrected already, or it could not be written. */
export type CorrectionFault = 'not-correctable' | 'corrected' | 'failed';

/**
 * Whether a response can be corrected: it was received or refused, and what it says is here. What waits goes out first; what
 * was sealed where nobody may read it here is gone.
 */
export const isCorrectable = (stored: StoredResponse): boolean =>
  ['delivered', 'refused'].includes(deliveryState(stored, undefined)) && stored.answers.length > 0;

/** Whether a response that corrects another says why; any other has nothing to say. */
export const saysWhy = ({ row, annotations }: Session): boolean =>
  !row.value.corrects || ofKind(annotations.value, 'correction').length > 0;

/** What was measured for a response and all that it corrects, in seconds, where it is known. */
function secondsUntilNow({ row, time }: StoredResponse): number | undefined {
  if (!time) return undefined;
  const before = row.corrects ? row.corrects.earlierSeconds : 0;
  return before === undefined ? undefined : before + Math.round(time.activeMs / 1000);
}

/**
 * Begins the correction of a completed response: a draft of the same questionnaire and version, for the same enterprise, with
 * the same answers and the same right to send, and a time of its own. It supersedes what the collector has: a refused
 * response what that one would have superseded.
 * @returns the id of the draft
 */
export async function beginCorrection(
  { store, keepData }: Pick<SessionServices, 'store' | 'keepData'>,
  response: string,
): Promise<Result<string, CorrectionFault>> {
  const stored = await store.read(response);
  if (!stored || !isCorrectable(stored)) return fail('not-correctable');
  const { completedAt: _, correctedBy: _earlier, corrects, ...row } = stored.row;
  const begunAt = new Date();
  const now = begunAt.toISOString();
  const id = newResponseId(begunAt.getTime());
  const supersedes = stored.receipt ? row.id : corrects?.supersedes;
  const earlierSeconds = secondsUntilNow(stored);
  const draft = changesOf({
    format: 'veldwerk-draft/1',
    row: {
      ...row,
      id,
      startedAt: now,
      changedAt: now,
      seq: 1,
      state: 'draft',
      place: 'review',
      corrects: {
        id: row.id,
        ...(supersedes !== undefined && { supersedes }),
        ...(earlierSeconds !== undefined && { earlierSeconds }),
      },
    },
    answers: stored.answers.filter(({ value }) => value !== null),
    annotations: [
      ...[...stored.annotations.values()].filter(({ kind }) => kind !== 'marked' && kind !== 'correction'),
      ...(row.asked?.length ? [{ kind: 'correction', about: row.id, reason: 'asked' } as const] : []),
    ],
  });
  try {
    await store.write([...draft, { kind: 'corrected', response: row.id, by: id }]);
  } catch (cause) {
    // The store has reported it.
    return fail(cause instanceof WriteError && cause.fault === 'overtaken' ? 'corrected' : 'failed');
  }
  keepData();
  return ok(id);
}
