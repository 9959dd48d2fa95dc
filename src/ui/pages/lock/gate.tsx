import { useLaterWords } from '../../laterWords.ts';
import { SetLock } from './setLock.tsx';

/** The one page of a device that the office wants locked, and that is not yet. */
export function LockGate() {
  const words = useLaterWords();
  return (
    <main data-page="lock" data-lock="wanted">
      <h1 tabIndex={-1}>{words.start.title}</h1>
      <SetLock required />
    </main>
  );
}
