import type { Item } from '../engine/outline.ts';
import { readEntry } from '../engine/reading.ts';
import type { Value } from '../engine/value.ts';
import { mostPlaces } from '../instrument/limits.ts';

/** The smallest step of a number with so many places, as the engine counts. */
export const stepOf = (places: number): bigint => 10n ** BigInt(mostPlaces - places);

/** The greatest number with so many places that is not above another one. */
export function floorTo(exact: bigint, places: number): bigint {
  const step = stepOf(places);
  return exact - (((exact % step) + step) % step);
}

/** A number as the engine counts it, in the canonical form. */
export function textOf(exact: bigint): string {
  const digits = `${exact < 0n ? -exact : exact}`.padStart(mostPlaces + 1, '0');
  const places = digits.slice(-mostPlaces).replace(/0+$/, '');
  return `${exact < 0n ? '-' : ''}${digits.slice(0, -mostPlaces)}${places && `.${places}`}`;
}

/** A number as the engine counts it, as an answer of an item. */
export function answerOf(item: Item, exact: bigint): Value {
  const text = textOf(exact);
  return readEntry(item, text).kind === 'valid' ? text : Number(text);
}
