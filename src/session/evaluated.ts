import { batch, computed, effect, type ReadonlySignal } from '@preact/signals';
import { changedBetween, type Evaluation, evaluate } from '../engine/evaluation.ts';
import type { Finding } from '../engine/findings.ts';
import type { Progress } from '../engine/progress.ts';
import type { Reading } from '../engine/reading.ts';
import type { Step } from '../engine/route.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Content } from './content.ts';
import { Keyed } from './keyed.ts';

/** What follows from a response's content: whole, for who looks at all of it, and thing by thing, for who draws one. */
export interface Evaluated {
  readonly whole: ReadonlySignal<Evaluation>;
  readonly steps: Keyed<Step | undefined>;
  readonly readings: Keyed<Reading | undefined>;
  readonly findings: Keyed<readonly Finding[]>;
  readonly progress: Keyed<Progress | undefined>;
  /** Follows the content no longer. */
  readonly end: () => void;
}

const none: readonly Finding[] = [];

/** Evaluates a response's content at each change, and tells those apart who have nothing to draw. */
export function evaluated(instrument: Instrument, { row, answers, unanswered }: Content): Evaluated {
  // By itself: the rest of the row decides nothing.
  const comparedMinutes = computed(() => row.value.comparedMinutes);
  const whole = computed(() => evaluate(instrument, answers.value, unanswered.value, comparedMinutes.value));
  let last = whole.peek();
  const steps = new Keyed((question) => last.route.steps.get(question));
  const readings = new Keyed((item) => last.route.readings.get(item));
  const findings = new Keyed((question) => last.findingsAt.get(question) ?? none);
  const progress = new Keyed((module) => last.progress.find((one) => one.module === module));
  const end = effect(() => {
    const changed = changedBetween(last, whole.value);
    last = whole.value;
    batch(() => {
      steps.refresh(changed.steps);
      readings.refresh(changed.readings);
      findings.refresh(changed.findings);
      progress.refresh(changed.progress);
    });
  });
  return { whole, steps, readings, findings, progress, end };
}
