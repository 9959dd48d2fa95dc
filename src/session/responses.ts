import { WriteError } from '../storage/change.ts';
import type { StoredResponse } from '../storage/reading.ts';
import type { OutboxRow, ResponseRow } from '../storage/rows.ts';
import type { SessionServices } from './services.ts';

export type { Listing } from '../storage/deviceStore.ts';
export type { Refusal, UnreadableRow } from '../storage/rows.ts';
export type { OutboxRow, ResponseRow, StoredResponse };

/** Where a completed response stands. `lost`: neither in the outbox nor acknowledged, which should not happen. */
export type DeliveryState = 'queued' | 'sending' | 'paused' | 'delivered' | 'refused' | 'lost';

/** The state of a completed response: delivered only on a receipt. */
export function deliveryState({ row, outbox, receipt }: StoredResponse, sending: string | undefined): DeliveryState {
  if (receipt) return 'delivered';
  if (!outbox) return 'lost';
  return sending === row.id ? 'sending' : outbox.state;
}

/** Days after which it is said that a response still waits: shorter is a weekend without a network. */
const longWaitDays = 3;

/**
 * For how many whole days a response has been waiting, where that is so long that somebody should do something; else 0. A
 * device whose clock was set back has been waiting for nobody knows how long.
 */
export function daysWaiting(
  { queuedAt, attempts }: Pick<OutboxRow, 'queuedAt' | 'attempts'>,
  now = Date.now(),
): number {
  const days = Math.floor((now - Date.parse(queuedAt)) / (24 * 60 * 60 * 1000));
  return days >= longWaitDays && attempts > 0 ? days : 0;
}

/**
 * Whether a response may be taken off the device: a draft, what was received, and what was refused once its correction was
 * received. What it is corrected by meanwhile is not asked here.
 */
export async function isRemovable(
  { store }: Pick<SessionServices, 'store'>,
  { row, outbox, receipt }: StoredResponse,
): Promise<boolean> {
  if (row.state === 'draft' || receipt) return true;
  if (outbox?.state !== 'refused' || row.correctedBy === undefined) return false;
  const received = new Set((await store.receipts()).map(({ id }) => id));
  const seen = new Set<string>();
  let by: string | undefined = row.correctedBy;
  while (by !== undefined && !seen.has(by)) {
    if (received.has(by)) return true;
    seen.add(by);
    by = (await store.read(by))?.row.correctedBy;
  }
  return false;
}

/**
 * Takes a response off the device; never what is still to be delivered.
 * @returns false where it could not be written, or was changed by another window meanwhile
 */
export async function removeResponse(
  { store }: Pick<SessionServices, 'store'>,
  { id, state, seq }: ResponseRow,
): Promise<boolean> {
  try {
    await store.write([
      state === 'draft'
        ? { kind: 'deleted', response: id, seq: seq + 1, at: new Date().toISOString() }
        : { kind: 'removed', response: id },
    ]);
    return true;
  } catch (cause) {
    if (cause instanceof WriteError) return false;
    throw cause;
  }
}
