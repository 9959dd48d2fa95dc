import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { type Handover, pinnedTo } from '../../../session/handover.ts';
import type { SessionServices } from '../../../session/services.ts';
import { LoadingPlaceholder } from '../../parts/loadingPlaceholder.tsx';
import { go, type Place, place } from '../../router.ts';
import { type Services, ServicesProvider, servicesWith } from '../../services.ts';
import { continuation } from '../continuation.ts';

/** An update would lock the device in the hands of somebody who cannot unlock it. */
const noUpdate = signal('none' as const);

/** Whether a page may be seen: of the one response, or of nobody's answers. */
const isInSight = (at: Place, { response }: Handover): boolean =>
  'response' in at ? at.response === response : at.page === 'accessibility' || at.page === 'blank';

/** Where the one response goes on; undefined where it is not there. */
async function homeOf({ store }: SessionServices, { response }: Handover): Promise<Place | undefined> {
  let stored = await store.read(response);
  if (!stored) {
    // One that the database has lost may come back from the replica.
    await store.replicaStatus();
    stored = await store.read(response);
  }
  return stored && (stored.row.state === 'draft' ? continuation(stored) : { page: 'delivery', response });
}

/** A device that is handed over: the pages of one response, whatever the address asks for. */
export function HandedOver({
  services,
  handover,
  children,
}: {
  readonly services: Services;
  readonly handover: Handover;
  readonly children: ComponentChildren;
}) {
  const pinned = useMemo(
    () => servicesWith(pinnedTo(services.session, handover), { ...services.app, update: noUpdate }),
    [services, handover],
  );
  // What leads away from the one response is not drawn: see handover.css.
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['handedOver'] = '';
    return () => void delete dataset['handedOver'];
  }, []);
  const at = place.value;
  const seen = isInSight(at, handover);
  useEffect(() => {
    if (seen) return undefined;
    let left = false;
    const end = { page: 'handover', response: handover.response } as const;
    // What cannot be read is reported, and said on the page that it leads to.
    void homeOf(pinned.session, handover)
      .catch(() => end)
      .then((home) => left || go(home ?? end, 'replace'));
    return () => {
      left = true;
    };
  }, [seen, pinned, handover]);
  return <ServicesProvider value={pinned}>{seen ? children : <LoadingPlaceholder />}</ServicesProvider>;
}
