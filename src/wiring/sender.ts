import type { Signal } from '@preact/signals';
import { report } from '../lib/report.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { OutboxRow } from '../storage/rows.ts';
import { type OutboxSender, startOutboxSender } from '../sync/outboxSender.ts';
import { renewRight } from '../sync/renewRight.ts';
import { send } from '../sync/send.ts';
import { targetOf } from '../sync/target.ts';
import { configState, configure, office } from './configuring.ts';
import { wakeFor } from './waking.ts';

/** An entry without its endpoint: before the configuration is known, it cannot be said to be for another. */
const unbound = ({ endpoint, ...entry }: OutboxRow): OutboxRow => entry;

/** Sends what waits on a device, and sees to it that it is sent with the page closed as well. */
export interface DeviceSender extends Pick<OutboxSender, 'sendNow' | 'resend'> {
  /** Sends what is due of what waits, and has the browser wake the worker for the rest. */
  readonly checkWaiting: (entries: readonly OutboxRow[]) => void;
}

/**
 * Starts sending what waits on a device, each entry to where the configuration says.
 * @param sending the id of what is on its way
 * @param byItself whether the browser sends what waits with every window closed
 * @param end ends it
 */
export function senderFrom(
  store: DeviceStore,
  sending: Signal<string | undefined>,
  byItself: Signal<boolean>,
  end: AbortSignal,
): DeviceSender {
  const { sendNow, resend, checkOutbox } = startOutboxSender({
    store,
    end,
    send: async (entry) => {
      if (configState.value === 'none') await configure(store);
      // The configuration may be known only now, and the token for another endpoint.
      const target = configState.value === 'none' ? undefined : targetOf(entry, office(entry.instrument));
      return target ? send(entry, target) : { kind: 'none' };
    },
    target: (entry) => targetOf(configState.value === 'none' ? unbound(entry) : entry, office(entry.instrument)),
    renew: ({ id, instrument }) => renewRight(store, id, office(instrument)),
    onSending: (id) => {
      sending.value = id;
    },
    // What could not be read or written now is tried again with the next round.
    onFault: (cause) => report('deliver', cause),
  });
  return {
    sendNow,
    resend,
    checkWaiting(entries) {
      // First this page asks for its turn: the worker waits for it then, and goes on where the page is closed.
      checkOutbox();
      // What fails in it is reported there, and means that the browser will not.
      void wakeFor(store, entries).then((agreed) => {
        byItself.value = agreed;
      });
    },
  };
}
