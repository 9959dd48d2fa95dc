import { Blocks } from '../parts/blocks.tsx';
import type { LayoutProps } from './layout.ts';

/** A card with words that ask nothing. */
export function Note({ session, entry }: LayoutProps<'note'>) {
  const texts = session.texts.questions[entry.question.id];
  return (
    <div class="card" data-question={entry.question.id} data-state="asked">
      <p class="card__stem">{texts?.stem}</p>
      <Blocks blocks={texts?.notes} level={3} />
    </div>
  );
}
