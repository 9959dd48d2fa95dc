import * as z from 'zod/mini';

/** A language of the interface. */
export const language = z.enum(['nl', 'fr', 'de', 'en']);
export type Language = z.infer<typeof language>;

function isCanonical(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    // No tag at all.
    return false;
  }
}

/** Languages in the order in which they are listed: the interface's, and then others by their tags. */
export const listedLanguages = (tags: readonly string[]): string[] => [
  ...language.options.filter((one) => tags.includes(one)),
  ...tags.filter((one) => !language.safeParse(one).success).toSorted(),
];

const asWritten = 'a language is written as in BCP 47: nl, pt-BR';

/** A language that a questionnaire is worded in, as BCP 47 writes it: "uk", "pt-BR". The interface has some of them only. */
export const languageTag = z
  .string()
  .check(
    z.maxLength(35),
    z.regex(/^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { error: asWritten, abort: true }),
    z.refine(isCanonical, asWritten),
  );
