import { useLaterWords } from '../laterWords.ts';
import { useServices } from '../services.ts';

/** Locks the device at once, from the bar. */
export function LockNow() {
  const { lock } = useServices();
  const words = useLaterWords();
  return (
    <button
      type="button"
      class="button button--quiet"
      data-action="lock-now"
      aria-label={words.lock.now}
      title={words.lock.now}
      onClick={lock?.now}
    >
      <span aria-hidden="true">🔒︎</span>
    </button>
  );
}
