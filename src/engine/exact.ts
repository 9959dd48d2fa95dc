import { canonicalDecimal } from '../instrument/canonicalDecimal.ts';
import { mostPlaces } from '../instrument/limits.ts';
import type { Value } from './value.ts';

/** A value as a count of the smallest units that any number has, to add and compare exactly; undefined where it is no number. */
export function exactOf(value: Value | undefined): bigint | undefined {
  const text = typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : value;
  if (typeof text !== 'string' || !canonicalDecimal.test(text)) return undefined;
  const [whole = '', places = ''] = text.split('.');
  return BigInt(whole + places.padEnd(mostPlaces, '0'));
}

/** A number as such a count. */
export const exactQuantity = (quantity: number | bigint): bigint =>
  typeof quantity === 'bigint' ? quantity : BigInt(quantity) * 10n ** BigInt(mostPlaces);
