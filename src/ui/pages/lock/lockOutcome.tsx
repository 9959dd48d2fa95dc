import { useWords } from '../../locale.ts';
import type { ChangeOutcome } from './managing.ts';

const good: readonly ChangeOutcome[] = ['busy', 'changed', 'deviceAdded', 'deviceRemoved'];

/** Says what became of a change of the device lock. */
export function LockOutcome({ outcome }: { readonly outcome: ChangeOutcome | undefined }) {
  const { lock } = useWords();
  return (
    <p role={outcome && !good.includes(outcome) ? 'alert' : 'status'} data-lock-outcome={outcome}>
      {outcome && lock.said[outcome]}
    </p>
  );
}
