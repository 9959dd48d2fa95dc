import type { Instrument, Question } from '../instrument/schema.ts';
import type { ResponseDocument } from '../protocol/response.ts';

/** Whether a question asks for contact data: an address, a number, or what browsers can fill in. */
export const isContact = (question: Question): boolean =>
  question.type === 'fields' &&
  question.fields.some(({ type, autocomplete }) => type !== 'text' || autocomplete !== undefined);

const itemsOf = (question: Question): string[] =>
  question.type === 'fields' ? question.fields.map(({ item }) => item) : [];

/** The ids of the questions on contact data, and of their items. */
export function contactNames({ modules }: Instrument): ReadonlySet<string> {
  const questions = modules.flatMap(({ sections }) => sections.flatMap((section) => section.questions));
  return new Set(questions.filter(isContact).flatMap((question) => [question.id, ...itemsOf(question)]));
}

/** A document without these questions and items, their annotations, and their events in the audit trail. */
export function documentWithout(names: ReadonlySet<string>, document: ResponseDocument): ResponseDocument {
  const stays = (name: string | undefined) => name === undefined || !names.has(name);
  const { remarks, unanswered, prefilled, audit } = document;
  return {
    ...document,
    answers: Object.fromEntries(Object.entries(document.answers).filter(([item]) => stays(item))),
    ...(remarks && { remarks: remarks.filter(({ question }) => stays(question)) }),
    ...(unanswered && { unanswered: unanswered.filter(({ item }) => stays(item)) }),
    ...(prefilled && { prefilled: prefilled.filter(({ item }) => stays(item)) }),
    ...(audit && { audit: audit.filter(({ node }) => stays(node)) }),
  };
}
