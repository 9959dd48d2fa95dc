import type { Language } from '../instrument/language.ts';
import de from './de/notLoaded.json';
import en from './en/notLoaded.json';
import fr from './fr/notLoaded.json';
import type { Messages } from './messages.ts';
import nl from './nl/notLoaded.json';

/** What is said where something could not be loaded, words among it: these come with the app, in every language. */
export const notLoaded: Readonly<Record<Language, Messages['notLoaded']>> = { nl, fr, de, en };
