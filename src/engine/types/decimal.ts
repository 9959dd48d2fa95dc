import { canonicalDecimal, decimalText } from '../../instrument/decimal.ts';
import { compare, exactOf, floorTo, plus, textOf } from '../exact.ts';
import type { ItemOf } from '../outline.ts';
import type { TypeRow, Use } from './row.ts';

type Item = ItemOf<'decimal'>;

function read(raw: unknown, { digits, min, max }: Item): string | undefined {
  if (typeof raw !== 'string' || !canonicalDecimal.test(raw)) return undefined;
  const [value, least, most] = [exactOf(raw), exactOf(min), exactOf(max)];
  if (!value || value.places > digits) return undefined;
  if ((least && compare(value, least) < 0) || (most && compare(value, most) > 0)) return undefined;
  return raw;
}

/** Zero, the bounds, and of each constant the nearest below, itself and the next: one of every interval that they bound. */
function representatives(item: Item, { constants, summed }: Use): readonly string[] | undefined {
  // In a sum no single boundary stands for an interval any more.
  if (summed) return undefined;
  const step = { units: 1n, places: item.digits };
  const near = constants.flatMap((constant) => {
    const exact = exactOf(constant);
    if (!exact) return [];
    const at = floorTo(exact, item.digits);
    return [plus(at, { ...step, units: -1n }), at, plus(at, step)];
  });
  const bounds = [item.min, item.max].flatMap((bound) => exactOf(bound) ?? []);
  const zero = { units: 0n, places: 0 };
  return [...new Set([zero, ...near, ...bounds].toSorted(compare).map(textOf))].filter(
    (value) => read(value, item) !== undefined,
  );
}

/** A number with so many digits behind the point, as text: what a float makes of it, nobody has typed. */
export const decimal: TypeRow<'decimal'> = {
  wire: decimalText,
  read,
  number: (value) => value,
  representatives,
  domain: ({ digits, unit, min, max }) =>
    [
      `decimal number as text, at most ${digits} digits behind the point`,
      min !== undefined && `${min} or more`,
      max !== undefined && `${max} or less`,
      unit !== undefined && `in ${unit}`,
    ]
      .filter(Boolean)
      .join(', '),
};
