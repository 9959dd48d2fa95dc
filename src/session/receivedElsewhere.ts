import { signal } from '@preact/signals';

/** The open drafts of which this page knows that they were received from another device: they are completed nowhere again. */
export const receivedElsewhere = signal<ReadonlySet<string>>(new Set());

/** Notes whether a draft was received from another device. */
export function noteReceivedElsewhere(response: string, isReceived: boolean): void {
  const known = receivedElsewhere.peek();
  if (known.has(response) === isReceived) return;
  const others = [...known].filter((one) => one !== response);
  receivedElsewhere.value = new Set(isReceived ? [...others, response] : others);
}
