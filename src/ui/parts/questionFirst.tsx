import type { ComponentChildren, Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A question that is asked before something is done that cannot be undone. */
export interface Asking {
  readonly asking: boolean;
  readonly ask: () => void;
  readonly leave: () => void;
  /** For the button that asks, which may be gone meanwhile. */
  readonly opener: Ref<HTMLButtonElement>;
}

/** Whether a question is asked; once it is left, the button that asked has the focus again. @param first whether it is asked at once */
export function useAsking(first = false): Asking {
  const [asking, setAsking] = useState(first);
  const opener = useRef<HTMLButtonElement>(null);
  const before = useRef(asking);
  useEffect(() => {
    if (before.current && !asking) opener.current?.focus();
    before.current = asking;
  }, [asking]);
  return { asking, ask: () => setAsking(true), leave: () => setAsking(false), opener };
}

/** Such a question with what confirms it: what cancels stands below and has the focus, and Escape cancels, too. */
export function QuestionFirst({
  title,
  cancel,
  onCancel,
  children,
}: {
  readonly title: string;
  /** The words of the button that cancels. */
  readonly cancel: string;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div
      class="question-first"
      role="alertdialog"
      aria-label={title}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      {children}
      <button ref={button} type="button" class="button button--plain" data-action="cancel" onClick={onCancel}>
        {cancel}
      </button>
    </div>
  );
}
