import { rosterFaultsOf } from '../engine/rosters/rosterFaults.ts';
import { missingItems } from '../engine/route.ts';
import { timeItems } from '../engine/timeItem.ts';
import { report } from '../lib/report.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import type { AuditEvent } from '../protocol/audit.ts';
import { configOf } from '../protocol/config.ts';
import { type Completion, responseDocument } from '../protocol/response.ts';
import { withinBounds } from '../protocol/trailRoom.ts';
import { travelling } from '../protocol/travelling.ts';
import { WriteError } from '../storage/change.ts';
import { documentOf, freeze } from '../storage/freeze.ts';
import type { TimeRow } from '../storage/rows.ts';
import { wholeFindings, wholeRoute } from './account.ts';
import { differencesIn } from './copyOfDraft.ts';
import { saysWhy } from './correcting.ts';
import { enterpriseFault } from './enterpriseFault.ts';
import { readKeptCopy } from './keptCopy.ts';
import { awaitsInvitation } from './redeeming.ts';
import type { SessionServices } from './services.ts';
import type { Session } from './session.ts';
import { wholeMinutes, wholeSeconds } from './stopwatch.ts';

/**
 * Why a response was not completed: something is open, its invitation is still to be fetched, it changed meanwhile, the
 * page came without https, where a browser computes no digest, or it could not be written.
 */
export type CompletionFault = 'open' | 'unredeemed' | 'moved-on' | 'insecure' | 'failed';

/** Whether nothing keeps a response from completion. What two devices said otherwise would be lost with it, and what came from another device is not sent twice. */
export const isCompletable = (session: Session): boolean =>
  session.differences.value.length === 0 &&
  !session.receivedElsewhere.value &&
  missingItems(wholeRoute(session)).length === 0 &&
  wholeFindings(session).every((finding) => finding.level !== 'hard') &&
  rosterFaultsOf(session.evaluation()).length === 0;

/** The time as it travels: what was measured, what was offered, what the respondent declared. */
function completionOf(session: Session, time: TimeRow | undefined): Completion | undefined {
  const [item] = timeItems(session.instrument);
  const declared = item && wholeRoute(session).values.get(item.id);
  if (!time) return undefined;
  const { prefilledMinutes: prefilled = wholeMinutes(time.activeMs), comparedMinutes } = session.row.value;
  return {
    measuredSeconds: Math.round(time.activeMs / 1000),
    prefilledMinutes: prefilled,
    ...(typeof declared === 'number' ? { declaredMinutes: declared } : {}),
    ...(comparedMinutes !== undefined && { comparedMinutes }),
    changed: declared !== undefined && declared !== prefilled,
    sessions: time.sessions,
    moduleSeconds: wholeSeconds(time.moduleMs),
    idleLimitSeconds: session.instrument.idleLimitSeconds,
    gapsDiscarded: time.gaps,
  };
}

/** Freezes a response and puts it into the outbox, in one step; from then on it does not change. */
export async function complete(
  services: SessionServices,
  session: Session,
): Promise<Result<undefined, CompletionFault>> {
  try {
    return await freezeAndQueue(services, session);
  } catch (cause) {
    if (cause instanceof WriteError && cause.fault === 'overtaken') return fail('moved-on');
    report('complete', cause);
    return fail('failed');
  }
}

/** The audit trail up to completion. One that cannot be read, or whose code cannot be fetched, holds up no response. */
async function auditOf(completedAt: Date, { store }: SessionServices, session: Session): Promise<AuditEvent[]> {
  try {
    const { trailUpTo } = await import('./trail.ts');
    return await trailUpTo(completedAt, store, session);
  } catch (cause) {
    report('audit trail', cause);
    return [];
  }
}

/** @throws where the bytes cannot be made or written */
async function freezeAndQueue(
  services: SessionServices,
  session: Session,
): Promise<Result<undefined, CompletionFault>> {
  if (!isSecureContext) return fail('insecure');
  await session.flush();
  const { state, fault } = session.save.value;
  // Where the browser keeps nothing, sending is all that can save the answers.
  if (state !== 'saved' && fault !== 'memory') return fail('failed');
  // Whom it is for stands in what is frozen.
  if (awaitsInvitation(session.row.value)) return fail('unredeemed');
  if (services.config.value.draftCopy === true && session.row.value.case) {
    // They are read later than the draft: the page may not know of them yet.
    const kept = await readKeptCopy(services.store, session.id);
    session.differences.value = differencesIn(session, kept?.differences ?? []);
    session.receivedElsewhere.value = kept?.ended === 'delivered';
  }
  const time = session.timeReading();
  const completion = completionOf(session, time);
  if (!isCompletable(session) || !completion || !saysWhy(session) || enterpriseFault(services, session.row.value))
    return fail('open');
  const seq = session.seq() + 1;
  const completedAt = new Date();
  // Kept while it was on and not sent once it is off: the office has changed its mind.
  const audit = services.config.value.audit ? await auditOf(completedAt, services, session) : [];
  const recipient = configOf(services.config.value, session.instrument.id).recipientKey;
  const drawnUp = documentOf({
    instrument: session.instrument,
    row: { ...session.row.value, language: session.texts.language },
    answers: session.answers.value,
    annotations: session.annotations.value,
    completion,
    audit,
    completedAt,
    appVersion: services.appVersion,
  });
  const document = withinBounds(travelling(session.instrument, drawnUp), recipient !== undefined);
  // What the app makes and its own contract refuses is a fault of the app's.
  responseDocument.parse(document);
  const frozen = await freeze(document, session.row.value, recipient);
  // What the office alone may read is not left behind for whoever has the device.
  const erase = recipient !== undefined && !services.lock;
  await services.store.write([
    // What is kept here is what travels: a correction says how long the response before it took.
    ...(time ? [{ kind: 'timed', time } as const] : []),
    { kind: 'completed', response: session.id, seq, at: completedAt.toISOString(), frozen, ...(erase && { erase }) },
  ]);
  services.delivery.sendNow();
  return ok(undefined);
}
