import { dateOnly } from '../../i18n/format.ts';
import type { Language } from '../../instrument/language.ts';
import type { OfficeAct } from '../../protocol/officeRecord.ts';
import { captionsIn } from '../glance/captions.ts';
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
  switch (act) {
    case 'token-made':
    case 'token-revoked':
      return each(rights);
    case 'cases-read':
    case 'cases-exported':
    case 'codes-issued':
      return each(states);
    case 'answers-exported':
    case 'contact-exported':
      return each(exports);
    case 'counts-exported':
      return each(captionsIn(office));
    case 'case-marked': {
      const [, mark = '', why = detail] = /^(\w+): (.*)$/s.exec(detail) ?? [];
      return [mark === 'none' ? record.unmarked : states[mark], why].filter(Boolean).join(': ');
    }
    case 'case-extended': {
      const [, day = detail, of] = /^([\d-]+): (.*)$/s.exec(detail) ?? [];
      return [dayIn(day, language), of && (states[of] ?? of)].filter(Boolean).join(': ');
    }
    default:
      return detail;
  }
}

/** A day in words; what is none stays as it is. */
const dayIn = (word: string, language: Language): string =>
  /^\d{4}-\d\d-\d\d$/.test(word) ? dateOnly(new Date(`${word}T12:00:00Z`), language) : word;
