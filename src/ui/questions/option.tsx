import type { Item } from '../../engine/outline.ts';
import { langOfOption } from '../../instrument/langOf.ts';
import type { Session } from '../../session/session.ts';

/** One of the answers of an item: a radio button whose whole row can be tapped. */
export function Option({
  session,
  item,
  value,
  label,
  letter,
  short = false,
  waits = false,
}: {
  readonly session: Session;
  readonly item: Item;
  readonly value: string;
  readonly label: string | undefined;
  readonly letter?: string;
  readonly short?: boolean;
  /** Whether it cannot be told yet whether this one may be chosen. */
  readonly waits?: boolean;
}) {
  return (
    <label class={short ? 'option option--short' : 'option'}>
      <input
        type="radio"
        name={item.id}
        value={value}
        checked={session.entry(item.id) === value}
        disabled={waits || session.editLock.value !== 'owner'}
        onChange={() => session.answer(item.id, value)}
      />
      <span class="option__text" lang={langOfOption(value, item, session.texts)}>
        {letter && <span class="letter">{letter}</span>} {label}
      </span>
    </label>
  );
}
