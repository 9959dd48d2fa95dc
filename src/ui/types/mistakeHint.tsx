import { useWords } from '../locale.ts';
import type { wholeMistake } from './wholeMistake.ts';

/** Says what is wrong with a percentage, in place of the check's sentence: that one says only what would be right. */
export function MistakeHint({
  id,
  check,
  mistake: { kind, typed },
}: {
  readonly id: string;
  readonly check: string;
  readonly mistake: ReturnType<typeof wholeMistake>;
}) {
  const { app, more } = useWords();
  return (
    <p class="mistake" id={id} data-mistake={kind} data-finding={check}>
      <span class="visually-hidden">{app.error}</span> {more.mistakes[kind]({ typed })}
    </p>
  );
}
