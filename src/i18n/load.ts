/// <reference types="vite/client" />
import type { Language } from '../instrument/language.ts';
import type { Messages } from './messages.ts';
import { type MessageFile, wordsOf } from './wordsOf.ts';

/** The name of a file of words that is loaded where it is needed: `start` for `nl/start.json` and so on. */
export type WordsName = Exclude<keyof Messages, 'notLoaded'>;

const files = import.meta.glob<MessageFile>(['./*/*.json', '!./*/notLoaded.json'], { import: 'default' });

/** Loads one file of words in a language. */
export async function loadWords<Name extends WordsName>(language: Language, name: Name): Promise<Messages[Name]> {
  const load = files[`./${language}/${name}.json`];
  if (!load) throw new Error(`there are no words "${name}" in ${language}`);
  // What the files hold is checked against the type when the app is built and by the tests.
  return wordsOf(await load(), language) as unknown as Messages[Name];
}
