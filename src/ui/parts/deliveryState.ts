import type { StoredResponse } from '../../storage/reading.ts';

/** Where a completed response stands. `lost`: neither in the outbox nor acknowledged, which should not happen. */
export type DeliveryState = 'queued' | 'sending' | 'paused' | 'delivered' | 'refused' | 'lost';

/** The state of a completed response: delivered only on a receipt. */
export function deliveryState({ row, outbox, receipt }: StoredResponse, sending: string | undefined): DeliveryState {
  if (receipt) return 'delivered';
  if (!outbox) return 'lost';
  return sending === row.id ? 'sending' : outbox.state;
}
