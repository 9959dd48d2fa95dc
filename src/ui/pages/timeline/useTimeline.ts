import { useEffect, useState } from 'preact/hooks';
import { mayGoTo } from '../../../protocol/endpoint.ts';
import { requestsOf } from '../../../session/requests.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { type DeliveryStanding, type Timeline, timelineOf } from '../../../session/timeline.ts';
import { useApp, useServices } from '../../services.ts';

/** What others on the device have to do with a response. */
type Related = Pick<DeliveryStanding, 'earlierWaits' | 'newer'>;

const alone: Related = { earlierWaits: false, newer: undefined };

/** Whether a response's right to send is for another endpoint than the configuration's. */
export function useBound({ row, outbox, receipt }: StoredResponse): boolean {
  const to = useServices().office(row.instrument.id);
  return !receipt && outbox?.token !== undefined && to !== undefined && !mayGoTo(to, outbox.endpoint);
}

/** The timeline of a completed response, as the device has it now. */
export function useTimeline(stored: StoredResponse): Timeline {
  const { store, delivery, lock } = useServices();
  const { online } = useApp();
  const [related, setRelated] = useState(alone);
  const { row, outbox, receipt } = stored;
  const earlier = receipt ? undefined : row.corrects?.supersedes;
  const { correctedBy } = row;
  useEffect(() => {
    if (earlier === undefined && correctedBy === undefined) return setRelated(alone);
    return store.watch(
      async (): Promise<Related> => ({
        earlierWaits: earlier !== undefined && (await store.read(earlier))?.outbox !== undefined,
        newer: correctedBy === undefined ? undefined : (await store.read(correctedBy))?.row.state,
      }),
      setRelated,
      // The page says already that nothing can be read.
      () => {},
    );
  }, [store, earlier, correctedBy]);
  return timelineOf({
    ...{ row, outbox, receipt, ...related },
    sending: delivery.sending.value,
    online: online.value,
    byItself: delivery.byItself.value,
    locks: lock !== undefined,
    bound: useBound(stored),
    asked: requestsOf(row).map(({ at }) => at),
    nowMs: Date.now(),
  });
}
