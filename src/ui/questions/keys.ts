import type { Item } from '../../engine/outline.ts';
import type { Session } from '../../session/session.ts';
import { clearAnswer } from './clearAnswer.ts';

/** What a key says: which answer, by its letter or its place, or none any more. Nothing where it says nothing here. */
export function answerOfKey(
  key: string,
  choices: readonly { readonly value: string; readonly letter: string }[],
): string | null | undefined {
  if (key === 'Delete' || key === 'Backspace') return null;
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : choices.findIndex(({ letter }) => letter === key.toLowerCase());
  return choices[place]?.value;
}

/**
 * Lets a keyboard answer a choice by its letter or its place, and clear it, while the focus is on it: only then, since
 * single keys belong to whoever has the focus (WCAG 2.1.4).
 */
export const choosing =
  (session: Session, item: Item, choices: readonly { readonly value: string; readonly letter: string }[]) =>
  (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || session.editLock.value !== 'owner') return;
    if (!(event.target instanceof HTMLInputElement)) return;
    const answer = answerOfKey(event.key, choices);
    if (answer === undefined) return;
    event.preventDefault();
    if (answer === null) {
      clearAnswer(session, item.id);
      return;
    }
    session.answer(item.id, answer);
    event.currentTarget.querySelector<HTMLElement>(`input[value="${CSS.escape(answer)}"]`)?.focus();
  };
