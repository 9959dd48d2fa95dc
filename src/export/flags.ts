import type { Instrument } from '../instrument/schema.ts';
import { readEnterpriseNumber } from '../protocol/enterpriseNumber.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import type { RegisteredCase } from './delivered.ts';
import type { ResponseFacts } from './facts.ts';

/** Nobody fills in a questionnaire for longer, in minutes: a thousand hours. */
const maxDeclaredMinutes = 60_000;
/** Clocks of one device that were set meanwhile may differ so much, in seconds. */
const clockToleranceSeconds = 60;

/**
 * What is unlikely or cannot be right in a response, and is no reason to refuse it: each a word, with what it is about
 * after a colon. A device whose clock was set while it was filled in has some of them, too.
 * @param registered its case, where that was proven
 */
export function flagsOf(
  instrument: Pick<Instrument, 'modules' | 'given'>,
  document: ResponseDocument,
  { confirmedFindings }: Pick<ResponseFacts, 'confirmedFindings'>,
  registered?: RegisteredCase,
): string[] {
  const number = (document.case ?? document.respondent)?.enterpriseNumber;
  const found = new Set(confirmedFindings);
  return [
    ...(number === undefined || readEnterpriseNumber(number) === number ? [] : ['enterpriseNumber']),
    ...(document.confirmed ?? []).flatMap(({ check }) => (found.has(check) ? [] : [`confirmedNothing:${check}`])),
    ...givenFlags(instrument, document, registered),
    ...timeFlags(instrument, document),
  ];
}

/** A day and its neighbours: a clock's time zone is nobody's fault. */
const dayMs = 24 * 60 * 60 * 1000;

/**
 * What was given at the beginning, and is not what is known else: of its case by the register, where that was proven, and by
 * the response itself where not; of when it was begun. What came with an invitation after that was not given.
 */
function givenFlags(
  { given: read = [] }: Pick<Instrument, 'given'>,
  { given = {}, case: named, startedAt }: ResponseDocument,
  registered: RegisteredCase | undefined,
): string[] {
  const { begunOn } = given;
  const isFar = begunOn !== undefined && Math.abs(Date.parse(begunOn) - Date.parse(startedAt)) > 2 * dayMs;
  const known = {
    caseId: registered?.id ?? named?.id,
    enterpriseNumber: registered?.enterpriseNumber ?? named?.enterpriseNumber,
  };
  const differing = (['caseId', 'enterpriseNumber'] as const).filter(
    (name) => read.includes(`given.${name}`) && given[name] !== known[name],
  );
  return [...(isFar ? ['givenDiffers:begunOn'] : []), ...differing.map((name) => `givenDiffers:${name}`)];
}

function timeFlags({ modules }: Pick<Instrument, 'modules'>, document: ResponseDocument): string[] {
  const { startedAt, completedAt, completion } = document;
  const { measuredSeconds, declaredMinutes, prefilledMinutes, moduleSeconds } = completion;
  const known = new Set([...modules.map(({ id }) => id), 'review']);
  const unknown = Object.keys(moduleSeconds).filter((module) => !known.has(module));
  const sum = Object.values(moduleSeconds).reduce((one, other) => one + other, 0);
  const openSeconds = (Date.parse(completedAt) - Date.parse(startedAt)) / 1000;
  const changed = declaredMinutes !== undefined && declaredMinutes !== prefilledMinutes;
  return [
    ...unknown.map((module) => `unknownModule:${encodeURIComponent(module.replace(/\p{Cs}/gu, '\ufffd'))}`),
    // Each module's seconds may be rounded by themselves.
    ...(Math.abs(sum - measuredSeconds) > Object.keys(moduleSeconds).length + 1 ? ['moduleSeconds'] : []),
    ...(openSeconds < 0 ? ['completedBeforeStarted'] : []),
    ...(measuredSeconds > Math.max(0, openSeconds) + clockToleranceSeconds ? ['measuredSeconds'] : []),
    ...(changed === completion.changed ? [] : ['changed']),
    // Whole minutes: what is measured runs on to completion, after the minutes were declared.
    ...((declaredMinutes ?? Number.POSITIVE_INFINITY) < Math.floor(measuredSeconds / 60)
      ? ['declaredBelowMeasured']
      : []),
    ...((declaredMinutes ?? 0) > maxDeclaredMinutes ? ['declaredMinutes'] : []),
  ];
}
