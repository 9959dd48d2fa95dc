/// <reference types="vite/client" />

import type { AppWords } from '../appWords.ts';
import app from '../de/app.json';
import module from '../de/module.json';
import question from '../de/question.json';
import rail from '../de/rail.json';
import save from '../de/save.json';
import start from '../de/start.json';
import type { MessageFile } from '../wordsOf.ts';

export const withApp: AppWords = { app, start, rail, save, module, question };

/** The other files of the language, each loaded where a page needs it. */
export const apart = import.meta.glob<MessageFile>(
  ['../de/*.json', '!../de/{notLoaded,office,app,start,rail,save,module,question}.json'],
  { import: 'default' },
);
