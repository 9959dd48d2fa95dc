import type { Language } from '../instrument/language.ts';
import { catalogue, type Release } from './catalogue.ts';
import { openInstrument } from './open.ts';

/**
 * Fetches the questionnaires with all of their words in a language, for when there is no network. What cannot be fetched
 * now is asked for again where it is wanted.
 */
export function fetchSurveys(language: Language): void {
  // Met, and said, where it is wanted.
  for (const { id, version, texts } of catalogue)
    for (const load of [openInstrument(id, version), wordsFor(texts, language)?.whole()]) void load?.catch(() => {});
}

/** The words in a language; where there are none, the first that there are. */
function wordsFor(texts: Release['texts'], language: Language): Release['texts'][Language] {
  return texts[language] ?? Object.values(texts)[0];
}
