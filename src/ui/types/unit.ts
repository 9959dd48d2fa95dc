import type { ItemOf } from '../../engine/outline.ts';
import type { Texts } from '../../instrument/texts.ts';
import type { FieldAria } from '../questions/fieldAria.ts';

/** What a number is followed by, in the words of the questionnaire. */
export const unitOf = ({ unit }: ItemOf<'decimal' | 'whole'>, { units }: Texts): string => (unit && units[unit]) ?? '';

/** A number with its percent sign, as the language of the texts writes it and on one line: "80 %", in English "80%". */
export const percentage = (number: string | number, { language, units }: Texts): string =>
  language === 'en' ? `${number}${units.percent}` : `${number}\u00A0${units.percent}`;

/** The id of what stands behind the field of an item. */
export const unitIdOf = (item: string): string => `${item}-unit`;

/** What describes a field before all else: what its number counts. */
export const unitDescribed = (described: FieldAria['described'], item: string): FieldAria['described'] => ({
  ...described,
  by: `${unitIdOf(item)} ${described.by ?? ''}`.trim(),
});
