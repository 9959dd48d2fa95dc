import { localeOf } from './format.ts';

/** What a language calls another one: "Engels". */
export const languageIn = (language: string, named: string): string =>
  new Intl.DisplayNames(localeOf(language), { type: 'language' }).of(named) ?? named;
