/// <reference types="vite/client" />

import type { Language } from '../instrument/language.ts';
import type { AppWords } from './appWords.ts';
import type { Messages } from './messages.ts';
import { type MessageFile, wordsOf } from './wordsOf.ts';

/** The name of a file of words that is loaded where it is needed: `start` for `nl/start.json` and so on. */
export type WordsName = Exclude<keyof Messages, 'notLoaded'>;

const withApp: Readonly<Record<Language, () => Promise<{ readonly withApp: AppWords }>>> = {
  nl: () => import('./withApp/nl.ts'),
  fr: () => import('./withApp/fr.ts'),
  de: () => import('./withApp/de.ts'),
  en: () => import('./withApp/en.ts'),
};

const others = import.meta.glob<MessageFile>(
  ['./*/*.json', '!./*/{notLoaded,app,start,rail,save,module,question}.json'],
  { import: 'default' },
);

/** Loads one file of words in a language. */
export async function loadWords<Name extends WordsName>(language: Language, name: Name): Promise<Messages[Name]> {
  const other = others[`./${language}/${name}.json`];
  const file = other ? await other() : new Map(Object.entries((await withApp[language]()).withApp)).get(name);
  if (!file) throw new Error(`there are no words "${name}" in ${language}`);
  // What the files hold is checked against the type when the app is built and by the tests.
  return wordsOf(file, language) as unknown as Messages[Name];
}
