import { useWords } from '../../locale.ts';

/** Says that a correction's reason is still to be given, and leads to it. */
export function Unsaid() {
  const { correction: words } = useWords();
  return (
    <p>
      <button
        type="button"
        class="tool"
        data-action="to-reason"
        onClick={() => document.querySelector<HTMLElement>('[name="correction-reason"]')?.focus()}
      >
        {words.unsaid}
      </button>
    </p>
  );
}
