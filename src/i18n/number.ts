import { mostPlaces } from '../instrument/limits.ts';
import { localeOf } from './format.ts';

/** A number in the canonical form as the language writes it, to the last digit: "1.234,5". */
export const decimalNumber = (number: string, language: string): string =>
  // The text is read as it stands where the browser knows how, and else as the nearest number that it can hold.
  new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: mostPlaces }).format(number as `${number}`);

/** The same as it is typed: with the language's own sign, a comma or a point, and without groups. */
export const decimalTyped = (number: string, language: string): string =>
  number.replace('.', (1.5).toLocaleString(localeOf(language)).charAt(1) === '.' ? '.' : ',');
