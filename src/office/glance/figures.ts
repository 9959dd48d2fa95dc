import { localeOf } from '../../i18n/format.ts';
import type { Language } from '../../instrument/language.ts';

/** How figures are written in a language. */
export function figuresIn(language: Language) {
  const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 1 });
  return {
    number: (value: number) => number.format(value),
    /** A part of a whole; blank where there is no whole. */
    share: (part: number, whole: number) => (whole === 0 ? '' : share.format(part / whole)),
  };
}
