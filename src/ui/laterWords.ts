import { nlLater } from '../i18n/nl.later.ts';
import { nl } from '../i18n/nl.ts';
import { speech } from './speech.ts';

const dutch = { ...nl, ...nlLater };

/** The app's words with those of the pages that come later. For those pages alone: the first screen does without. */
export function useLaterWords(): typeof dutch {
  const { words, later } = speech.value;
  return later ? { ...words, ...later } : dutch;
}
