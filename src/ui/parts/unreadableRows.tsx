import type { UnreadableRow } from '../../session/responses.ts';
import { useWords } from '../locale.ts';
import { Banner } from './banner.tsx';
import { download } from './download.ts';

/** Says that something on the device cannot be read, and offers it as it is. */
export function UnreadableRows({ strays }: { readonly strays: readonly UnreadableRow[] }) {
  const words = useWords();
  const save = () => download('veldwerk-strays.json', 'application/json', JSON.stringify(strays, null, 2));
  return (
    <Banner tone="trouble">
      <p data-strays={strays.length}>{words.notices.strays.found({ count: strays.length })}</p>
      <button type="button" class="button button--quiet" onClick={save}>
        {words.notices.strays.export}
      </button>
    </Banner>
  );
}
