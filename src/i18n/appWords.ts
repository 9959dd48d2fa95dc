import type { Messages } from './messages.ts';
import type { MessageFile } from './wordsOf.ts';

/** The files of words for the pages that come with the app: a first visit draws them all. */
export const appWords = [
  'app',
  'start',
  'rail',
  'save',
  'module',
  'question',
] as const satisfies readonly (keyof Messages)[];

/** Those of a language, which come in one file: in six, they take more room and more requests. */
export type AppWords = Readonly<Record<(typeof appWords)[number], MessageFile>>;
