import { none, type Quantity } from '../../engine/expressionValue.ts';
import type { Value } from '../../engine/value.ts';
import { answerOf } from '../exactText.ts';
import type { CircuitCell } from './cell.ts';
import { type Cone, readersOf } from './cone.ts';
import { comparedWith, exactly, extentOf, type Sum, sumAt, type Term, valueReaders } from './reading.ts';

/** What items are answered with. */
export type Given = Readonly<Record<string, Value>>;

/** A cone in which sums that only comparisons with constants read are drawn as a whole. */
export interface DrawnSums {
  readonly cone: Cone;
  /** The items in such sums: whether they are there still counts, and no longer what they are. */
  readonly members: ReadonlySet<number>;
  /** Answers that make up the values of a sum, in order. */
  readonly answers: ReadonlyMap<number, readonly Given[]>;
}

/**
 * Draws sums as a whole: where the items of a sum are read by nothing else, and the sum only by comparisons with
 * constants, a few sums stand for all of them, however many items and values make them up.
 */
export function drawSums(cone: Cone): DrawnSums {
  if (!cone.places.some((at) => isSum(cone.cells[at]))) return { cone, members: new Set(), answers: new Map() };
  const cells = [...cone.cells];
  const members = new Set<number>();
  const answers = new Map<number, readonly Given[]>();
  const scopes = new Map<number, number>();
  for (const at of cone.places) {
    const cell = cone.cells[at];
    if (cell?.kind !== 'call' || cell.call !== '+') continue;
    const sum = sumAt(cone, at);
    const sums = sum && standsAlone(cone, at, sum) && sumsOf(cone, at, sum);
    if (!sum || !sums) continue;
    const items = sum.terms.map((term) => term.at);
    const scope = cells.push({ kind: 'call', call: 'present', args: items }) - 1;
    scopes.set(at, scope);
    cells[at] = { kind: 'draw', scope, values: sums };
    answers.set(
      at,
      sums.map((total) => sharesOf(cone, sum, total)),
    );
    for (const item of items) members.add(item);
    // Signs have gone into the sum.
    for (const arg of cell.args) if (isNegation(cells[arg])) cells[arg] = { kind: 'constant', value: none };
  }
  if (members.size === 0) return { cone, members, answers };
  // Whether its items are there stands before a sum.
  const places = cone.places.flatMap((at) => [scopes.get(at) ?? [], at].flat());
  return { cone: { ...cone, cells, places, readers: readersOf(cells, places) }, members, answers };
}

/** Whether a sum alone reads its items, and comparisons with constants alone read the sum. */
function standsAlone(cone: Cone, at: number, { terms }: Sum): boolean {
  if (new Set(terms.map((term) => term.at)).size < terms.length) return false;
  const isAlone = (place: number, reader: number): boolean => {
    const readers = valueReaders(cone, place);
    const [only = -1] = readers;
    return readers.length === 1 && (only === reader || (isNegation(cone.cells[only]) && isAlone(only, reader)));
  };
  return (
    terms.every((term) => isAlone(term.at, at)) &&
    valueReaders(cone, at).every((reader) => exactly(comparedWith(cone, reader)) !== undefined)
  );
}

const isSum = (cell: CircuitCell | undefined): boolean => cell?.kind === 'call' && cell.call === '+';
const isNegation = (cell: CircuitCell | undefined): boolean => cell?.kind === 'call' && cell.call === 'negate';

const finestFirst = (terms: readonly Term[]): Term[] =>
  terms.toSorted((one, other) => (one.range.step < other.range.step ? -1 : 1));

/**
 * Sums that stand for all: near each constant, and one more. Undefined where not every number between the least and the
 * greatest sum can be made.
 */
function sumsOf(cone: Cone, at: number, { terms, constant }: Sum): Quantity[] | undefined {
  const [finest, ...coarser] = finestFirst(terms);
  if (!finest) return undefined;
  const { step } = finest.range;
  let width = finest.range.most - finest.range.least;
  for (const { range } of coarser) {
    if (width < range.step - step) return undefined;
    width += range.most - range.least;
  }
  const [low, high] = extentOf(terms);
  const [least, most] = [low + constant, high + constant];
  const floored = (number: bigint) => number - ((((number - least) % step) + step) % step);
  const near = valueReaders(cone, at).flatMap((reader) => {
    const nearest = floored(exactly(comparedWith(cone, reader)) ?? 0n);
    return [nearest - step, nearest, nearest + step];
  });
  const all = [floored(least > 0n ? least : most < 0n ? most : 0n), ...near];
  return [...new Set(all)].filter((sum) => least <= sum && sum <= most).sort((one, other) => (one < other ? -1 : 1));
}

/** Answers that make up a sum: the coarser numbers first, as far as the finer ones can make up the rest. */
function sharesOf(cone: Cone, { terms, constant }: Sum, total: Quantity): Given {
  const given: Record<string, Value> = {};
  const rest = finestFirst(terms);
  let left = (typeof total === 'bigint' ? total : 0n) - constant;
  for (let term = rest.pop(); term; term = rest.pop()) {
    const [least, most] = extentOf(rest);
    const { at, sign, range } = term;
    const bounds = [left - most, left - least]
      .map((bound) => bound * sign)
      .sort((one, other) => (one < other ? -1 : 1));
    const from = bounds[0] !== undefined && bounds[0] > range.least ? bounds[0] : range.least;
    // The least that is a number of this item's and leaves what the others can make up.
    const share = from + ((((range.least - from) % range.step) + range.step) % range.step);
    const cell = cone.cells[at];
    if (cell?.kind === 'item') given[cell.item.id] = answerOf(cell.item, share);
    left -= share * sign;
  }
  return given;
}
