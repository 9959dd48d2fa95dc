import { useEffect } from 'preact/hooks';
import { hearRequests, requestsOf } from '../../../session/requests.ts';
import type { ResponseRow } from '../../../session/responses.ts';
import type { Session } from '../../../session/session.ts';
import { useApp, useServices } from '../../services.ts';

/** Asks the office whether it wants a completed response corrected, where there is a network. */
export function useRequestsHeard(row: ResponseRow): void {
  const services = useServices();
  const online = useApp().online.value;
  useEffect(() => {
    if (online && row.state === 'complete') void hearRequests(services, row);
  }, [online, row.id]);
}

/** Shows in a correction, and hears as its pages are turned, what the office has asked of the corrected response since. */
export function useRequestsSince(session: Session): void {
  const services = useServices();
  const online = useApp().online.value;
  const { corrects, place } = session.row.value;
  useEffect(() => {
    if (!corrects) return undefined;
    return services.store.watch(
      () => services.store.read(corrects.id),
      (stored) => {
        if (!stored) return;
        session.asked.value = requestsOf(stored.row);
        if (online) void hearRequests(services, stored.row);
      },
      // A database that cannot be read says so on every page.
      () => {},
    );
  }, [session, corrects?.id, place, online]);
}
