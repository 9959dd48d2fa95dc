import { useState } from 'preact/hooks';
import type { Item } from '../../engine/outline.ts';
import { useLaterWords } from '../laterWords.ts';
import type { Session } from '../session.ts';

/**
 * Takes the answer to a choice back, and gives it back again: a radio button, once set, cannot be unset by itself.
 * It is one button, so that the focus stays where it is.
 * @param name what is added for who cannot see which row it belongs to
 */
export function Clear({
  session,
  item,
  name,
}: {
  readonly session: Session;
  readonly item: Item;
  readonly name: string;
}) {
  const words = useLaterWords();
  const [taken, setTaken] = useState<string | number>();
  const entry = session.answers.value[item.id];
  const answered = typeof entry === 'string' || typeof entry === 'number';
  const undoing = !answered && taken !== undefined;
  const press = () => {
    if (answered) setTaken(entry);
    session.answer(item.id, answered ? null : (taken ?? null));
  };
  return (
    <div class="cleared">
      {(answered || undoing) && session.ownership.value === 'owner' && (
        <button type="button" class="tool" data-clear={item.id} onClick={press}>
          {undoing ? words.aside.undo : words.question.clear}
          <span class="visually-hidden"> ({name})</span>
        </button>
      )}
      <p role="status">{undoing && words.question.cleared}</p>
    </div>
  );
}
