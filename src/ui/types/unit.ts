import type { ItemOf } from '../../engine/outline.ts';
import type { Texts } from '../../instrument/texts.ts';

/** What a number is followed by, in the words of the questionnaire. */
export const unitOf = ({ unit }: ItemOf<'decimal' | 'whole'>, { units }: Texts): string => (unit && units[unit]) ?? '';

/** A number with its percent sign, as the language of the texts writes it and on one line: "80 %", in English "80%". */
export const percentage = (number: string | number, { language, units }: Texts): string =>
  language === 'en' ? `${number}${units.percent}` : `${number}\u00A0${units.percent}`;
