import { useState } from 'preact/hooks';
import { useWords } from '../../locale.ts';
import { useServices } from '../../services.ts';
import { MakeBackup } from '../storage/makeBackup.tsx';
import { Wipe } from '../storage/wipe.tsx';
import { GateSurveys } from './gateSurveys.tsx';
import { SetLock } from './setLock.tsx';

/** The one page of a device that the office wants locked, and that is not yet. Where locking fails, what is here can be taken along. */
export function LockGate() {
  const { store } = useServices();
  const words = useWords();
  const [failed, setFailed] = useState(false);
  return (
    <main data-page="lock" data-lock="wanted">
      <h1 tabIndex={-1}>{words.app.title}</h1>
      <GateSurveys />
      <SetLock required onFault={() => setFailed(true)} />
      {failed && (
        <>
          <MakeBackup />
          <section class="card storage">
            <h2>{words.leaving.title}</h2>
            <Wipe store={store} />
          </section>
        </>
      )}
    </main>
  );
}
