import type { Language } from '../../instrument/language.ts';
import type { OfficeAct } from '../../protocol/officeRecord.ts';
import { captionsIn } from '../glance/captions.ts';
import { dayInWords } from '../page/dayInWords.ts';
import type { OfficeWords } from '../page/officeLocale.ts';

/** What a line of the record says beside the act, in words; numbers and sentences as they are. */
export function detailWords(act: OfficeAct, detail: string, office: OfficeWords, language: Language): string {
  const { record, glance, cases } = office;
  const states: Readonly<Record<string, string>> = { ...glance.states, outstanding: cases.outstanding, '*': cases.all };
  const rights: Readonly<Record<string, string>> = record.rights;
  const exports: Readonly<Record<string, string>> = record.exports;
  const each = (words: Readonly<Record<string, string>>) =>
    detail
      .split(/[ ,]+/)
      .map((word) => words[word] ?? dayIn(word, language))
      .join(', ');
  /** An act on many cases: how many, what they were asked for by, and why; on one, why. */
  const ofMany = (text: string) => {
    const [, number, asked = '', why = text] = /^(\d+): ([^:]*): (.*)$/s.exec(text) ?? [];
    const said = why.replace(/^\d{4}-\d\d-\d\d/, (day) => dayIn(day, language));
    const words = asked
      .split(' ')
      .filter(Boolean)
      .map((word) => states[word] ?? dayIn(word, language));
    return [number, words.join(', '), said].filter(Boolean).join(': ');
  };
  switch (act) {
    case 'token-made':
    case 'token-revoked':
      return each(rights);
    case 'cases-read':
    case 'cases-exported':
      return each(states);
    case 'codes-issued':
      return ofMany(detail);
    case 'answers-exported':
    case 'contact-exported':
      return each(exports);
    case 'counts-exported':
      return each(captionsIn(office));
    case 'case-marked': {
      const [, mark = '', why = detail] = /^(\w+): (.*)$/s.exec(detail) ?? [];
      return [mark === 'none' ? record.unmarked : states[mark], why].filter(Boolean).join(': ');
    }
    case 'cases-extended':
      return ofMany(detail);
    default:
      return detail;
  }
}

/** A day in words; what is none stays as it is. */
const dayIn = (word: string, language: Language): string =>
  /^\d{4}-\d\d-\d\d$/.test(word) ? dayInWords(word, language) : word;
