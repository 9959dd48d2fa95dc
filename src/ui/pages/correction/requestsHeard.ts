import { useEffect } from 'preact/hooks';
import { hearRequests, requestsOf } from '../../../session/requests.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import type { Session } from '../../../session/session.ts';
import { useApp, useServices } from '../../services.ts';

/** Asks the office whether it wants a completed response corrected, where there is a network. */
export function useRequestsHeard(stored: StoredResponse): void {
  const services = useServices();
  const online = useApp().online.value;
  useEffect(() => {
    if (online && stored.row.state === 'complete') void hearRequests(services, stored);
  }, [online, stored.row.id]);
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
        if (online) void hearRequests(services, stored);
      },
      // A database that cannot be read says so on every page.
      () => {},
    );
  }, [session, corrects?.id, place, online]);
}
