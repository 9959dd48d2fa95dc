import { exactOf } from '../../engine/exact.ts';
import type { ExpressionValue } from '../../engine/expressionValue.ts';
import type { Range } from '../types/row.ts';
import { domainOf } from '../types/table.ts';
import type { CircuitCell } from './cell.ts';
import type { Cone } from './cone.ts';

const comparisons: ReadonlySet<string> = new Set(['=', '<', '<=', '>', '>=']);

/** A number counted in the smallest units. */
export const exactly = (result: ExpressionValue | undefined): bigint | undefined =>
  typeof result === 'bigint' ? result : typeof result === 'number' ? exactOf(result) : undefined;

/** What a cell is compared with; undefined where its reader is no comparison with a constant that an answer can be. */
export function comparedWith(cone: Cone, reader: number): string | number | bigint | undefined {
  const cell = cone.cells[reader];
  if (cell?.kind !== 'call' || !comparisons.has(cell.call)) return undefined;
  const constants = cell.args.flatMap((arg) => {
    const operand = cone.cells[arg];
    return operand?.kind === 'constant' ? [operand.value] : [];
  });
  const [value] = constants;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

/** The readers of a cell for which it counts what it is, not only whether it is there. */
export const valueReaders = (cone: Cone, at: number): readonly number[] =>
  (cone.readers[at] ?? []).filter((reader) => {
    const cell = cone.cells[reader];
    return !(cell?.kind === 'call' && (cell.call === 'isBlank' || cell.call === 'present'));
  });

/** An item in a sum, added or taken off. */
export interface Term {
  readonly at: number;
  readonly sign: 1n | -1n;
  readonly range: Range;
}

/** A sum of items and constants. */
export interface Sum {
  readonly terms: readonly Term[];
  readonly constant: bigint;
}

export function rangeOf(cell: CircuitCell | undefined): Range | undefined {
  if (cell?.kind !== 'item') return undefined;
  return domainOf(cell.item).range?.(cell.item);
}

/** A cell as a sum of items whose numbers are known; undefined where it is none. */
export function sumAt(cone: Cone, at: number): Sum | undefined {
  const cell = cone.cells[at];
  if (cell?.kind !== 'call' || (cell.call !== '+' && cell.call !== 'negate')) return undefined;
  const terms: Term[] = [];
  let constant = 0n;
  const add = (operand: number, sign: 1n | -1n): boolean => {
    const part = cone.cells[operand];
    if (part?.kind === 'constant') {
      const value = exactly(part.value);
      constant += sign * (value ?? 0n);
      return value !== undefined;
    }
    if (part?.kind === 'call' && part.call === 'negate') return add(part.args[0] ?? 0, sign === 1n ? -1n : 1n);
    const range = rangeOf(part);
    if (range) terms.push({ at: operand, sign, range });
    return range !== undefined;
  };
  const isSum = cell.call === '+' ? cell.args.every((arg) => add(arg, 1n)) : add(at, 1n);
  return isSum ? { terms, constant } : undefined;
}

/** The least and the greatest that terms come to together. */
export function extentOf(terms: readonly Term[]): readonly [least: bigint, most: bigint] {
  return terms.reduce<readonly [bigint, bigint]>(
    ([least, most], { sign, range }) =>
      sign === 1n ? [least + range.least, most + range.most] : [least - range.most, most - range.least],
    [0n, 0n],
  );
}
