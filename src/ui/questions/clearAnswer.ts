import { signal } from '@preact/signals';
import type { Session } from '../../session/session.ts';

/** The answer that was cleared last, to be given back. */
const last = signal<{ readonly response: string; readonly item: string; readonly value: string | number } | undefined>(
  undefined,
);

/**
 * What was cleared of an item and could be given back; undefined once it has an answer again, another was cleared, or it
 * was said that there is none: that is taken back first.
 */
export function clearedAnswer(session: Session, item: string): string | number | undefined {
  const cleared = last.value;
  const here = cleared?.response === session.id && cleared.item === item;
  if (session.reading(item)?.kind === 'unanswered') return undefined;
  return here && (session.entry(item) ?? undefined) === undefined ? cleared.value : undefined;
}

/** Clears the answer to an item, and remembers it. */
export function clearAnswer(session: Session, item: string): void {
  const value = session.answers.peek()[item];
  if (typeof value !== 'string' && typeof value !== 'number') return;
  last.value = { response: session.id, item, value };
  session.answer(item, null);
}
