/// <reference types="vite/client" />

import type { AppWords } from '../appWords.ts';
import app from '../en/app.json';
import module from '../en/module.json';
import question from '../en/question.json';
import rail from '../en/rail.json';
import save from '../en/save.json';
import start from '../en/start.json';
import type { MessageFile } from '../wordsOf.ts';

export const withApp: AppWords = { app, start, rail, save, module, question };

/** The other files of the language, each loaded where a page needs it. */
export const apart = import.meta.glob<MessageFile>(
  ['../en/*.json', '!../en/{notLoaded,office,app,start,rail,save,module,question}.json'],
  { import: 'default' },
);
