import { signal } from '@preact/signals';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { OutboxRow } from '../storage/rows.ts';
import type { OutboxSender } from '../sync/outboxSender.ts';
import { badge } from '../ui/badge.ts';
import { eventually } from '../ui/loading.ts';
import { configState, configure, office } from './configuring.ts';

/** The id of the response that is on its way at this moment. */
export const sending = signal<string | undefined>(undefined);

const senderCode = () =>
  Promise.all([
    import('../sync/outboxSender.ts'),
    import('../sync/send.ts'),
    import('../sync/target.ts'),
    import('../sync/renewRight.ts'),
    // Nothing of it is needed here: it is to be on the device by the time that there is no network.
    import('./inviting.ts'),
  ]);

/** Fetches the courier's code, while there still is a network. */
export const fetchSender = () => void senderCode().catch(() => {});

/** While nobody has said where responses go, none is for anywhere else. */
const unbound = ({ endpoint, ...entry }: OutboxRow): OutboxRow => entry;

/** The deliveries from a device: the courier comes once there is something to deliver, after a first screen that needs none of it. */
export function deliveriesFrom(store: DeviceStore) {
  let sender: OutboxSender | undefined;
  const started = async (): Promise<OutboxSender> => {
    const [{ startOutboxSender }, { send }, { targetOf }, { renewRight }] = await eventually(senderCode);
    sender ??= startOutboxSender({
      store,
      send: async (entry) => {
        if (configState.value === 'none') await configure(store);
        // Known only now, perhaps: its token may be for another.
        const target = configState.value === 'none' ? undefined : targetOf(entry, office());
        return target ? send(entry, target) : { kind: 'none' };
      },
      target: (entry) => targetOf(configState.value === 'none' ? unbound(entry) : entry, office()),
      renew: ({ id }) => renewRight(store, id, office()),
      onSending: (id) => {
        sending.value = id;
      },
      // What could not be read or written now is tried again with the next round.
      onFault: () => {},
    });
    return sender;
  };
  const tell = (what: 'sendNow' | 'checkOutbox') => void started().then((found) => found[what]());
  return {
    sendNow: () => tell('sendNow'),
    resend: async (id: string) => (await started()).resend(id),
    /** Sees to it that what waits is on its way, whether it waits from before, from this page or from another one; until it is ended. */
    deliverWaiting: () =>
      store.watch(
        () => store.outbox(),
        (waiting) => {
          badge(waiting.length);
          if (waiting.length > 0) tell('checkOutbox');
        },
        // A database that cannot be read now says so on the pages; it is watched again from the next start.
        () => {},
      ),
  };
}
