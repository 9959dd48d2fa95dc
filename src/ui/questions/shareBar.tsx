import type { Item } from '../../engine/outline.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Session } from '../../session/session.ts';

/** A picture of how percentages make up their total: a part each with its letter, and the room that is left. What it shows is said in words beside it. */
export function ShareBar({
  session,
  items,
  total,
}: {
  readonly session: Session;
  readonly items: readonly Item[];
  readonly total: number;
}) {
  const parts = items.flatMap((item) => {
    const value = session.values.get(item.id);
    return typeof value === 'number' && value > 0
      ? [{ id: item.id, letter: labelsOf(session).item(item.id).letter, value }]
      : [];
  });
  const sum = parts.reduce((one, part) => one + part.value, 0);
  const over = sum > total;
  return (
    <div class={over ? 'whole whole--over' : 'whole'} aria-hidden="true">
      {parts.map(({ id, letter, value }) => (
        <span key={id} class="whole__part" style={{ flexGrow: value, flexBasis: 0 }}>
          {letter}
        </span>
      ))}
      {sum < total && <span class="whole__rest" style={{ flexGrow: total - sum, flexBasis: 0 }} />}
      {over && <span class="whole__end" style={{ left: `${(total / sum) * 100}%` }} />}
    </div>
  );
}
