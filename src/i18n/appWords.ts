import type { Messages } from './messages.ts';

/** The files of words for the pages that come with the app: a first visit draws them all. */
export const appWords = [
  'app',
  'start',
  'rail',
  'save',
  'module',
  'question',
] as const satisfies readonly (keyof Messages)[];
