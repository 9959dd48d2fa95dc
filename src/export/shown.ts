import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import { contactNames, documentWithout } from './contact.ts';
import type { Questionnaire } from './questionnaire.ts';

/** What an export shows of the responses to a questionnaire. */
export interface Shown {
  readonly to: Questionnaire;
  /** The part of the questionnaire that is shown. */
  readonly part: Questionnaire;
  /** The part of a response that is shown. */
  readonly documentOf: (document: ResponseDocument) => ResponseDocument;
}

/** All of it. */
export const whole = (to: Questionnaire): Shown => ({ to, part: to, documentOf: (document) => document });

/** All but contact items, their annotations, and their events in the audit trail. */
export function withoutContact(to: Questionnaire): Shown {
  const names = contactNames(to.instrument);
  return {
    to,
    part: { ...to, instrument: without(to.instrument, names) },
    documentOf: (document) => documentWithout(names, document),
  };
}

const without = (instrument: Instrument, names: ReadonlySet<string>): Instrument => ({
  ...instrument,
  modules: instrument.modules.map((module) => ({
    ...module,
    sections: module.sections.map((section) => ({
      ...section,
      questions: section.questions.filter(({ id }) => !names.has(id)),
    })),
  })),
});
