import { canonicalDecimal } from '../../instrument/canonicalDecimal.ts';
import { exactOf } from '../exact.ts';
import type { Value } from '../value.ts';
import type { TypeRow } from './row.ts';

interface Bounds {
  readonly digits: number;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** Reads a number with so many digits behind the point, as text: what a float makes of it, nobody has typed. */
function readWithin(raw: unknown, { digits, min, max }: Bounds): string | undefined {
  if (typeof raw !== 'string' || !canonicalDecimal.test(raw)) return undefined;
  const [value = 0n, least = value, most = value] = [exactOf(raw), exactOf(min), exactOf(max)];
  const places = raw.split('.')[1]?.length ?? 0;
  return places <= digits && least <= value && value <= most ? raw : undefined;
}

const exact = { wire: 'decimal' as const, number: (value: Value) => value };

/** A number with so many digits behind the point. */
export const decimal: TypeRow<'decimal'> = { ...exact, read: readWithin };

/** How many digits an amount has behind the point. */
export const moneyDigits = ({ digits = 2 }: { readonly digits?: number | undefined }): number => digits;

/** An amount in the currency of its item. */
export const money: TypeRow<'money'> = {
  ...exact,
  read: (raw, item) => readWithin(raw, { ...item, digits: moneyDigits(item) }),
};
