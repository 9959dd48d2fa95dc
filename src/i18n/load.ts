import type { Language } from '../instrument/language.ts';
import type { AppWords } from './appWords.ts';
import type { Messages } from './messages.ts';
import { type WordsApart, wordsOf } from './wordsOf.ts';

/** The name of a file of words that is loaded where it is needed: `start` for `nl/start.json` and so on. */
export type WordsName = Exclude<keyof Messages, 'notLoaded' | 'office' | 'arrived'>;

/** A language's words that come with the app, and where its others are: what is asked for in one is not named in four. */
interface LanguageWords {
  readonly withApp: AppWords;
  readonly apart: () => Promise<WordsApart>;
}

const languages: Readonly<Record<Language, () => Promise<LanguageWords>>> = {
  nl: () => import('./withApp/nl.ts'),
  fr: () => import('./withApp/fr.ts'),
  de: () => import('./withApp/de.ts'),
  en: () => import('./withApp/en.ts'),
};

/** Loads one file of words in a language. */
export async function loadWords<Name extends WordsName>(language: Language, name: Name): Promise<Messages[Name]> {
  const { withApp, apart } = await languages[language]();
  const file = new Map(Object.entries(withApp)).get(name) ?? (await (await apart())[`../${language}/${name}.json`]?.());
  if (!file) throw new Error(`there are no words "${name}" in ${language}`);
  // What the files hold is checked against the type when the app is built and by the tests.
  return wordsOf(file, language) as unknown as Messages[Name];
}
