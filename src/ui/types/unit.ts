import type { ItemOf } from '../../engine/outline.ts';
import type { Texts } from '../../instrument/texts.ts';

/** What a decimal number is followed by, in the words of the questionnaire. */
export const unitOf = ({ unit }: ItemOf<'decimal'>, { units }: Texts): string => (unit && units[unit]) ?? '';
