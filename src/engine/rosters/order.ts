import { outwards, type RosterRow } from './row.ts';

/** Where a question stands among all: by numbers in the instrument, and by the rows that it is asked of. */
export type Order = readonly (number | RosterRow)[];

/**
 * The order of the questions of a part in a row.
 * @param part where the part stands in the instrument
 * @param whole where the module begins that is asked row by row as a whole, and whose rows these are
 */
export function orderIn(
  row: RosterRow,
  part: number,
  whole?: { readonly begins: number; readonly roster: string },
): Order {
  const rows = [...outwards(row)].reverse();
  const outer = whole && rows.find(({ place }) => place.name === whole.roster);
  const order: Order = whole && outer ? [whole.begins, outer, part, ...rows] : [part, ...rows];
  // There are as many of them as rows: one that has grown has room for more.
  return order.slice();
}

/** Below zero where one stands before another. */
export function comparedOrders(one: Order, other: Order): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [numberOf(one[at]), numberOf(other[at])];
    if (left !== right) return left - right;
  }
  return one.length - other.length;
}

const numberOf = (part: number | RosterRow | undefined): number =>
  typeof part === 'object' ? part.order : (part ?? 0);
