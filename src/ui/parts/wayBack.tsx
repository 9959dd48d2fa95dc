import { useWords } from '../locale.ts';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';
import { ToStart } from './toStart.tsx';

/** The way to the overview; on a device that is handed over, to the one response. */
export function WayBack() {
  const words = useWords();
  const { lock } = useServices();
  // On such a device every other address leads to the one response.
  if (lock?.handover.value)
    return (
      <a class="alone" data-action="back-to-response" href={addressOf({ page: 'continue' })}>
        {words.lock.handover.back}
      </a>
    );
  return <ToStart />;
}
