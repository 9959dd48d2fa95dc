import type { Instrument, Question } from '../../instrument/schema.ts';
import type { ResponseDocument } from '../../protocol/response.ts';
import type { Questionnaire } from './questionnaire.ts';

/** What an export shows of the responses to a questionnaire. */
export interface Shown {
  readonly to: Questionnaire;
  /** The questionnaire as far as it is shown. */
  readonly part: Questionnaire;
  /** A response as far as it is shown. */
  readonly documentOf: (document: ResponseDocument) => ResponseDocument;
}

/** All of it. */
export const whole = (to: Questionnaire): Shown => ({ to, part: to, documentOf: (document) => document });

/** All but contact items, and what was said or done about them. */
export function withoutContact(to: Questionnaire): Shown {
  const questions = questionsIn(to.instrument).filter(isContact);
  const hidden = new Set(questions.flatMap((question) => [question.id, ...itemsOf(question)]));
  const isShown = (name: string | undefined) => name === undefined || !hidden.has(name);
  return {
    to,
    part: { ...to, instrument: without(to.instrument, isContact) },
    documentOf: (document) => ({
      ...document,
      answers: Object.fromEntries(Object.entries(document.answers).filter(([item]) => isShown(item))),
      remarks: document.remarks?.filter(({ question }) => isShown(question)),
      unanswered: document.unanswered?.filter(({ item }) => isShown(item)),
      prefilled: document.prefilled?.filter(({ item }) => isShown(item)),
      audit: document.audit?.filter(({ node }) => isShown(node)),
    }),
  };
}

/** Whether a question asks how to reach a person: an address, a number, or what a browser fills in of one. */
const isContact = (question: Question): boolean =>
  question.type === 'fields' &&
  question.fields.some(({ type, autocomplete }) => type !== 'text' || autocomplete !== undefined);

const itemsOf = (question: Question): string[] =>
  question.type === 'fields' ? question.fields.map(({ item }) => item) : [];

const questionsIn = ({ modules }: Instrument): Question[] =>
  modules.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions));

const without = (instrument: Instrument, isLeftOut: (question: Question) => boolean): Instrument => ({
  ...instrument,
  modules: instrument.modules.map((module) => ({
    ...module,
    sections: module.sections.map((section) => ({
      ...section,
      questions: section.questions.filter((question) => !isLeftOut(question)),
    })),
  })),
});
