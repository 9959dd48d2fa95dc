import { type Cone, isSource } from './cone.ts';
import { Frontier } from './frontier.ts';
import { callOf, gatheringOf, type Instruction } from './instruction.ts';

/** A source settled, and all that follows from it. */
export interface Settling {
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
  readonly steps: readonly Settling[];
}

/** A source that can be settled, and after how many steps it came within reach. */
interface Ready {
  readonly at: number;
  readonly since: number;
}

/** How many sources are weighed against each other at a time. */
const weighed = 48;

/**
 * Orders the sources of a cone so that at any time as few cells as can be are read by what is still to come: of those that
 * can be settled first what leaves fewer, then what has just come within reach, small parts before great ones.
 */
export function scheduleOf(cone: Cone): Schedule {
  const { cells } = cone;
  const weights = weightsOf(cone);
  const frontier = new Frontier(cone);
  const ready: Ready[] = [];
  const steps: Settling[] = [];
  let instructions: Instruction[] = [];
  let settled: number[] = [];
  const taking = {
    gathered: (into: number, from: number, isFirst: boolean) => {
      const cell = cells[into];
      if (cell?.kind === 'call') instructions.push(gatheringOf(cell, into, from, isFirst));
    },
    called: (at: number) => {
      const cell = cells[at];
      if (cell?.kind === 'call') instructions.push(callOf(cell, at));
    },
    settled: (at: number) => settled.push(at),
    ready: (at: number) => fresh.push(at),
  };
  let fresh: number[] = [];
  const takeIn = () => {
    // The last is taken first: of those that come within reach together the one with the least behind it.
    const since = steps.length;
    fresh.sort((one, other) => (weights[other] ?? 0) - (weights[one] ?? 0) || other - one);
    ready.push(...fresh.map((at) => ({ at, since })));
    fresh = [];
  };
  for (const at of cone.places) if (cells[at]?.kind === 'constant') frontier.settle(at, taking);
  takeIn();
  const first = { first: instructions, settledFirst: settled, liveFirst: frontier.live() };
  while (ready.length > 0) {
    [instructions, settled] = [[], []];
    const source = ready.splice(best(ready, frontier), 1)[0]?.at ?? 0;
    frontier.settle(source, taking);
    takeIn();
    steps.push({ source, instructions, settled, live: frontier.live() });
  }
  return { ...first, steps };
}

/**
 * The place among those ready of the one to settle: one that leaves less to remember than there is, wherever it stands;
 * else of those that came within reach last the one that leaves the least, so that what is begun is finished first.
 */
function best(ready: readonly Ready[], frontier: Frontier): number {
  const last = ready.at(-1);
  if (ready.length === 1 || !last) return 0;
  let [found, least] = [ready.length - 1, Number.POSITIVE_INFINITY];
  for (let place = ready.length - 1; place >= Math.max(0, ready.length - weighed); place -= 1) {
    const { at, since } = ready[place] ?? last;
    const size = frontier.sizeAfter(at);
    if (size < least && (since === last.since || size < frontier.size)) [found, least] = [place, size];
  }
  return found;
}

/** About how many sources stand behind each cell. */
function weightsOf({ cells, places, readers }: Cone): Float64Array {
  const weights = new Float64Array(cells.length);
  // What is read may stand behind its reader where a sum is drawn as a whole, so not from the end.
  const known = new Uint8Array(cells.length);
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
      known[at] = 1;
      const behind = (readers[at] ?? []).reduce((sum, reader) => sum + (weights[reader] ?? 0), 0);
      weights[at] = Math.min(1e12, behind + (isSource(cells[at]) ? 1 : 0));
    }
  };
  for (let place = places.length - 1; place >= 0; place -= 1) weigh(places[place] ?? 0);
  return weights;
}
