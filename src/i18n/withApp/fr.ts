/// <reference types="vite/client" />

import type { AppWords } from '../appWords.ts';
import app from '../fr/app.json';
import module from '../fr/module.json';
import question from '../fr/question.json';
import rail from '../fr/rail.json';
import save from '../fr/save.json';
import start from '../fr/start.json';
import type { MessageFile } from '../wordsOf.ts';

export const withApp: AppWords = { app, start, rail, save, module, question };

/** The other files of the language, each loaded where a page needs it. */
export const apart = import.meta.glob<MessageFile>(
  ['../fr/*.json', '!../fr/{notLoaded,office,app,start,rail,save,module,question}.json'],
  { import: 'default' },
);
