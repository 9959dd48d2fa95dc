import type { Language } from '../instrument/schema.ts';

/** The form of a word that goes with a count in a language, by the language's own rule (French counts 0 as one). */
export const plural = (language: Language, count: number, one: string, other: string): string =>
  new Intl.PluralRules(language).select(count) === 'one' ? one : other;
