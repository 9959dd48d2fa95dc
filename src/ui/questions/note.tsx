import { Blocks } from '../parts/blocks.tsx';
import type { LayoutProps } from './layout.ts';

/** Words that ask nothing. */
export function Note({ session, entry }: LayoutProps<'note'>) {
  const texts = session.texts.questions[entry.question.id];
  return (
    <>
      <p class="card__stem">{texts?.stem}</p>
      <Blocks blocks={texts?.notes} level={3} />
    </>
  );
}
