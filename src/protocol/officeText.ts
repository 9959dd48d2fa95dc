import * as z from 'zod/mini';
import type { Language } from '../instrument/language.ts';

const words = z.string().check(z.minLength(1), z.maxLength(4000));
const inLanguage = z.optional(words);

/** A text of the office, in its own words: one for every language, or one for each. */
export const officeText = z.union([
  words,
  z.object({ nl: inLanguage, fr: inLanguage, de: inLanguage, en: inLanguage }),
]);
export type OfficeText = z.infer<typeof officeText>;

/** A text of the office in a language; where it has none in that one, in the first that it has. */
export function inLanguageOf(text: OfficeText | undefined, language: Language): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  return text[language] ?? Object.values(text).find((one) => one !== undefined);
}

/** The language that this text is in then, where it says so. */
export const languageOf = (text: Exclude<OfficeText, string>, language: Language): string | undefined =>
  text[language] === undefined ? Object.entries(text).find(([, one]) => one !== undefined)?.[0] : language;

/** The languages of an app that a text of the office has no words in. */
export const missingLanguages = (text: OfficeText, languages: readonly Language[]): Language[] =>
  typeof text === 'string' ? [] : languages.filter((one) => text[one] === undefined);
