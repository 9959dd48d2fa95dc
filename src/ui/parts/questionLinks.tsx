import { itemAt } from '../../engine/outline.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Session } from '../../session/session.ts';
import { inRowNamed } from '../pages/rosters/rowName.ts';
import { itemPlace } from './itemPlace.ts';

/** Where some items are to be found: a question, or a line that has a name of its own. */
interface Destination {
  readonly title: string;
  readonly items: readonly string[];
}

/** Where items are to be found, in the order in which they come, each place once. */
export function destinationsOf(session: Session, items: readonly string[]): Destination[] {
  const labels = labelsOf(session);
  const found = new Map<string, Destination>();
  for (const id of items) {
    const question = itemAt(session.instrument, id)?.question ?? id;
    const { number, title } = labels.question(question);
    const [key, own] = number ? [question, title] : [id, labels.item(id).name];
    found.set(key, { title: inRowNamed(session, id, own), items: [...(found.get(key)?.items ?? []), id] });
  }
  return [...found.values()];
}

/** The questions of some items, each called by its words and leading to the first of them. */
export function QuestionLinks({ session, items }: { readonly session: Session; readonly items: readonly string[] }) {
  return (
    <ul class="places">
      {destinationsOf(session, items).map(({ title, items: [first = ''] }) => (
        <li key={first}>
          <a href={itemPlace(session, first)}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
