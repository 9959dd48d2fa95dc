import type { ItemOf } from '../../engine/outline.ts';
import { codesIn } from '../../engine/types/choices.ts';
import { list } from '../../i18n/format.ts';
import { optionWords } from '../../instrument/optionWords.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';

interface ClosedProps {
  readonly session: Session;
  readonly item: ItemOf<'choice' | 'choices'>;
  /** Gives the answer without them; left out where nothing of it is left. */
  readonly onLeaveOut?: (() => void) | undefined;
}

/** Says which options of an answer went with another answer, so that it counts no more, though it is kept. */
export function ClosedAnswer({ session, item, onLeaveOut }: ClosedProps) {
  const words = useWords();
  const { texts } = session;
  const states = session.options(item.id);
  const closed = codesIn(`${session.entry(item.id) ?? ''}`).filter(
    (code) => item.options.includes(code) && states[code] === 'notApplicable',
  );
  const answer = list(
    closed.map((code) => optionWords(code, item, texts)),
    texts.language,
  );
  return (
    <div class="choice__alone" role="status">
      {closed.length > 0 && (
        <>
          <p data-closed-options={closed.join(' ')}>{words.more.fields.closed({ answer })}</p>
          {onLeaveOut && session.editLock.value === 'owner' && (
            <button type="button" class="tool" data-leave-out={item.id} onClick={onLeaveOut}>
              {words.more.fields.leaveOut({ answer })}
            </button>
          )}
        </>
      )}
    </div>
  );
}
