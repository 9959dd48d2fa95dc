import type { Instrument } from '../instrument/schema.ts';
import { type Finding, findingsOn } from './findings.ts';
import { outlineOf } from './outline.ts';
import { type Progress, progressOn } from './progress.ts';
import type { Reading } from './reading.ts';
import { type Route, routeOf, type Step } from './route.ts';
import type { Answers } from './value.ts';

/** All that follows from a set of answers. */
export interface Evaluation {
  readonly route: Route;
  readonly findings: readonly Finding[];
  /** What each question shows of them: a finding stands at the last of its items, in the order of the instrument. */
  readonly findingsAt: ReadonlyMap<string, readonly Finding[]>;
  readonly progress: readonly Progress[];
}

/** What one evaluation says differently than the one before it. */
export interface Changed {
  /** Questions whose state on the route is another, or has another reason. */
  readonly steps: readonly string[];
  /** Items that read differently. */
  readonly readings: readonly string[];
  /** Questions that show other findings. */
  readonly findings: readonly string[];
  /** Modules whose progress is another. */
  readonly progress: readonly string[];
}

/**
 * Evaluates answers from nothing.
 * @param unanswered items that the respondent said they can't answer
 * @param comparedMinutes the whole minutes measured that declared ones are compared with
 */
export function evaluate(
  instrument: Instrument,
  answers: Answers,
  unanswered: ReadonlySet<string>,
  comparedMinutes?: number,
): Evaluation {
  const route = routeOf(instrument, answers, unanswered);
  const findings = findingsOn(instrument, route, comparedMinutes);
  return {
    route,
    findings,
    findingsAt: byQuestion(instrument, findings),
    progress: progressOn(instrument, route, findings),
  };
}

function byQuestion(instrument: Instrument, findings: readonly Finding[]): Map<string, Finding[]> {
  const { items, order } = outlineOf(instrument);
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const last = finding.items.reduce((one, other) =>
      (order.get(one) ?? -1) < (order.get(other) ?? -1) ? other : one,
    );
    const question = items.get(last)?.question ?? '';
    found.set(question, [...(found.get(question) ?? []), finding]);
  }
  return found;
}

/** What changed from one evaluation of an instrument to the next. */
export function changedBetween(before: Evaluation, after: Evaluation): Changed {
  const questions = [...after.route.steps.keys()];
  const items = new Set([...before.route.readings.keys(), ...after.route.readings.keys()]);
  return {
    steps: questions.filter((id) => !sameStep(before.route.steps.get(id), after.route.steps.get(id))),
    readings: [...items].filter((id) => !sameReading(before.route.readings.get(id), after.route.readings.get(id))),
    findings: questions.filter((id) => !sameFindings(before.findingsAt.get(id), after.findingsAt.get(id))),
    progress: after.progress
      .filter((now, index) => !sameProgress(before.progress[index], now))
      .map(({ module }) => module),
  };
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

const sameStep = (one: Step | undefined, other: Step | undefined): boolean =>
  one?.state === other?.state && sameList(one?.because ?? [], other?.because ?? []);

const sameReading = (one: Reading | undefined, other: Reading | undefined): boolean =>
  one?.kind === other?.kind && validOf(one) === validOf(other);

const validOf = (reading: Reading | undefined) => (reading?.kind === 'valid' ? reading.value : undefined);

const sameFindings = (one: readonly Finding[] = [], other: readonly Finding[] = []): boolean =>
  one.length === other.length &&
  one.every((finding, index) => {
    const also = other[index];
    return (
      finding.check === also?.check &&
      finding.text === also.text &&
      finding.level === also.level &&
      sameList(finding.items, also.items)
    );
  });

const sameProgress = (one: Progress | undefined, other: Progress): boolean =>
  one?.state === other.state &&
  one.answered === other.answered &&
  one.asked === other.asked &&
  one.waiting === other.waiting;
