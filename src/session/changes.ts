import { checkFindingsFrom } from '../engine/allFindings.ts';
import { confirmedChecks, countingIn } from '../engine/confirmedChecks.ts';
import type { Evaluation } from '../engine/evaluation.ts';
import { type Route, routeFrom } from '../engine/route.ts';
import { changedIn, type SaidByName, saidOfItems } from '../engine/saidByName.ts';
import { evaluateStored } from '../engine/stored.ts';
import type { Instrument } from '../instrument/schema.ts';
import { type Annotation, type Annotations, annotationKey, confirmationsIn, ofKind } from '../protocol/annotation.ts';
import type { StoredResponse } from '../storage/reading.ts';
import { wholeRoute } from './account.ts';
import type { Session } from './session.ts';

/** Why there is no answer to an item. */
type Unanswered = Extract<Annotation, { kind: 'unanswered' }>;

/** What a response says, as it travels. */
export interface Saying {
  readonly route: Route;
  readonly silenceOf: (item: string) => Unanswered | undefined;
  /** The remarks on its questions that are sent. */
  readonly remarks: SaidByName;
  /** The checks that are confirmed, with the remarks made there. */
  readonly confirmations: SaidByName;
  /** The key of the words of each check that finds something. */
  readonly checks: ReadonlyMap<string, string>;
}

function sayingOf(evaluation: Evaluation, route: Route, annotations: Annotations): Saying {
  const findings = checkFindingsFrom(evaluation);
  const confirmed = confirmedChecks(findings, countingIn(evaluation), confirmationsIn(annotations));
  return {
    route,
    silenceOf: (about) => {
      const found = annotations.get(annotationKey({ kind: 'unanswered', about }));
      return found?.kind === 'unanswered' ? found : undefined;
    },
    remarks: new Map(
      ofKind(annotations, 'remark').flatMap(({ about, send, text }) => (send && text.trim() ? [[about, text]] : [])),
    ),
    confirmations: new Map(confirmed.map(({ check, remark = '' }) => [check, remark])),
    checks: new Map(findings.map(({ check, text }) => [check, text])),
  };
}

/** What a stored response says. */
export function sayingOfStored(instrument: Instrument, stored: StoredResponse): Saying {
  const { evaluation } = evaluateStored(instrument, stored);
  return sayingOf(evaluation, routeFrom(evaluation), stored.annotations);
}

/** What an open response says. Who reads it is drawn again at every change. */
export const sayingOfSession = (session: Session): Saying =>
  sayingOf(session.evaluation(), wholeRoute(session), session.annotations.value);

/** Of what something else is said than before: items, questions and checks, by their addresses. */
export const changesBetween = (before: Saying, now: Saying) => ({
  items: changedIn(
    saidOfItems(before.route.readings, before.silenceOf),
    saidOfItems(now.route.readings, now.silenceOf),
  ),
  remarks: changedIn(before.remarks, now.remarks),
  confirmations: changedIn(before.confirmations, now.confirmations),
});
