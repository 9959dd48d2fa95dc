import type { Restored } from '../../storage/restoring.ts';
import { useLaterWords } from '../laterWords.ts';
import { useServices } from '../services.ts';
import { Banner } from './banner.tsx';

/** Says what the browser had lost and what was brought back, until the respondent has taken note. */
export function RestoredMessage({ found }: { readonly found: Restored }) {
  const { restored } = useServices();
  const words = useLaterWords();
  return (
    <Banner tone="notice">
      {found.responses.length > 0 && (
        <p data-restored={found.responses.length}>{words.restored.responses(found.responses.length)}</p>
      )}
      {found.damaged > 0 && <p data-damaged={found.damaged}>{words.restored.damaged(found.damaged)}</p>}
      <button
        type="button"
        class="button button--quiet"
        data-action="noted"
        onClick={() => {
          restored.value = undefined;
        }}
      >
        {words.restored.noted}
      </button>
    </Banner>
  );
}
