import { language } from '../../instrument/language.ts';
import { missingLanguages, type OfficeText } from '../../protocol/officeText.ts';

/** A line for each language of the app that a text of the office lacks, by the texts' places. */
export const missingWords = (texts: Readonly<Record<string, OfficeText | undefined>>): string[] =>
  Object.entries(texts).flatMap(([place, text]) =>
    (text === undefined ? [] : missingLanguages(text, language.options)).map((one) => `${place}: no text in ${one}`),
  );
