import { batch, signal } from '@preact/signals';
import type { Changed, Evaluation, Input } from '../engine/evaluation.ts';
import { evaluationOf } from '../engine/evaluationOf.ts';
import type { Finding } from '../engine/findings.ts';
import type { Progress } from '../engine/progress.ts';
import type { Reading } from '../engine/reading.ts';
import type { State, Step } from '../engine/step.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Content } from './content.ts';
import { Keyed } from './keyed.ts';

/** What follows from a response's content: thing by thing, for who draws one, and whole, made when somebody asks. */
export interface Evaluated {
  readonly steps: Keyed<Step | undefined>;
  readonly readings: Keyed<Reading | undefined>;
  /** The states of an item's options that have gates, by their codes. */
  readonly options: Keyed<Readonly<Record<string, State>>>;
  readonly findings: Keyed<readonly Finding[]>;
  readonly progress: Keyed<Progress | undefined>;
  /** All of it as it stands; subscribes to every change. */
  readonly evaluation: () => Evaluation;
}

/** Whether readings, findings or counts say the same. */
const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Evaluates a response's content as it changes, and tells those apart who have nothing to draw. */
export function evaluated(instrument: Instrument, content: Content): Evaluated {
  const begin = () =>
    evaluationOf(
      instrument,
      { ...content.answers.peek(), ...content.row.peek().given },
      content.unanswered.value,
      content.row.peek().comparedMinutes,
    );
  let evaluation = begin();
  const turn = signal(0);
  const steps = new Keyed((question) => evaluation.step(question));
  const readings = new Keyed((item) => evaluation.reading(item), alike);
  const options = new Keyed((item) => evaluation.optionStates(item), alike);
  const findings = new Keyed((question) => evaluation.findingsAt(question), alike);
  const progress = new Keyed((module) => evaluation.progressOf(module), alike);
  const refresh = (changed?: Changed) => {
    steps.refresh(changed?.steps);
    readings.refresh(changed?.readings);
    options.refresh(changed?.readings);
    findings.refresh(changed?.findings);
    progress.refresh(changed?.progress);
    turn.value += 1;
  };
  content.follow((input: Input | undefined) =>
    batch(() => {
      if (input) refresh(evaluation.apply([input]).changed);
      else {
        evaluation = begin();
        refresh();
      }
    }),
  );
  return {
    steps,
    readings,
    options,
    findings,
    progress,
    evaluation: () => {
      turn.value;
      return evaluation;
    },
  };
}
