import { languageNames } from '../../i18n/languages.ts';
import { language as languages } from '../../instrument/language.ts';

/** A language by its own name; what is none of ours as it was given. */
export function languageNameOf(code: string): string {
  const found = languages.options.find((one) => one === code);
  return found ? languageNames[found] : code;
}
