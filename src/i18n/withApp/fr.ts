import type { AppWords } from '../appWords.ts';
import app from '../fr/app.json';
import module from '../fr/module.json';
import question from '../fr/question.json';
import rail from '../fr/rail.json';
import save from '../fr/save.json';
import start from '../fr/start.json';

export const withApp: AppWords = { app, start, rail, save, module, question };
