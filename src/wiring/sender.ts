import { report } from '../lib/report.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { OutboxRow } from '../storage/rows.ts';
import { type OutboxSender, startOutboxSender } from '../sync/outboxSender.ts';
import { renewRight } from '../sync/renewRight.ts';
import { send } from '../sync/send.ts';
import { targetOf } from '../sync/target.ts';
import { configState, configure, office } from './configuring.ts';

/** An entry without its endpoint: before the configuration is known, it cannot be said to be for another. */
const unbound = ({ endpoint, ...entry }: OutboxRow): OutboxRow => entry;

/** Starts sending what waits on a device, each entry to where the configuration says. */
export const senderFrom = (store: DeviceStore, onSending: (id: string | undefined) => void): OutboxSender =>
  startOutboxSender({
    store,
    send: async (entry) => {
      if (configState.value === 'none') await configure(store);
      // The configuration may be known only now, and the token for another endpoint.
      const target = configState.value === 'none' ? undefined : targetOf(entry, office(entry.instrument));
      return target ? send(entry, target) : { kind: 'none' };
    },
    target: (entry) => targetOf(configState.value === 'none' ? unbound(entry) : entry, office(entry.instrument)),
    renew: ({ id, instrument }) => renewRight(store, id, office(instrument)),
    onSending,
    // What could not be read or written now is tried again with the next round.
    onFault: (cause) => report('deliver', cause),
  });
