import { canonicalDecimal, decimalText } from '../../instrument/decimal.ts';
import { compare, exactOf } from '../exact.ts';
import type { TypeRow } from './row.ts';

/** A number with so many digits behind the point, as text: what a float makes of it, nobody has typed. */
export const decimal: TypeRow<'decimal'> = {
  wire: decimalText,
  read: (raw, { digits, min, max }) => {
    if (typeof raw !== 'string' || !canonicalDecimal.test(raw)) return undefined;
    const [value, least, most] = [exactOf(raw), exactOf(min), exactOf(max)];
    if (!value || value.places > digits) return undefined;
    if ((least && compare(value, least) < 0) || (most && compare(value, most) > 0)) return undefined;
    return raw;
  },
  number: (value) => value,
};
