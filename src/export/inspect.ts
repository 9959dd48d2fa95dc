import type { Evaluation } from '../engine/evaluation.ts';
import { evaluationOf } from '../engine/evaluationOf.ts';
import { statusCountsOn, validateItemStatuses } from '../engine/itemStatuses.ts';
import { routeFrom } from '../engine/route.ts';
import { timeItems } from '../engine/timeItem.ts';
import { isDate } from '../instrument/calendar.ts';
import { givenKinds, isGiven } from '../instrument/givenKinds.ts';
import type { Instrument } from '../instrument/schema.ts';
import { entriesOf } from '../protocol/entriesOf.ts';
import type { DocumentFault } from '../protocol/problem.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import { annotationFaults } from './annotationFaults.ts';

/** What a response's own answers give. */
export const evaluatedResponse = (instrument: Instrument, document: ResponseDocument): Evaluation => {
  const { unanswered = [], completion } = document;
  return evaluationOf(
    instrument,
    entriesOf(document),
    unanswered.map(({ item }) => item),
    completion.comparedMinutes,
  );
};

/**
 * Checks a response against its questionnaire: the statuses of its items, then all other references to parts of the
 * questionnaire. Every fault, by item or by place; none for what is only unlikely, such as device clocks that jump.
 */
export function inspect(
  instrument: Instrument,
  document: ResponseDocument,
  evaluation: Evaluation = evaluatedResponse(instrument, document),
): DocumentFault[] {
  const unanswered = document.unanswered ?? [];
  const statuses = { ...document, undetermined: document.undetermined ?? [] };
  return [
    ...validateItemStatuses(
      instrument,
      statuses,
      unanswered.map(({ item }) => item),
      evaluation,
    ),
    ...countFaults(instrument, document, evaluation),
    ...timeFaults(instrument, document),
    ...headFaults(instrument, document),
    ...givenFaults(instrument, document),
    ...annotationFaults(evaluation, document),
  ];
}

/** What is wrong with how many items are said to have a status. */
type CountFault = 'not-counted' | 'miscounted';

/** What is left out in rows is counted, so that a part of a response cannot be lost unseen. */
function countFaults({ rosters }: Instrument, { counts }: ResponseDocument, evaluation: Evaluation): DocumentFault[] {
  if (!counts) {
    const fault: CountFault = 'not-counted';
    return rosters ? [{ place: 'counts', fault }] : [];
  }
  return Object.entries(statusCountsOn(routeFrom(evaluation))).flatMap(([list, number]) => {
    const fault: CountFault = 'miscounted';
    return number === counts[list as keyof typeof counts] ? [] : [{ place: `counts.${list}`, fault }];
  });
}

/** What is wrong with the declared time. */
type TimeFault = 'missing' | 'not-answered' | 'not-the-answer';

/** The minutes stand in the answers and in the completion: both have the same number, or neither has any. */
function timeFaults(instrument: Instrument, { answers, completion }: ResponseDocument): DocumentFault[] {
  const place = 'completion.declaredMinutes';
  const declared = completion.declaredMinutes;
  return timeItems(instrument).flatMap(({ id: item }) => {
    const answer = Object.hasOwn(answers, item) ? answers[item] : undefined;
    if (answer === declared) return [];
    const fault: TimeFault =
      declared === undefined ? 'missing' : answer === undefined ? 'not-answered' : 'not-the-answer';
    return [{ item, place, fault }];
  });
}

/** What is wrong with what is said to have been given. */
type GivenFault = 'unknown-given' | 'wrong-value';

/** What is given is what the questionnaire reads of it, and of its kind. */
function givenFaults({ given: read = [] }: Instrument, { given = {} }: ResponseDocument): DocumentFault[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const place = `given.${name}`;
    const isKnown = isGiven(name) && read.includes(place);
    if (isKnown && (givenKinds[name] !== 'date' || isDate(value))) return [];
    const fault: GivenFault = isKnown ? 'wrong-value' : 'unknown-given';
    return [{ place, fault }];
  });
}

function headFaults({ languages }: Instrument, { id, language, supersedes }: ResponseDocument): DocumentFault[] {
  const faults: DocumentFault[] = [];
  if (!languages.includes(language)) faults.push({ place: 'language', fault: 'not-offered' });
  if (supersedes === id) faults.push({ place: 'supersedes', fault: 'itself' });
  return faults;
}
