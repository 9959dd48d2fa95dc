import type { AppWords } from '../appWords.ts';
import app from '../de/app.json';
import module from '../de/module.json';
import question from '../de/question.json';
import rail from '../de/rail.json';
import save from '../de/save.json';
import start from '../de/start.json';
import type { WordsApart } from '../wordsOf.ts';

export const withApp: AppWords = { app, start, rail, save, module, question };

/** The other files of the language: where they are is loaded apart, too. */
export const apart = async (): Promise<WordsApart> => (await import('../apart/de.ts')).wordsApart;
