import { type ReadonlySignal, signal } from '@preact/signals';
import type { Messages } from '../../i18n/messages.ts';
import { type MessageFile, wordsOf } from '../../i18n/wordsOf.ts';
import { type Language, language as languages } from '../../instrument/language.ts';

/** The words of the office's page. */
export type OfficeWords = Messages['office'];

const files: Readonly<Record<Language, () => Promise<{ readonly default: MessageFile }>>> = {
  nl: () => import('../../i18n/nl/office.json'),
  fr: () => import('../../i18n/fr/office.json'),
  de: () => import('../../i18n/de/office.json'),
  en: () => import('../../i18n/en/office.json'),
};

const current = signal<{ readonly language: Language; readonly office: OfficeWords } | undefined>(undefined);

/** The language of the office's page with its words; undefined until the first are there. */
export const officeLocale: ReadonlySignal<typeof current.value> = current;

/** The words of the office's page in a language, for what is shown in another one than the page. @throws as `speakTo` */
export async function officeWordsIn(language: Language): Promise<OfficeWords> {
  const { default: file } = await files[language]();
  // What the files hold is checked against the type when the app is built and by the tests.
  return wordsOf(file, language) as unknown as OfficeWords;
}

/** Speaks a language. @throws where its words cannot be fetched: then the language stays */
export async function speakTo(language: Language): Promise<void> {
  current.value = { language, office: await officeWordsIn(language) };
  document.documentElement.lang = language;
}

/** The language and words, in a page that is drawn in one. */
export function useOfficeLocale(): NonNullable<typeof current.value> {
  if (!current.value) throw new Error('the office’s page was drawn before its words were there');
  return current.value;
}

const known = (name: string | null): Language | undefined =>
  languages.options.find((one) => one === name?.slice(0, 2).toLowerCase());

const kept = 'veldwerk-office-language';

/** Goes on in a language that was chosen, also at the next start. @throws as `speakTo` */
export async function chooseLanguage(language: Language): Promise<void> {
  await speakTo(language);
  try {
    localStorage.setItem(kept, language);
  } catch {
    // A browser that keeps nothing is asked again.
  }
}

function chosen(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    // A browser that keeps nothing has not kept this either.
    return null;
  }
}

/** The language to begin with: the address asks for one (`?lang=fr`), it was chosen here before, or the browser speaks it. */
export const firstOfficeLanguage = (): Language =>
  known(new URLSearchParams(location.search).get('lang')) ??
  known(chosen()) ??
  navigator.languages.map(known).find((one) => one !== undefined) ??
  'nl';
