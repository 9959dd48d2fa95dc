import type { AppWords } from '../appWords.ts';
import app from '../en/app.json';
import module from '../en/module.json';
import question from '../en/question.json';
import rail from '../en/rail.json';
import save from '../en/save.json';
import start from '../en/start.json';
import type { WordsApart } from '../wordsOf.ts';

export const withApp: AppWords = { app, start, rail, save, module, question };

/** The other files of the language: where they are is loaded apart, too. */
export const apart = async (): Promise<WordsApart> => (await import('../apart/en.ts')).wordsApart;
