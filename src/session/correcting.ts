import { fail, ok, type Result } from '../lib/result.ts';
import { ofKind } from '../protocol/annotation.ts';
import { newResponseId } from '../protocol/newResponseId.ts';
import { WriteError } from '../storage/change.ts';
import type { StoredResponse } from '../storage/reading.ts';
import { readKeptCopy } from './keptCopy.ts';
import { changesOf, draftToMove, type MovedDraft, readMovedDraft } from './moving.ts';
import { deliveryState } from './responses.ts';
import type { SessionServices } from './services.ts';
import type { Session } from './session.ts';

/** Why a correction was not begun: nothing of it is here to be corrected, it is corrected already, or it could not be written. */
export type CorrectionFault = 'not-correctable' | 'not-copy' | 'corrected' | 'failed';

/**
 * From what a response can be corrected, once it was received or refused: what it says is here, or has been erased here when it
 * was sealed, so that a copy has it, or nobody. What waits goes out first; what was brought in from another device is
 * corrected on that. Undefined: it cannot be corrected here.
 */
export function correctedFrom(stored: StoredResponse): 'here' | 'copy' | undefined {
  if (!['delivered', 'refused'].includes(deliveryState(stored, undefined)) || stored.row.carried) return undefined;
  return stored.answers.length > 0 ? 'here' : 'copy';
}

/** What a correction starts with: the answers and what was said beside them. */
interface Start {
  readonly answers: readonly MovedDraft['answers'][number][];
  readonly annotations: MovedDraft['annotations'];
}

/** A copy of a draft for correcting it later, without any right to send it. It is plain. @throws where it cannot be read */
export async function copyToCorrect(
  { store }: Pick<SessionServices, 'store'>,
  response: string,
): Promise<string | undefined> {
  const stored = await store.read(response);
  if (!stored) return undefined;
  const { token: _token, endpoint: _endpoint, code: _code, known: _known, ...row } = stored.row;
  return JSON.stringify(draftToMove({ ...stored, row }), null, 2);
}

/**
 * Begins a correction from the text of such a copy. Of the copy only its answers count, and what was said beside them.
 * @returns the id of the draft
 */
export async function beginCorrectionFrom(
  services: Pick<SessionServices, 'store' | 'keepData'>,
  response: string,
  text: string,
): Promise<Result<string, CorrectionFault>> {
  const copy = readMovedDraft(text);
  const row = (await services.store.read(response))?.row;
  const { id, version } = row?.instrument ?? {};
  const isOfIt = copy?.row.id === response && copy.row.instrument.id === id && copy.row.instrument.version === version;
  return copy && isOfIt ? beginCorrection(services, response, copy) : fail('not-copy');
}

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
 * response what that one would have superseded. A draft that was received from another device is corrected with what it says
 * here: what was received is not known here.
 * @param copy what it starts with where the answers are not here; blank where it is left out
 * @returns the id of the draft
 */
export async function beginCorrection(
  { store, keepData }: Pick<SessionServices, 'store' | 'keepData'>,
  response: string,
  copy?: Start,
): Promise<Result<string, CorrectionFault>> {
  const stored = await store.read(response);
  const isElsewhere =
    stored?.row.state === 'draft' &&
    !stored.row.corrects &&
    (await readKeptCopy(store, response))?.ended === 'delivered';
  const from = isElsewhere ? 'here' : stored && correctedFrom(stored);
  if (!stored || !from) return fail('not-correctable');
  const said: Start =
    from === 'here' || !copy ? { answers: stored.answers, annotations: [...stored.annotations.values()] } : copy;
  const { completedAt: _, correctedBy: _earlier, corrects, ...row } = stored.row;
  const begunAt = new Date();
  const now = begunAt.toISOString();
  const id = newResponseId(begunAt.getTime());
  const supersedes = stored.receipt || isElsewhere ? row.id : corrects?.supersedes;
  // How long what was received has taken is known to whoever sent it.
  const earlierSeconds = isElsewhere ? undefined : secondsUntilNow(stored);
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
    answers: said.answers.filter(({ value }) => value !== null),
    annotations: [
      ...said.annotations.filter(({ kind }) => kind !== 'marked' && kind !== 'correction'),
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
