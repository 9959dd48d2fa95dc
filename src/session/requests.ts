import type { Step } from '../engine/step.ts';
import { report } from '../lib/report.ts';
import { type CorrectionRequest, correctionRequest } from '../protocol/correctionRequest.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { standingOf } from './redeeming.ts';
import type { SessionServices } from './services.ts';

/** The most cases that one start of the app asks about by itself: a list may have a thousand. */
const mostAsked = 20;
/** How soon it asks about the same one again. */
const againAfterMs = 5 * 60_000;
/** When each was asked about, by the clock that nobody sets. */
const askedAtMs = new Map<string, number>();

/** The corrections of a response that the office has asked for, as far as this app reads them. */
export const requestsOf = ({ asked = [] }: ResponseRow): CorrectionRequest[] =>
  asked.flatMap((one) => correctionRequest.safeParse(one).data ?? []);

/** Those that name an item of a question. */
export const requestsAbout = (row: ResponseRow, { entry }: Step): CorrectionRequest[] =>
  requestsOf(row).filter(({ items }) => entry.all.some(({ id }) => items.includes(id)));

/**
 * Asks the office, not again within five minutes, whether it wants a completed response corrected, and keeps what it says
 * with the response. Never throws: what is not heard now is asked for the next time.
 */
export async function hearRequests(
  services: Pick<SessionServices, 'store' | 'office' | 'inviting'>,
  row: ResponseRow,
): Promise<void> {
  if (!row.case || row.correctedBy !== undefined) return;
  const lastMs = askedAtMs.get(row.id);
  const nowMs = performance.now();
  if (lastMs === undefined ? askedAtMs.size >= mostAsked : nowMs - lastMs < againAfterMs) return;
  askedAtMs.set(row.id, nowMs);
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
