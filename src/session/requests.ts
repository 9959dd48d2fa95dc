import type { Step } from '../engine/step.ts';
import { report } from '../lib/report.ts';
import { type CorrectionRequest, correctionRequest } from '../protocol/correctionRequest.ts';
import type { StoredResponse } from '../storage/reading.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { standingOf } from './redeeming.ts';
import type { SessionServices } from './services.ts';
import type { Session } from './session.ts';

/** The most cases that one start of the app asks about by itself: a list may have a thousand. */
const mostAsked = 20;
/** How soon it asks about the same one again. */
const againAfterMs = 5 * 60_000;
/** When each was asked about, by the clock that nobody sets. */
const askedAtMs = new Map<string, number>();

/** The corrections of a response that the office has asked for, as far as this app reads them. */
export const requestsOf = ({ asked = [] }: ResponseRow): CorrectionRequest[] =>
  asked.flatMap((one) => correctionRequest.safeParse(one).data ?? []);

/** Those that a correction is to answer: from when it was begun, and since. */
export function requestsTo({ row, asked }: Pick<Session, 'row' | 'asked'>): CorrectionRequest[] {
  const begun = requestsOf(row.value);
  return [...begun, ...asked.value.filter(({ at }) => !begun.some((one) => one.at === at))];
}

/** Those of them that name an item of a question. */
export const requestsAbout = (session: Pick<Session, 'row' | 'asked'>, { entry }: Step): CorrectionRequest[] =>
  requestsTo(session).filter(({ items }) => entry.all.some(({ id }) => items.includes(id)));

/**
 * Asks the office, not again within five minutes, whether it wants a completed response corrected, and keeps what it says
 * with the response; also while that is being corrected. Nothing is asked about what still waits: what the office has asked
 * for by then, that may be the answer to. Never throws: what is not heard now is asked for the next time.
 */
export async function hearRequests(
  services: Pick<SessionServices, 'store' | 'office' | 'inviting'>,
  { row, outbox, receipt }: Pick<StoredResponse, 'row' | 'outbox' | 'receipt'>,
): Promise<void> {
  if (!row.case || (outbox && outbox.state !== 'refused' && !receipt)) return;
  const lastMs = askedAtMs.get(row.id);
  const nowMs = performance.now();
  if (lastMs === undefined ? askedAtMs.size >= mostAsked : nowMs - lastMs < againAfterMs) return;
  askedAtMs.set(row.id, nowMs);
  // What is asked once a correction is completed is asked of that one.
  if (row.correctedBy !== undefined && !(await isDraft(services, row.correctedBy))) return;
  const reply = await standingOf(services, row, row.instrument.id);
  if (reply?.kind !== 'status') return;
  const requests = reply.status.requests.flatMap(({ kind, ...said }) =>
    kind === 'correction' ? (correctionRequest.safeParse(said).data ?? []) : [],
  );
  if (JSON.stringify(requests) === JSON.stringify(requestsOf(row))) return;
  await services.store
    .write([{ kind: 'asked', response: row.id, requests }])
    .catch((cause: unknown) => report('keep request', cause));
}

/** Whether a response is a draft here. What cannot be read now is none. */
async function isDraft({ store }: Pick<SessionServices, 'store'>, id: string): Promise<boolean> {
  try {
    return (await store.read(id))?.row.state === 'draft';
  } catch {
    // The store has reported it.
    return false;
  }
}
