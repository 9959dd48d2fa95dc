/// <reference types="vite/client" />

import type { MessageFile, WordsApart } from '../wordsOf.ts';

/** The other files of the language, each loaded where a page needs it. */
export const wordsApart: WordsApart = import.meta.glob<MessageFile>(
  ['../fr/*.json', '!../fr/{notLoaded,office,arrived,app,start,rail,save,module,question}.json'],
  { import: 'default' },
);
