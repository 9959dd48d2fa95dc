import { deliveryState, type StoredResponse } from '../../../session/responses.ts';
import type { NextAct } from '../../../session/timeline.ts';
import { locale, useWords } from '../../locale.ts';
import { useServices } from '../../services.ts';
import { SaidOfClosing } from './saidOfClosing.tsx';
import { stepLine } from './stepWords.ts';
import { useTimeline } from './useTimeline.ts';

/** What nobody has to do anything about. */
const nothingToDo: readonly NextAct[] = ['nothing', 'stay', 'wait', 'seeNewer'];

/** Where a completed response is, in a list: its last step, and what the respondent has to do, if anything. */
export function InShort({ stored }: { readonly stored: StoredResponse }) {
  const words = useWords();
  const { delivery } = useServices();
  const timeline = useTimeline(stored);
  const { steps, next, closed } = timeline;
  const step = steps.at(-1);
  const asked = steps.filter(({ kind }) => kind === 'asked').length;
  // What follows a receipt or a refusal has no colour of theirs.
  const isPast = asked > 0 || step?.kind === 'correcting' || step?.kind === 'corrected';
  const state = deliveryState(stored, delivery.sending.value);
  return (
    <>
      {step && (
        <p
          class={isPast ? 'standing' : `standing standing--${state}`}
          data-stage={step.kind}
          data-why={step.kind === 'waiting' ? step.wait.why : undefined}
          data-asked={asked > 0 ? asked : undefined}
        >
          {stepLine(step, locale.value)}
        </p>
      )}
      {!nothingToDo.includes(next) && closed !== 'itself' && (
        <p class="hint" data-next={next}>
          {words.timeline.next[next]} <SaidOfClosing timeline={timeline} />
        </p>
      )}
    </>
  );
}
