import { useState } from 'preact/hooks';
import { useWords } from '../../locale.ts';
import { LoadingPlaceholder } from '../../parts/loadingPlaceholder.tsx';
import { useServices } from '../../services.ts';
import { Help } from '../help.tsx';
import { useOffers } from '../offers.ts';
import { MakeBackup } from '../storage/makeBackup.tsx';
import { Wipe } from '../storage/wipe.tsx';
import { GateSurveys } from './gateSurveys.tsx';
import { SetLock } from './setLock.tsx';

/** The one page of a device that the office wants locked, and that is not yet. Where locking fails, what is here can be taken along. */
export function LockGate() {
  const services = useServices();
  const loading = useOffers(services);
  const words = useWords();
  const [failed, setFailed] = useState(false);
  if (loading.state === 'loading') return <LoadingPlaceholder />;
  // Without their words the device can be locked all the same.
  const offers = loading.state === 'loaded' ? loading.value : [];
  return (
    <main data-page="lock" data-lock="wanted">
      <h1 tabIndex={-1}>{words.app.title}</h1>
      <GateSurveys offers={offers} />
      <SetLock required onFault={() => setFailed(true)} />
      {failed && (
        <>
          <MakeBackup />
          <section class="card storage">
            <h2>{words.leaving.title}</h2>
            <Wipe store={services.store} />
          </section>
        </>
      )}
      {offers.slice(0, 1).map(({ instrument }) => (
        <Help key={instrument.id} instrument={instrument} heading="h2" />
      ))}
    </main>
  );
}
