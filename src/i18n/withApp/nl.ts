import type { AppWords } from '../appWords.ts';
import app from '../nl/app.json';
import module from '../nl/module.json';
import question from '../nl/question.json';
import rail from '../nl/rail.json';
import save from '../nl/save.json';
import start from '../nl/start.json';

export const withApp: AppWords = { app, start, rail, save, module, question };
