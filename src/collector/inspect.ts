import { auditAccount } from '../engine/account.ts';
import { outlineOf } from '../engine/outline.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { DocumentFault } from '../protocol/problem.ts';
import type { ResponseDocument } from '../protocol/response.ts';

/**
 * Checks a response against its questionnaire: the account of its items, then whatever else names a part of the
 * questionnaire. Every fault, by item or by place; none for what is only unlikely, such as device clocks that jump.
 */
export function inspect(instrument: Instrument, document: ResponseDocument): DocumentFault[] {
  const unanswered = document.unanswered ?? [];
  const account = { ...document, undetermined: document.undetermined ?? [] };
  return [
    ...auditAccount(
      instrument,
      account,
      unanswered.map(({ item }) => item),
    ),
    ...timeFaults(instrument, document),
    ...nameFaults(instrument, document),
  ];
}

/** The minutes that the respondent confirmed are one number, in two places. */
function timeFaults(instrument: Instrument, { answers, completion }: ResponseDocument): DocumentFault[] {
  const place = 'completion.declaredMinutes';
  return outlineOf(instrument).entries.flatMap(({ question }) => {
    if (question.type !== 'minutes' || question.prefill !== 'measured') return [];
    const answer = answers[question.item];
    // Where it is among the unanswered there is nothing to compare with; where it is missing, the account says so.
    if (answer === undefined || answer === completion.declaredMinutes) return [];
    return [{ item: question.item, place, fault: 'not-the-answer' }];
  });
}

function nameFaults(instrument: Instrument, document: ResponseDocument): DocumentFault[] {
  const { items, entries } = outlineOf(instrument);
  const questions = new Set(entries.map(({ question }) => question.id));
  const checks = new Set(instrument.checks.map(({ id }) => id));
  const faults: DocumentFault[] = [];
  if (!instrument.languages.includes(document.language)) faults.push({ place: 'language', fault: 'not-offered' });
  if (document.supersedes?.toLowerCase() === document.id) faults.push({ place: 'supersedes', fault: 'itself' });
  for (const [at, { item }] of (document.unanswered ?? []).entries()) {
    if (items.get(item)?.required === false)
      faults.push({ item, place: `unanswered[${at}].item`, fault: 'not-required' });
  }
  for (const [at, { check }] of (document.confirmed ?? []).entries()) {
    if (!checks.has(check)) faults.push({ check, place: `confirmed[${at}].check`, fault: 'unknown-check' });
  }
  for (const [at, { question }] of (document.remarks ?? []).entries()) {
    if (!questions.has(question)) faults.push({ place: `remarks[${at}].question`, fault: 'unknown-question' });
  }
  for (const [at, { item }] of (document.prefilled ?? []).entries()) {
    if (!items.has(item)) faults.push({ item, place: `prefilled[${at}].item`, fault: 'unknown-item' });
  }
  return faults;
}
