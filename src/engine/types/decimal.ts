import { canonicalDecimal } from '../../instrument/decimal.ts';
import { exactOf } from '../exact.ts';
import type { TypeRow } from './row.ts';

/** A number with so many digits behind the point, as text: what a float makes of it, nobody has typed. */
export const decimal: TypeRow<'decimal'> = {
  wire: 'decimal',
  read: (raw, { digits, min, max }) => {
    if (typeof raw !== 'string' || !canonicalDecimal.test(raw)) return undefined;
    const [value = 0n, least = value, most = value] = [exactOf(raw), exactOf(min), exactOf(max)];
    const places = raw.split('.')[1]?.length ?? 0;
    return places <= digits && least <= value && value <= most ? raw : undefined;
  },
  number: (value) => value,
};
