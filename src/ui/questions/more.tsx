import type { Step } from '../../engine/step.ts';
import type { Session } from '../../session/session.ts';
import { Remark } from './remark.tsx';
import { Unanswered } from './unanswered.tsx';

/** What is more than an answer: a remark on the question, and the way out for who has none. */
export function More({
  session,
  step,
  onDone,
}: {
  readonly session: Session;
  readonly step: Step;
  readonly onDone: () => void;
}) {
  return (
    <div class="aside__panel">
      <Remark session={session} question={step.entry.id} />
      <Unanswered session={session} step={step} onDone={onDone} />
    </div>
  );
}
