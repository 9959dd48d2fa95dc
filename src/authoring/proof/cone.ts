import type { Cell, Source } from './cell.ts';
import type { Circuit } from './circuit.ts';

/** The cells that some cells of a circuit rest on, and who reads whom among them, each as often as it does. */
export interface Cone {
  readonly cells: readonly Cell[];
  readonly readers: readonly (readonly number[])[];
  /** The place here of a cell of the circuit. */
  readonly placeOf: (cell: number) => number | undefined;
  /** Whether the engine has every function that is called here. */
  readonly isKnown: boolean;
}

export const isSource = (cell: Cell | undefined): cell is Source => cell?.kind === 'item' || cell?.kind === 'draw';

/** What a cell is made of, or stands behind. */
export function operandsOf(cell: Cell): readonly number[] {
  if (cell.kind === 'call') return cell.args;
  return cell.kind === 'constant' ? [] : [cell.scope];
}

/** Who reads whom among cells. */
export function readersOf(cells: readonly Cell[]): number[][] {
  const readers = cells.map((): number[] => []);
  for (const [at, cell] of cells.entries()) for (const operand of operandsOf(cell)) readers[operand]?.push(at);
  return readers;
}

const moved = (cell: Cell, to: (operand: number) => number): Cell => {
  if (cell.kind === 'constant') return cell;
  return cell.kind === 'call' ? { ...cell, args: cell.args.map(to) } : { ...cell, scope: to(cell.scope) };
};

/** All that some cells of a circuit rest on, in its order. */
export function coneOf(circuit: Circuit, targets: Iterable<number>): Cone {
  const found = new Set<number>(targets);
  // A set gives also what is added to it while it is gone through.
  for (const at of found) for (const operand of operandsOf(circuit.cells[at] as Cell)) found.add(operand);
  const places = new Map([...found].sort((one, other) => one - other).map((at, place) => [at, place]));
  const cells = [...places.keys()].map((at) => moved(circuit.cells[at] as Cell, (operand) => places.get(operand) ?? 0));
  return {
    cells,
    readers: readersOf(cells),
    placeOf: (cell) => places.get(cell),
    isKnown: ![...found].some((at) => circuit.unknown.has(at)),
  };
}
