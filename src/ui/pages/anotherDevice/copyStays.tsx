import { useEffect, useState } from 'preact/hooks';
import { readKeptCopy } from '../../../session/keptCopy.ts';
import { useWords } from '../../locale.ts';
import { addressOf } from '../../router.ts';
import { useServices } from '../../services.ts';

/**
 * Says, before a draft is deleted from this device, that its copy at the collector is not: another device may go on with it.
 * Nothing where no copy is kept.
 */
export function CopyStays({ response }: { readonly response: string }) {
  const { store } = useServices();
  const { anotherDevice: told } = useWords();
  const [stays, setStays] = useState(false);
  useEffect(
    () =>
      store.watch(
        () => readKeptCopy(store, response),
        (kept) => setStays(kept?.code !== undefined && kept.etag !== undefined && kept.ended !== 'removed'),
        // The page says already that nothing can be read.
        () => {},
      ),
    [store, response],
  );
  return (
    <div role="status">
      {stays && (
        <p data-copy-stays>
          {told.staysThere} <a href={addressOf({ page: 'another-device', response })}>{told.turnOffFirst}</a>
        </p>
      )}
    </div>
  );
}
