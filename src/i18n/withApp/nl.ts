import type { AppWords } from '../appWords.ts';
import app from '../nl/app.json';
import module from '../nl/module.json';
import question from '../nl/question.json';
import rail from '../nl/rail.json';
import save from '../nl/save.json';
import start from '../nl/start.json';
import type { WordsApart } from '../wordsOf.ts';

export const withApp: AppWords = { app, start, rail, save, module, question };

/** The other files of the language: where they are is loaded apart, too. */
export const apart = async (): Promise<WordsApart> => (await import('../apart/nl.ts')).wordsApart;
