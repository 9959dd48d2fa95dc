import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../../locale.ts';

/** The code of a draft's copies, the one time that it is shown. */
export function NewCode({ code, onKept }: { readonly code: string; readonly onKept: () => void }) {
  const { anotherDevice: told } = useWords();
  const [copied, setCopied] = useState<'copied' | 'notCopied'>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied('copied'),
      // Forbidden: it can be written down.
      () => setCopied('notCopied'),
    );
  return (
    <section class="summary draft-code" aria-labelledby="draft-code-title">
      <h2 ref={heading} id="draft-code-title" tabIndex={-1}>
        {told.codeTitle}
      </h2>
      <p class="draft-code__text" data-draft-code translate={false}>
        {code}
      </p>
      <p>
        <strong>{told.codeOnce}</strong>
      </p>
      <p>{told.how}</p>
      <div class="response__actions">
        <button type="button" class="button button--plain" data-action="print-code" onClick={() => print()}>
          {told.print}
        </button>
        <button type="button" class="button button--plain" data-action="copy-code" onClick={() => void copy()}>
          {told.copy}
        </button>
        <button type="button" class="button" data-action="code-kept" onClick={onKept}>
          {told.kept}
        </button>
      </div>
      <p role="status">{copied && told[copied]}</p>
    </section>
  );
}
