import type { AppWords } from '../appWords.ts';
import app from '../fr/app.json';
import module from '../fr/module.json';
import question from '../fr/question.json';
import rail from '../fr/rail.json';
import save from '../fr/save.json';
import start from '../fr/start.json';
import type { WordsApart } from '../wordsOf.ts';

export const withApp: AppWords = { app, start, rail, save, module, question };

/** The other files of the language: where they are is loaded apart, too. */
export const apart = async (): Promise<WordsApart> => (await import('../apart/fr.ts')).wordsApart;
