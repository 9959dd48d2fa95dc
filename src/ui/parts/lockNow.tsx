import { useWords } from '../locale.ts';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';

/** Locks the device at once, from the bar; on one that is handed over, leads to where it is locked or given back. */
export function LockNow() {
  const { lock } = useServices();
  const words = useWords();
  const handover = lock?.handover.value;
  const drawing = (
    // Drawn, since not every font has the sign.
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M4 9h12v9H4zM6.5 9V6a3.5 3.5 0 0 1 7 0v3" />
    </svg>
  );
  if (handover)
    return (
      <a
        class="bar__lock"
        data-action="to-handover"
        aria-label={words.lock.handover.on}
        title={words.lock.handover.on}
        href={addressOf({ page: 'handover', response: handover.response })}
      >
        {drawing}
      </a>
    );
  return (
    <button
      type="button"
      class="bar__lock"
      data-action="lock-now"
      aria-label={words.lock.now}
      title={words.lock.now}
      onClick={lock?.now}
    >
      {drawing}
    </button>
  );
}
