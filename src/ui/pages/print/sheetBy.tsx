import { useWords } from '../../locale.ts';
import { usePublisherOf } from '../publisherOf.ts';
import type { Survey } from './survey.ts';

/** Whose survey a printed page is of. */
export function SheetBy({ survey }: { readonly survey: Survey }) {
  const words = useWords();
  const publisherOf = usePublisherOf();
  return <p class="sheet__by">{words.app.by({ publisher: publisherOf(survey) })}</p>;
}
