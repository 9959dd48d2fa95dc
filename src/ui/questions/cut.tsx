import { useWords } from '../locale.ts';

/** Says that a field took only so many characters of what was pasted. */
export function Cut({ most }: { readonly most: number }) {
  const words = useWords();
  return (
    <span class="hint" role="alert" data-cut={most}>
      {words.question.cut}
    </span>
  );
}
