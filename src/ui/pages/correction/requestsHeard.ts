import { useEffect } from 'preact/hooks';
import { hearRequests } from '../../../session/requests.ts';
import type { ResponseRow } from '../../../session/responses.ts';
import { useApp, useServices } from '../../services.ts';

/** Asks the office whether it wants a completed response corrected, where there is a network. */
export function useRequestsHeard(row: ResponseRow): void {
  const services = useServices();
  const online = useApp().online.value;
  useEffect(() => {
    if (online && row.state === 'complete') void hearRequests(services, row);
  }, [online, row.id]);
}
