import { useEffect, useState } from 'preact/hooks';
import { forWhom } from '../../../session/forWhom.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { useWords } from '../../locale.ts';
import { LoadingPlaceholder } from '../../parts/loadingPlaceholder.tsx';
import { Main } from '../../parts/main.tsx';
import { ToStart } from '../../parts/toStart.tsx';
import { addressOf } from '../../router.ts';
import { useServices } from '../../services.ts';
import { continuation } from '../continuation.ts';
import { EndHandover } from './end.tsx';
import { StartHandover } from './start.tsx';

/** Hands the device over for one response, or ends that. */
export function HandoverPage({ id }: { readonly id: string }) {
  const { store, lock } = useServices();
  const words = useWords();
  const told = words.lock.handover;
  const [stored, setStored] = useState<StoredResponse | 'missing' | 'storage'>();
  const on = lock?.handover.value !== undefined;
  const title = on ? told.on : told.title;
  useEffect(() => {
    document.title = `${title} · ${words.app.name}`;
    return store.watch(
      () => store.read(id),
      (read) => setStored(read ?? 'missing'),
      () => setStored('storage'),
    );
  }, [store, id, words, title]);
  if (!stored) return <LoadingPlaceholder />;
  const found = typeof stored === 'object' ? stored : undefined;
  const whom = found && forWhom(found.row);
  return (
    <Main data-page="handover" data-handover={on ? 'on' : 'off'}>
      <h1 tabIndex={-1}>{title}</h1>
      {typeof stored === 'string' && <p role="alert">{words.response.faults[stored]}</p>}
      {whom && (
        <p data-for-whom>
          <strong translate={false}>{whom}</strong>
        </p>
      )}
      {lock && on && <EndHandover lock={lock} />}
      {!on && found && <StartHandover lock={lock} stored={found} />}
      {found && (
        <p>
          <a
            class="alone"
            data-action="back-to-response"
            href={addressOf(found.row.state === 'draft' ? continuation(found) : { page: 'delivery', response: id })}
          >
            {told.back}
          </a>
        </p>
      )}
      {!on && (
        <p>
          <ToStart />
        </p>
      )}
    </Main>
  );
}
