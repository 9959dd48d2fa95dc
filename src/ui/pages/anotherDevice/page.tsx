import { useEffect, useState } from 'preact/hooks';
import { forWhom } from '../../../session/forWhom.ts';
import { type KeptCopy, readKeptCopy } from '../../../session/keptCopy.ts';
import { placeOfCopies } from '../../../session/placeOfCopies.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { useWords } from '../../locale.ts';
import { LoadingPlaceholder } from '../../parts/loadingPlaceholder.tsx';
import { Main } from '../../parts/main.tsx';
import { WayBack } from '../../parts/wayBack.tsx';
import { addressOf } from '../../router.ts';
import { useServices } from '../../services.ts';
import { continuation } from '../continuation.ts';
import { CopiesOff } from './copiesOff.tsx';
import { CopiesOn } from './copiesOn.tsx';
import { NewCode } from './newCode.tsx';

interface Shown {
  readonly stored: StoredResponse | undefined;
  readonly kept: KeptCopy | undefined;
}

/** Has copies of a draft kept for another device, says how that stands, and ends it. */
export function AnotherDevicePage({ id }: { readonly id: string }) {
  const services = useServices();
  const { store } = services;
  const words = useWords();
  const told = words.anotherDevice;
  const [shown, setShown] = useState<Shown | 'storage'>();
  const [code, setCode] = useState<string>();
  // What was pressed is gone then, and the focus goes to what came of it.
  const [acted, setActed] = useState(false);
  const showCode = (fresh: string) => {
    setCode(fresh);
    setActed(true);
  };
  useEffect(() => {
    document.title = `${told.title} · ${words.app.name}`;
    const read = async () => ({ stored: await store.read(id), kept: await readKeptCopy(store, id) });
    return store.watch(read, setShown, () => setShown('storage'));
  }, [store, id, words, told]);
  if (!shown) return <LoadingPlaceholder />;
  const { stored, kept } = shown === 'storage' ? { stored: undefined, kept: undefined } : shown;
  const whom = stored && forWhom(stored.row);
  const place = stored && placeOfCopies(services, stored.row);
  const isOn = kept?.code !== undefined;
  return (
    <Main data-page="another-device" data-copies={!place ? 'none' : isOn ? (kept.ended ?? 'on') : 'off'}>
      <h1 tabIndex={-1}>{told.title}</h1>
      {!stored && <p role="alert">{words.response.faults[shown === 'storage' ? 'storage' : 'missing']}</p>}
      {whom && (
        <p>
          <strong translate={false}>{whom}</strong>
        </p>
      )}
      {stored && !place && <p>{told.notHere}</p>}
      {stored && place && code !== undefined && <NewCode code={code} onKept={() => setCode(undefined)} />}
      {stored && place && !isOn && code === undefined && <CopiesOff response={id} ended={acted} onCode={showCode} />}
      {stored && place && isOn && code === undefined && (
        <CopiesOn stored={stored} kept={kept} begun={acted} onCode={showCode} onEnd={() => setActed(true)} />
      )}
      {stored && (
        <p>
          <a
            class="alone"
            data-action="back-to-response"
            href={addressOf(
              stored.row.state === 'draft' ? continuation(stored) : { page: 'delivery', response: stored.row.id },
            )}
          >
            {told.back}
          </a>
        </p>
      )}
      <p>
        <WayBack />
      </p>
    </Main>
  );
}
