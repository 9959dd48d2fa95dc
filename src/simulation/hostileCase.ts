import type { Language } from '../instrument/language.ts';
import type { AuditEvent } from '../protocol/audit.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import { simulatedCasePrefix } from '../protocol/simulatedCase.ts';
import type { CaseHistory } from './caseHistory.ts';
import { Chance } from './chance.ts';
import { annotationsOf, drawFilledForm, type FilledForm } from './filledForm.ts';
import { hostileTexts } from './hostileTexts.ts';
import { deliveryOf, type SimulatedDelivery } from './simulatedDelivery.ts';
import type { SimulatedEnterprise } from './simulatedEnterprise.ts';
import { completeForm, type SimulatedHead, type SimulatedResponse } from './simulatedResponse.ts';
import { enterpriseIn, type Simulation } from './simulation.ts';

const hourMs = 3_600_000;

/** A register has no control characters in the names of cases, and none of its files halves of characters. */
const nameable = (text: string, most: number): string => text.replace(/[\p{Cc}\p{Cs}]/gu, '').slice(0, most);

/** The office's own reasons have no direction characters either. */
const reasonOf = (text: string): string => nameable(text, 200).replace(/\p{Bidi_Control}/gu, '');

/**
 * Cases full of texts that break what does not take them for text, each with a response that is taken, one without a case,
 * and one that is refused.
 * @param after the number of the last other case
 */
export function* hostileHistories(simulation: Simulation, after: number): Generator<CaseHistory> {
  for (const [at, text] of hostileTexts.entries()) {
    const number = after + at + 1;
    const plain = enterpriseIn(simulation, number);
    const enterprise: SimulatedEnterprise = {
      ...plain,
      caseId: nameable(`${simulatedCasePrefix}H${at + 1} ${text}`, 200),
      name: nameable(text, 300),
      expiresAt: simulation.period.expiresAt.others,
    };
    yield historyOf(simulation, enterprise, text, at % 4 === 1, new Chance(`${simulation.seed} hostile ${at}`));
  }
}

function historyOf(
  simulation: Simulation,
  enterprise: SimulatedEnterprise,
  text: string,
  isMarked: boolean,
  chance: Chance,
): CaseHistory {
  const { caseId: id, enterpriseNumber } = enterprise;
  const openedAt = simulation.period.invitedAt + 30 * hourMs;
  const form = hostileForm(drawFilledForm(enterprise, chance), text, chance.oneOf(['nl', 'fr', 'de', 'en']));
  const sent = (head: SimulatedHead, hours: number): SimulatedResponse => {
    const frame = {
      invitedAt: simulation.period.invitedAt,
      from: openedAt + hourMs,
      begunBy: enterprise.expiresAt - hourMs,
      receivedAt: openedAt + hours * hourMs,
    };
    const { document, receivedAt } = completeForm(simulation.instrument, form, head, frame, chance);
    return { document: withText(document, text), receivedAt };
  };
  const ofCase = { case: { id, enterpriseNumber } };
  return {
    enterprise,
    openedAt,
    byCode: true,
    reissuedAt: undefined,
    revokedAt: undefined,
    marked: isMarked ? { mark: 'outOfScope', at: openedAt + 100 * hourMs, why: reasonOf(text) } : undefined,
    deliveries: [
      unreadable(sent(ofCase, 20), text),
      deliveryOf(sent(ofCase, 50), 'token'),
      deliveryOf(sent({ enterpriseNumber, label: nameable(text, 300) }, 70), 'ownToken'),
    ],
  };
}

/** Answers with the text wherever a text may stand, and a finding to say something about. */
function hostileForm(form: FilledForm, text: string, language: Language): FilledForm {
  const short = text.slice(0, 50);
  const contact = {
    contactName: text.slice(0, 200),
    contactFunction: text.slice(0, 200),
    contactEmail: text.slice(0, 254),
  };
  return {
    ...form,
    language,
    answers: { ...form.answers, ...contact, contactPhone: short, C6a: 'no', C6b: 'no' },
    annotations: annotationsOf([
      { kind: 'unanswered', about: 'A3', reason: 'refused', remark: text },
      { kind: 'remark', about: 'C1', text: `${text}.`, send: true },
    ]),
  };
}

/** What an app could not send, and a collector takes all the same. */
function withText(document: ResponseDocument, text: string): ResponseDocument {
  const start = Date.parse(document.startedAt);
  const audit: AuditEvent[] = [
    { event: 'form start', start },
    { event: 'question', node: text.slice(0, 64), start, end: start + 1000, oldValue: text, newValue: text },
  ];
  return {
    ...document,
    confirmed: [{ check: 'K42', remark: text }],
    audit,
    app: { version: text.slice(0, 100) },
  };
}

/** A response with an item of that name, which no questionnaire has. */
function unreadable({ document, receivedAt }: SimulatedResponse, text: string): SimulatedDelivery {
  const answers = { ...document.answers, [text.slice(0, 64)]: text };
  return {
    ...deliveryOf({ document: { ...document, answers }, receivedAt }, 'token'),
    refusedAs: 'invalid-document',
  };
}
