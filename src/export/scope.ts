import { answersTell, type Ternary } from '../engine/answersTell.ts';
import type { Delivered } from './delivered.ts';
import type { Questionnaire } from './questionnaire.ts';

const questions = new WeakMap<Questionnaire, ReturnType<typeof answersTell>>();

/**
 * Whether a response is in the EU scope of every module that the EU asks of fewer enterprises than the form. Undefined where
 * its answers do not tell.
 */
export function insideScope({ to, document: { answers } }: Delivered): Ternary {
  const known = questions.get(to);
  if (known) return known(answers);
  const inside = (to.codebook?.scopes ?? []).flatMap((scope) => (scope.modules ? [scope.inside] : []));
  const question = answersTell(to.instrument, inside);
  questions.set(to, question);
  return question(answers);
}
