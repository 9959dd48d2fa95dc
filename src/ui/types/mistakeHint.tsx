import { useWords } from '../locale.ts';
import type { wholeMistake } from './wholeMistake.ts';

/** Says what is wrong with a percentage, where the questionnaire says only what would be right. */
export function MistakeHint({
  id,
  mistake: { kind, typed },
}: {
  readonly id: string;
  readonly mistake: NonNullable<ReturnType<typeof wholeMistake>>;
}) {
  const { more } = useWords();
  return (
    <p class="mistake" id={id} data-mistake={kind}>
      {more.mistakes[kind]({ typed })}
    </p>
  );
}
