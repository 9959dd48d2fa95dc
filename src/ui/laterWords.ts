import { nlLater } from '../i18n/nl.later.ts';
import { nl } from '../i18n/nl.ts';

const words = { ...nl, ...nlLater };

/** The app's words with those of the pages that come later. For those pages alone: the first screen does without. */
export const useLaterWords = () => words;
