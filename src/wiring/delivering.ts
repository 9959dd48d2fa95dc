import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { report } from '../lib/report.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { badge } from '../sync/badge.ts';
import { eventually } from '../ui/loading.ts';
import type { DeviceSender } from './sender.ts';

/** The id of the response that is on its way at this moment. */
export const sending = signal<string | undefined>(undefined);

/** Whether the browser sends what waits by itself, also with every window closed. */
export const byItself = signal(false);

const senderCode = () =>
  Promise.all([
    import('./sender.ts'),
    // Nothing of it is needed here: it is to be on the device by the time that there is no network.
    import('./inviting.ts'),
  ]);

/** Fetches the code that sends, while there is a network. */
export const fetchSender = () => void senderCode().catch((cause: unknown) => report('load', cause));

/** The deliveries from a device; `handover`: whether it is handed over. The code that sends is loaded once there is something to send, since the first page needs none of it. */
export function deliveriesFrom(store: DeviceStore, handover?: ReadonlySignal<unknown>) {
  const waiting = signal(0);
  // Whoever holds a device that is handed over learns nothing of others' responses.
  effect(() => badge(handover?.value ? 0 : waiting.value));
  const ending = new AbortController();
  let sender: DeviceSender | undefined;
  const started = async (): Promise<DeviceSender> => {
    const [{ senderFrom }] = await eventually(senderCode);
    sender ??= senderFrom(store, sending, byItself, ending.signal);
    return sender;
  };
  return {
    sendNow: () => void started().then((one) => one.sendNow()),
    resend: async (id: string) => (await started()).resend(id),
    /** Sees to it that what waits is on its way, whether it waits from before, from this page or from another one; until it is ended. */
    deliverWaiting: () => {
      const endWatch = store.watch(
        () => store.outbox(),
        (entries) => {
          waiting.value = entries.length;
          if (entries.length === 0) return;
          // It is loaded sooner or later.
          void started().then((one) => one.checkWaiting(entries));
        },
        // A database that cannot be read now says so on the pages, and is reported; it is watched again from the next start.
        () => {},
      );
      return () => {
        endWatch();
        ending.abort();
      };
    },
  };
}
