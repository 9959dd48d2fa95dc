import { canonicalDecimal } from '../instrument/decimal.ts';
import type { Value } from './value.ts';

/** A number kept exactly: so many units, of which ten to the power of `places` make one. */
export interface Exact {
  readonly units: bigint;
  readonly places: number;
}

/** A value as a number; undefined where it is none. */
export function exactOf(value: Value | undefined): Exact | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? { units: BigInt(value), places: 0 } : undefined;
  if (value === undefined || !canonicalDecimal.test(value)) return undefined;
  const places = value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
  return { units: BigInt(value.replace('.', '')), places };
}

const scaled = ({ units, places }: Exact, to: number): bigint => units * 10n ** BigInt(to - places);

/** Two numbers added. */
export function plus(one: Exact, other: Exact): Exact {
  const places = Math.max(one.places, other.places);
  return { units: scaled(one, places) + scaled(other, places), places };
}

/** Below 0 where the first is the less, above where it is the greater. */
export function compare(one: Exact, other: Exact): number {
  const places = Math.max(one.places, other.places);
  const difference = scaled(one, places) - scaled(other, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The greatest number with so many places that is not above another one. */
export function floorTo({ units, places }: Exact, to: number): Exact {
  if (places <= to) return { units: scaled({ units, places }, to), places: to };
  const step = 10n ** BigInt(places - to);
  const rest = ((units % step) + step) % step;
  return { units: (units - rest) / step, places: to };
}

/** A number in its canonical form, as text. */
export function textOf({ units, places }: Exact): string {
  const digits = `${units < 0n ? -units : units}`.padStart(places + 1, '0');
  const [whole, part] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)];
  const rest = part.replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${rest && `.${rest}`}`;
}
