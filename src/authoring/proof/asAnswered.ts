import type { Question } from '../../instrument/question.ts';
import type { Instrument } from '../../instrument/schema.ts';

const answered = new WeakMap<Instrument, Instrument>();

/** A question of what is computed, as if that were answered with whatever it may be. */
function answeredQuestion(question: Question): Question {
  if (!('is' in question)) return question;
  const { is: _is, ...answeredOne } = question;
  return answeredOne;
}

/** An instrument for the proof: what is computed may be anything there, so that more is taken for possible than is. */
export function asAnswered(instrument: Instrument): Instrument {
  const known = answered.get(instrument);
  if (known) return known;
  const modules = instrument.modules.map((module) => ({
    ...module,
    sections: module.sections.map((section) => ({ ...section, questions: section.questions.map(answeredQuestion) })),
  }));
  const made = { ...instrument, modules };
  answered.set(instrument, made);
  return made;
}
