import { canonicalDecimal } from '../instrument/canonicalDecimal.ts';
import { mostPlaces } from '../instrument/limits.ts';
import type { Value } from './value.ts';

/** A value as a count of the smallest units that any number has, to add and compare exactly; undefined where it is no number. */
export function exactOf(value: Value | undefined): bigint | undefined {
  const text = typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : value;
  return typeof text === 'string' && canonicalDecimal.test(text) ? unitsOf(text) : undefined;
}

/** The same of a number that is written as decimal numbers rest, however long it is. */
export function unitsOf(text: string): bigint {
  const [whole = '', places = ''] = text.split('.');
  return BigInt(whole + places.padEnd(mostPlaces, '0'));
}

/** A number as such a count. */
export const exactQuantity = (quantity: number | bigint): bigint =>
  typeof quantity === 'bigint' ? quantity : BigInt(quantity) * 10n ** BigInt(mostPlaces);

const most = 10n ** 34n;

/** A count of smallest units rounded to 34 digits, halves away from zero. */
export function within34(units: bigint): bigint {
  if (units < most && -units < most) return units;
  const unit = 10n ** BigInt(`${units}`.replace('-', '').length - 34);
  return ((units + (units < 0n ? -unit : unit) / 2n) / unit) * unit;
}
