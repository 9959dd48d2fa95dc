import type { Entry } from '../../engine/outline.ts';
import type { Session } from '../../session/session.ts';
import { Choice } from './choice.tsx';
import type { Described } from './described.ts';
import { Minutes } from './minutes.tsx';
import { Percent } from './percent.tsx';
import { Split } from './split.tsx';
import { YesNo } from './yesNo.tsx';

/** The fields of a question, by its layout and the type of its items. */
export function Answer({
  session,
  entry,
  described,
}: {
  readonly session: Session;
  readonly entry: Entry;
} & Described) {
  const [first] = entry.items;
  if (entry.layout === 'split') return <Split session={session} entry={entry} described={described} />;
  switch (first?.type) {
    case 'yesNo':
      return <YesNo session={session} items={entry.items} described={described} />;
    case 'choice':
      return <Choice session={session} item={first} described={described} />;
    case 'percent':
      return <Percent session={session} item={first} labelledBy={`${first.question}-stem`} described={described} />;
    case 'minutes':
      return <Minutes session={session} item={first} described={described} />;
    default:
      return null;
  }
}
