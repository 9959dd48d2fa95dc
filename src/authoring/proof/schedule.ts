import type { Evaluate } from '../../engine/expressionValue.ts';
import { gather, operate } from './cell.ts';
import { type Cone, isSource } from './cone.ts';
import { Frontier } from './frontier.ts';

/** What is evaluated: the result of a cell, or what it has come to. */
export interface Instruction {
  readonly at: number;
  readonly evaluate: Evaluate;
}

/** A source settled, and all that follows from it. */
export interface Step {
  readonly source: number;
  readonly instructions: readonly Instruction[];
  /** The cells that are settled now. */
  readonly settled: readonly number[];
  /** What later steps read, of this one and those before it. */
  readonly live: readonly number[];
}

/** An order in which to settle the sources of a cone. */
export interface Schedule {
  /** What no source decides. */
  readonly first: readonly Instruction[];
  readonly settledFirst: readonly number[];
  readonly liveFirst: readonly number[];
  readonly steps: readonly Step[];
}

/** How many sources are weighed against each other at a time. */
const weighed = 48;

/**
 * Orders the sources of a cone so that at any time as few cells as can be are read by what is still to come: of those that
 * can be settled the one that leaves the fewest, then what has just come within reach, small parts before great ones.
 */
export function scheduleOf(cone: Cone): Schedule {
  const { cells } = cone;
  const weights = weightsOf(cone);
  const frontier = new Frontier(cone);
  const ready: number[] = [];
  let instructions: Instruction[] = [];
  let settled: number[] = [];
  const taking = {
    gathered: (into: number, from: number, isFirst: boolean) => {
      const cell = cells[into];
      if (cell?.kind === 'call') instructions.push({ at: into, evaluate: gather(cell.call, into, from, isFirst) });
    },
    called: (at: number) => {
      const cell = cells[at];
      if (cell?.kind === 'call') instructions.push({ at, evaluate: operate(cell.call, cell.args) });
    },
    settled: (at: number) => settled.push(at),
    ready: (at: number) => fresh.push(at),
  };
  let fresh: number[] = [];
  const takeIn = () => {
    // The last is taken first: of those that come within reach together the one with the least behind it.
    ready.push(...fresh.sort((one, other) => (weights[other] ?? 0) - (weights[one] ?? 0) || other - one));
    fresh = [];
  };
  for (const [at, cell] of cells.entries()) if (cell.kind === 'constant') frontier.settle(at, taking);
  takeIn();
  const first = { first: instructions, settledFirst: settled, liveFirst: frontier.live() };
  const steps: Step[] = [];
  while (ready.length > 0) {
    [instructions, settled] = [[], []];
    const [source = 0] = ready.splice(best(ready, frontier), 1);
    frontier.settle(source, taking);
    takeIn();
    steps.push({ source, instructions, settled, live: frontier.live() });
  }
  return { ...first, steps };
}

/** The place among those ready of the one that leaves the least to remember. */
function best(ready: readonly number[], frontier: Frontier): number {
  if (ready.length === 1) return 0;
  let [found, least] = [ready.length - 1, Number.POSITIVE_INFINITY];
  for (let place = ready.length - 1; place >= Math.max(0, ready.length - weighed); place -= 1) {
    const size = frontier.sizeAfter(ready[place] ?? 0);
    if (size < least) [found, least] = [place, size];
  }
  return found;
}

/** About how many sources stand behind each cell. */
function weightsOf({ cells, readers }: Cone): number[] {
  const weights = cells.map(() => 0);
  // What is read may stand behind its reader where a sum is drawn as a whole, so not from the end.
  const known = cells.map(() => false);
  const weigh = (from: number): void => {
    const stack = [from];
    for (let at = stack.at(-1); at !== undefined; at = stack.at(-1)) {
      const later = (readers[at] ?? []).filter((reader) => !known[reader]);
      if (later.length > 0 && !known[at]) {
        stack.push(...later);
        continue;
      }
      stack.pop();
      if (known[at]) continue;
      known[at] = true;
      const behind = (readers[at] ?? []).reduce((sum, reader) => sum + (weights[reader] ?? 0), 0);
      weights[at] = Math.min(1e12, behind + (isSource(cells[at]) ? 1 : 0));
    }
  };
  for (const at of cells.keys()) weigh(at);
  return weights;
}
