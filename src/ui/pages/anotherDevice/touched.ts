/** How long after the last key somebody still counts as typing. */
const typingMs = 10_000;

let last: { readonly field: EventTarget; readonly at: number } | undefined;

addEventListener(
  'input',
  ({ target }) => {
    if (target) last = { field: target, at: performance.now() };
  },
  { capture: true, passive: true },
);

/** The addresses of what somebody is just typing: the item and its question; none where nobody is. */
export function touchedNow(): readonly string[] {
  const field = document.activeElement;
  const isTyped = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!isTyped || last?.field !== field || performance.now() - last.at > typingMs) return [];
  const question = field.closest<HTMLElement>('[data-question]')?.dataset['question'];
  return [field.name, field.closest<HTMLElement>('[data-item]')?.dataset['item'], question].filter(
    (one) => one !== undefined && one !== '',
  ) as string[];
}
