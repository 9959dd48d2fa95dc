import { catalogue, type Release } from './catalogue.ts';
import { openInstrument } from './open.ts';

/**
 * Fetches the questionnaires with all of their words in a language, for when there is no network. What cannot be fetched
 * now is asked for again where it is wanted.
 */
export function fetchSurveys(language: string): void {
  // Met, and said, where it is wanted.
  for (const { id, version, texts } of catalogue)
    for (const load of [openInstrument(id, version), wordsFor(texts, language)?.whole()]) void load?.catch(() => {});
}

/** The words in a language; where there are none, the first that there are. */
function wordsFor(texts: Release['texts'], language: string): Release['texts'][string] {
  return texts[language] ?? Object.values(texts)[0];
}
