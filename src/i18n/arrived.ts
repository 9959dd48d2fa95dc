import type { Language } from '../instrument/language.ts';
import de from './de/arrived.json';
import en from './en/arrived.json';
import fr from './fr/arrived.json';
import type { Messages } from './messages.ts';
import nl from './nl/arrived.json';
import { wordsOf } from './wordsOf.ts';

const files = { nl, fr, de, en };

/** What a notification says: the service worker has it in every language, since it can load nothing when it is woken. */
export const arrivedWords = (language: Language): Messages['arrived'] =>
  // What the files hold is checked against the type when the app is built and by the tests.
  wordsOf(files[language], language) as unknown as Messages['arrived'];
