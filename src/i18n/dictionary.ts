import type { LaterWords } from './nl.later.ts';
import type { Words } from './nl.ts';

/** All of the interface's words in a language. */
export interface Dictionary {
  readonly first: Words;
  readonly later: LaterWords;
}
