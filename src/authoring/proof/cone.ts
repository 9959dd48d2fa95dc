import type { CellSource, CircuitCell } from './cell.ts';
import type { Circuit } from './circuit.ts';

/** The cells that some cells of a circuit rest on, at their places in the circuit, and who reads whom among them. */
export interface Cone {
  readonly cells: readonly CircuitCell[];
  /** The places of those that belong to it, each behind those that it is made of. */
  readonly places: readonly number[];
  /** Who reads a cell, by its place, each as often as it does. */
  readonly readers: readonly (readonly number[] | undefined)[];
}

export const isSource = (cell: CircuitCell | undefined): cell is CellSource =>
  cell?.kind === 'item' || cell?.kind === 'draw';

/** What a cell is made of, or stands behind. */
export function operandsOf(cell: CircuitCell): readonly number[] {
  if (cell.kind === 'call') return cell.args;
  return cell.kind === 'constant' ? [] : [cell.scope];
}

/** Who reads whom among some cells. */
export function readersOf(cells: readonly CircuitCell[], places: readonly number[]): (number[] | undefined)[] {
  const readers: (number[] | undefined)[] = new Array(cells.length).fill(undefined);
  for (const at of places) {
    readers[at] ??= [];
    const cell = cells[at];
    for (const operand of cell ? operandsOf(cell) : []) {
      const known = readers[operand];
      if (known) known.push(at);
      else readers[operand] = [at];
    }
  }
  return readers;
}

/** All that some cells of a circuit rest on. */
export function coneOf({ cells }: Circuit, targets: readonly number[]): Cone {
  const found = new Uint8Array(cells.length);
  let last = -1;
  for (const target of targets) {
    found[target] = 1;
    last = Math.max(last, target);
  }
  const places: number[] = [];
  // Operands stand before what is made of them.
  for (let at = last; at >= 0; at -= 1) {
    const cell = cells[at];
    if (!found[at] || !cell) continue;
    places.push(at);
    for (const operand of operandsOf(cell)) found[operand] = 1;
  }
  places.reverse();
  return { cells, places, readers: readersOf(cells, places) };
}
