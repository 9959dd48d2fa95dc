/// <reference types="vite/client" />

import type { AppWords } from '../appWords.ts';
import app from '../nl/app.json';
import module from '../nl/module.json';
import question from '../nl/question.json';
import rail from '../nl/rail.json';
import save from '../nl/save.json';
import start from '../nl/start.json';
import type { MessageFile } from '../wordsOf.ts';

export const withApp: AppWords = { app, start, rail, save, module, question };

/** The other files of the language, each loaded where a page needs it. */
export const apart = import.meta.glob<MessageFile>(
  ['../nl/*.json', '!../nl/{notLoaded,office,app,start,rail,save,module,question}.json'],
  { import: 'default' },
);
