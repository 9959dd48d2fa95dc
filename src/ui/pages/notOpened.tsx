import type { OpenFault } from '../../session/opening.ts';
import { useWords } from '../locale.ts';
import { Main } from '../parts/main.tsx';
import { ToStart } from '../parts/toStart.tsx';
import { useServices } from '../services.ts';
import { HelpDesk } from './helpDesk.ts';

/** In the place of a response: why it does not open, and what can be done. */
export function NotOpened({
  fault,
  again,
}: {
  readonly fault: Exclude<OpenFault, 'unfetched'>;
  readonly again: () => void;
}) {
  const words = useWords();
  const { config } = useServices();
  return (
    <Main>
      <h1 tabIndex={-1}>{words.app.title}</h1>
      <p role="alert">{words.response.faults[fault]}</p>
      {fault === 'storage' && (
        <p>
          <button type="button" class="button" data-action="load-again" onClick={again}>
            {words.notLoaded.retry}
          </button>
        </p>
      )}
      <ToStart />
      <HelpDesk config={config.value} />
    </Main>
  );
}
