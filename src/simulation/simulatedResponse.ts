import { checkFindingsFrom } from '../engine/allFindings.ts';
import { groundsOf, keyOf } from '../engine/confirmation.ts';
import type { Evaluation } from '../engine/evaluation.ts';
import { evaluationOf } from '../engine/evaluationOf.ts';
import { routeFrom, routeOf } from '../engine/route.ts';
import { unansweredIn } from '../engine/stored.ts';
import { comparesTime, timeItems } from '../engine/timeItem.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Annotation } from '../protocol/annotation.ts';
import type { Completion, ResponseDocument } from '../protocol/response.ts';
import { wholeMinutes, wholeSeconds } from '../session/stopwatch.ts';
import { documentOf } from '../storage/freeze.ts';
import type { ResponseRow } from '../storage/rows.ts';
import type { Chance } from './chance.ts';
import { annotationsOf, type FilledForm } from './filledForm.ts';
import { confirmationRemarks, drawRemark } from './simulatedRemarks.ts';
import { drawDeclaredMinutes, drawTime, type SimulatedTime, type TimeFrame } from './simulatedTime.ts';
import { drawTrail } from './simulatedTrail.ts';

/** A response as a device sends it, and when it arrives (milliseconds since 1970). */
export interface SimulatedResponse {
  readonly document: ResponseDocument;
  readonly receivedAt: number;
}

/** Whom a response is for, and what it corrects. */
export interface SimulatedHead extends Pick<ResponseRow, 'case' | 'enterpriseNumber' | 'label'> {
  readonly corrects?: ResponseDocument | undefined;
}

/** A correction takes this share of the time of a whole response. */
const correctionShare = 0.25;
/** In so many responses there is an audit trail, and in half of those with answers. */
const hasTrail = 0.1;

/** Completes a form: the time is declared and findings are confirmed; the app's own code draws up what travels. */
export function completeForm(
  instrument: Instrument,
  form: FilledForm,
  { corrects, ...whom }: SimulatedHead,
  frame: TimeFrame,
  chance: Chance,
): SimulatedResponse {
  const unanswered = unansweredIn(form.annotations);
  const time = drawTime(routeOf(instrument, form.answers, unanswered), frame, corrects ? correctionShare : 1, chance);
  const [timeItem] = timeItems(instrument);
  const offered = corrects?.completion.prefilledMinutes ?? offeredMinutes(time, timeItem?.module);
  // A correction keeps the time that was declared.
  const minutes = corrects?.completion.declaredMinutes ?? drawDeclaredMinutes(offered, chance);
  const declares = timeItem !== undefined && !unanswered.has(timeItem.id);
  const answers = declares ? { ...form.answers, [timeItem.id]: minutes } : form.answers;
  const completion = completionOf(instrument, time, offered, declares ? minutes : undefined);
  const evaluation = evaluationOf(instrument, answers, unanswered, completion.comparedMinutes);
  const route = routeFrom(evaluation);
  const document = documentOf({
    instrument,
    row: {
      ...whom,
      id: drawResponseId(time.startedAt, chance),
      instrument: { id: instrument.id, version: instrument.version },
      language: form.language,
      startedAt: new Date(time.startedAt).toISOString(),
      changedAt: new Date(time.completedAt).toISOString(),
      seq: 1,
      state: 'complete',
      prefilled: form.prefilled,
    },
    answers,
    annotations: new Map([...form.annotations, ...annotationsOf(drawConfirmations(evaluation, form, chance))]),
    completion,
    audit: chance.happens(hasTrail) ? drawTrail(route, time, chance.happens(0.5), chance) : [],
    completedAt: new Date(time.completedAt),
    appVersion: appVersionAt(time.startedAt - frame.invitedAt, chance),
  });
  return {
    document: { ...document, ...(corrects && { supersedes: corrects.id }), simulated: true },
    receivedAt: time.receivedAt,
  };
}

/** A UUIDv7 that is drawn: the same one for the same seed. */
function drawResponseId(at: number, chance: Chance): string {
  const time = at.toString(16).padStart(12, '0');
  const variant = chance.oneOf(['8', '9', 'a', 'b']);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.hex(3)}-${variant}${chance.hex(3)}-${chance.hex(12)}`;
}

/** What is offered where the module on time opens: all that was measured before. */
const offeredMinutes = ({ moduleMs }: SimulatedTime, timeModule: string | undefined): number =>
  wholeMinutes(
    Object.entries(moduleMs).reduce(
      (sum, [module, ms]) => (module === timeModule || module === 'review' ? sum : sum + ms),
      0,
    ),
  );

function completionOf(
  instrument: Instrument,
  { moduleMs, sessions, gaps }: SimulatedTime,
  prefilledMinutes: number,
  declaredMinutes: number | undefined,
): Completion {
  const activeMs = Object.values(moduleMs).reduce((sum, ms) => sum + ms, 0);
  const untilReviewMs = activeMs - (moduleMs['review'] ?? 0);
  return {
    measuredSeconds: Math.round(activeMs / 1000),
    prefilledMinutes,
    ...(declaredMinutes !== undefined && { declaredMinutes }),
    ...(comparesTime(instrument) && { comparedMinutes: Math.floor(untilReviewMs / 60_000) }),
    changed: declaredMinutes !== undefined && declaredMinutes !== prefilledMinutes,
    sessions,
    moduleSeconds: wholeSeconds(moduleMs),
    idleLimitSeconds: instrument.idleLimitSeconds,
    gapsDiscarded: gaps,
  };
}

/** Most findings are confirmed; those that the review stresses nearly always. */
function drawConfirmations(evaluation: Evaluation, { language }: FilledForm, chance: Chance): Annotation[] {
  const { values } = routeFrom(evaluation);
  return checkFindingsFrom(evaluation)
    .filter(({ level, strong }) => level === 'soft' && chance.happens(strong ? 0.95 : 0.78))
    .map((finding) => ({
      kind: 'confirmed',
      about: keyOf(finding),
      grounds: groundsOf(finding, { values }),
      ...(chance.happens(0.18) && { remark: drawRemark(confirmationRemarks, language, chance) }),
    }));
}

/** Devices get a new version while the survey is in the field. */
function appVersionAt(sinceInvitationMs: number, chance: Chance): string {
  const isLate = sinceInvitationMs > 14 * 86_400_000;
  return chance.weighted([
    ['0.0.8', isLate ? 1 : 3],
    ['0.0.9', isLate ? 5 : 12],
    ['0.1.0', isLate ? 30 : 4],
  ] as const);
}
