import { computed, type ReadonlySignal } from '@preact/signals';
import type { Step } from '../engine/step.ts';
import { wholeRoute } from './account.ts';
import type { Session } from './session.ts';

/** The steps of a route by their question, which has one in each row that it stands in. */
type StepsByQuestion = ReadonlyMap<string, readonly Step[]>;

const accounts = new WeakMap<Session, ReadonlySignal<StepsByQuestion>>();

/** Gathered once for all questions after each change. */
function accountOf(session: Session): ReadonlySignal<StepsByQuestion> {
  const known = accounts.get(session);
  if (known) return known;
  const account = computed(() => stepsByQuestion(session));
  accounts.set(session, account);
  return account;
}

function stepsByQuestion(session: Session): StepsByQuestion {
  const steps = new Map<string, Step[]>();
  for (const step of wholeRoute(session).steps.values()) {
    const { id } = step.entry.question;
    const before = steps.get(id);
    if (before) before.push(step);
    else steps.set(id, [step]);
  }
  return steps;
}

/** What the route does with a question in each of its rows. Who reads it is drawn again at every change of an answer. */
export const stepsInRowsOf = (session: Session, question: string): readonly Step[] =>
  accountOf(session).value.get(question) ?? [];
