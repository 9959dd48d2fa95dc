import type { AppWords } from '../appWords.ts';
import app from '../en/app.json';
import module from '../en/module.json';
import question from '../en/question.json';
import rail from '../en/rail.json';
import save from '../en/save.json';
import start from '../en/start.json';

export const withApp: AppWords = { app, start, rail, save, module, question };
