import type { Step } from '../engine/step.ts';
import { report } from '../lib/report.ts';
import { type CorrectionRequest, correctionRequest } from '../protocol/correctionRequest.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { standingOf } from './redeeming.ts';
import type { SessionServices } from './services.ts';

/** The most cases that one start of the app asks about by itself: a list may have a thousand. */
const mostAsked = 20;
const askedAbout = new Set<string>();

/** The corrections of a response that the office has asked for, as far as this app reads them. */
export const requestsOf = ({ asked = [] }: ResponseRow): CorrectionRequest[] =>
  asked.flatMap((one) => correctionRequest.safeParse(one).data ?? []);

/** Those that name an item of a question. */
export const requestsAbout = (row: ResponseRow, { entry }: Step): CorrectionRequest[] =>
  requestsOf(row).filter(({ items }) => entry.all.some(({ id }) => items.includes(id)));

/**
 * Asks the office, once while the app is open, whether it wants a completed response corrected, and keeps what it says with
 * the response. Never throws: what is not heard now is asked for at the next start.
 */
export async function hearRequests(
  services: Pick<SessionServices, 'store' | 'office' | 'inviting'>,
  row: ResponseRow,
): Promise<void> {
  if (!row.case || row.correctedBy !== undefined || askedAbout.has(row.id) || askedAbout.size >= mostAsked) return;
  askedAbout.add(row.id);
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
