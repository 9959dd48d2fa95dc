import { languageIn } from '../../i18n/languageIn.ts';
import type { Texts } from '../../instrument/texts.ts';
import { useLanguage, useWords } from '../locale.ts';

/** Says of a question that its words are not there yet in the language that was chosen. */
export function Untranslated({ texts, question }: { readonly texts: Texts; readonly question: string }) {
  const { more } = useWords();
  const language = useLanguage();
  const { borrowed } = texts;
  if (!borrowed?.parts.includes(`questions.${question}`)) return null;
  return (
    <p class="hint" data-untranslated>
      {more.untranslated({ language: languageIn(language, borrowed.language) })}
    </p>
  );
}
