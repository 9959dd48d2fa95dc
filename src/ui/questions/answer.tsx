import type { Item } from '../../engine/outline.ts';
import type { Question } from '../../instrument/schema.ts';
import type { Session } from '../../session/session.ts';
import { Choice } from './choice.tsx';
import type { Described } from './described.ts';
import { Minutes } from './minutes.tsx';
import { Percent } from './percent.tsx';
import { Split } from './split.tsx';
import { YesNo } from './yesNo.tsx';

/** The fields of a question, by its kind. */
export function Answer({
  session,
  question,
  items,
  described,
}: {
  readonly session: Session;
  readonly question: Exclude<Question, { type: 'fields' }>;
  readonly items: readonly Item[];
} & Described) {
  const [first] = items;
  if (!first) return null;
  switch (question.type) {
    case 'yesNo':
      return <YesNo session={session} items={items} described={described} />;
    case 'choice':
      return <Choice session={session} item={first} described={described} />;
    case 'percent':
      return <Percent session={session} item={first} labelledBy={`${question.id}-stem`} described={described} />;
    case 'split':
      return <Split session={session} question={question} items={items} described={described} />;
    case 'minutes':
      return <Minutes session={session} item={first} described={described} />;
  }
}
