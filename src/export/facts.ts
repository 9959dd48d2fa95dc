import { checkFindingsFrom } from '../engine/allFindings.ts';
import type { Evaluation } from '../engine/evaluation.ts';
import { itemsIn, routeFrom } from '../engine/route.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { NonresponseReason } from '../protocol/nonresponse.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import { evaluatedResponse } from './inspect.ts';

/** What intake finds in a response, kept beside it so that exports need not compute it again. */
export interface ResponseFacts {
  /** The number of items that had to be answered, and of those that were. */
  readonly askedItems: number;
  readonly answeredItems: number;
  /** Soft checks that have a finding, by whether the respondent confirmed it. */
  readonly openFindings: readonly string[];
  readonly confirmedFindings: readonly string[];
  /** Items that the respondent left without an answer, and why. */
  readonly unanswered: Readonly<Record<string, NonresponseReason>>;
  readonly measuredSeconds: number;
  readonly declaredMinutes: number | undefined;
  readonly moduleSeconds: Readonly<Record<string, number>>;
  readonly appVersion: string;
  readonly simulated: boolean;
}

/** The facts of a response that was checked. */
export function factsOf(
  instrument: Instrument,
  document: ResponseDocument,
  evaluation: Evaluation = evaluatedResponse(instrument, document),
): ResponseFacts {
  const asked = itemsIn(routeFrom(evaluation), 'asked').filter(({ required }) => required);
  const found = new Set(
    checkFindingsFrom(evaluation)
      .filter(({ level }) => level === 'soft')
      .map(({ check }) => check),
  );
  const confirmed = new Set(document.confirmed?.map(({ check }) => check));
  return {
    askedItems: asked.length,
    answeredItems: asked.filter(({ id }) => Object.hasOwn(document.answers, id)).length,
    openFindings: [...found].filter((check) => !confirmed.has(check)),
    confirmedFindings: [...found].filter((check) => confirmed.has(check)),
    unanswered: Object.fromEntries(document.unanswered?.map(({ item, reason }) => [item, reason]) ?? []),
    measuredSeconds: document.completion.measuredSeconds,
    declaredMinutes: document.completion.declaredMinutes,
    moduleSeconds: document.completion.moduleSeconds,
    appVersion: document.app.version,
    simulated: document.simulated ?? false,
  };
}

/** Reads facts from the database. Not validated: only collectors write them. */
export const factsIn = (json: string): ResponseFacts => JSON.parse(json) as ResponseFacts;
