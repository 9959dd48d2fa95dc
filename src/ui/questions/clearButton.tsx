import type { Item } from '../../engine/outline.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { clearAnswer, clearedAnswer } from './clearAnswer.ts';

/**
 * Takes the answer to a choice back, and gives it back again: a radio button, once set, cannot be unset by itself.
 * It is one button, so that the focus stays where it is; its room is kept free, so that nothing moves when it comes.
 * @param short a sign in the place of the words, beside an answer
 */
export function ClearButton({
  session,
  item,
  short = false,
}: {
  readonly session: Session;
  readonly item: Item;
  readonly short?: boolean;
}) {
  const words = useWords();
  const answered = (session.entry(item.id) ?? undefined) !== undefined;
  const cleared = clearedAnswer(session, item.id);
  const says = cleared === undefined ? words.more.clear : words.more.undo;
  const press = () => {
    if (cleared === undefined) clearAnswer(session, item.id);
    else session.answer(item.id, cleared);
  };
  return (
    <div class={short ? 'cleared cleared--short' : 'cleared'}>
      {(answered || cleared !== undefined) && session.editLock.value === 'owner' && (
        <button
          type="button"
          class="tool"
          data-clear={item.id}
          aria-label={`${says} (${labelsOf(session).item(item.id).name})`}
          title={short ? says : undefined}
          onClick={press}
        >
          {short ? (cleared === undefined ? '✕' : '↶') : says}
        </button>
      )}
      <p role="status" class={short ? 'visually-hidden' : undefined}>
        {cleared !== undefined && words.more.cleared}
      </p>
    </div>
  );
}
