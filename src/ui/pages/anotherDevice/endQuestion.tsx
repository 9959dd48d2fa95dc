import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../../locale.ts';

/** Asks whether the copies of a draft are to end: what cancels has the focus. */
export function EndQuestion({ onEnd, onCancel }: { readonly onEnd: () => void; readonly onCancel: () => void }) {
  const words = useWords();
  const told = words.anotherDevice;
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <div
      class="question-first"
      role="alertdialog"
      aria-label={told.turnOff}
      aria-describedby="copies-off-what"
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <p id="copies-off-what">{told.turnOffWhat}</p>
      <button type="button" class="button button--danger" data-action="confirm-copies-off" onClick={onEnd}>
        {told.turnOffYes}
      </button>
      <button ref={cancel} type="button" class="button button--plain" onClick={onCancel}>
        {words.app.cancel}
      </button>
    </div>
  );
}
