import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Changed, Evaluation, type Input } from '../engine/evaluation.ts';
import type { Finding } from '../engine/findings.ts';
import type { EntryOf } from '../engine/outline.ts';
import type { Progress } from '../engine/progress.ts';
import { type Reading, valueIn } from '../engine/reading.ts';
import type { Route, Step } from '../engine/route.ts';
import { type Suggestion, suggestionFor } from '../engine/suggestion.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Content } from './content.ts';
import { Keyed } from './keyed.ts';

/** What follows from a response's content: thing by thing, for who draws one, and whole, made when somebody asks. */
export interface Evaluated {
  readonly steps: Keyed<Step | undefined>;
  readonly readings: Keyed<Reading | undefined>;
  readonly findings: Keyed<readonly Finding[]>;
  readonly progress: Keyed<Progress | undefined>;
  readonly route: ReadonlySignal<Route>;
  readonly allFindings: ReadonlySignal<readonly Finding[]>;
  /** What may be suggested for a split as it stands. */
  readonly suggestion: (split: EntryOf<'split'>) => Suggestion | undefined;
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, at) => item === other[at]);

const sameStep = (one: Step | undefined, other: Step | undefined): boolean =>
  one?.state === other?.state && sameList(one?.because ?? [], other?.because ?? []);

const sameReading = (one: Reading | undefined, other: Reading | undefined): boolean =>
  one?.kind === other?.kind && valueIn(one) === valueIn(other);

const sameFindings = (one: readonly Finding[], other: readonly Finding[]): boolean =>
  one.length === other.length &&
  one.every((finding, at) => {
    const also = other[at];
    return (
      finding.check === also?.check &&
      finding.text === also.text &&
      finding.level === also.level &&
      sameList(finding.items, also.items)
    );
  });

const sameProgress = (one: Progress | undefined, other: Progress | undefined): boolean =>
  one?.state === other?.state &&
  one?.answered === other?.answered &&
  one?.asked === other?.asked &&
  one?.waiting === other?.waiting;

/** Evaluates a response's content as it changes, and tells those apart who have nothing to draw. */
export function evaluated(instrument: Instrument, content: Content): Evaluated {
  const begin = () =>
    new Evaluation(
      instrument,
      content.answers.peek(),
      content.unanswered.value,
      content.row.peek().comparedMinutes,
    );
  let evaluation = begin();
  const turn = signal(0);
  // Why a question is not asked may change while it stays so.
  const unasked = new Set<string>();
  const steps = new Keyed((question) => {
    const step = evaluation.step(question);
    if (step?.state === 'asked') unasked.delete(question);
    else unasked.add(question);
    return step;
  }, sameStep);
  const readings = new Keyed((item) => evaluation.reading(item), sameReading);
  const findings = new Keyed((question) => evaluation.findingsAt(question), sameFindings);
  const progress = new Keyed((module) => evaluation.progressOf(module), sameProgress);
  const refresh = (changed?: Changed) => {
    steps.refresh(changed && [...unasked, ...changed.steps]);
    readings.refresh(changed?.readings);
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
    findings,
    progress,
    route: computed(() => {
      turn.value;
      return evaluation.route();
    }),
    allFindings: computed(() => {
      turn.value;
      return evaluation.findings();
    }),
    suggestion: (split) => {
      turn.value;
      return suggestionFor(evaluation, split);
    },
  };
}
