import type { Item } from '../engine/outline.ts';
import { truthOf } from '../engine/truth.ts';
import type { Value } from '../engine/value.ts';
import { type Condition, itemsRead } from '../instrument/condition.ts';
import { type AnswersOf, representativesOf, type ValueOrBlank } from './representatives.ts';
import { residueOf, type Settled } from './residue.ts';

/** A step of a path: a gate, and the items behind it on whose answers the path branches. */
export interface Stop {
  /** What an outcome calls this stop; a stop without a name only decides about later ones. */
  readonly name?: string;
  readonly gate: Condition | undefined;
  readonly items: readonly Item[];
}

/** One way past the stops: which of the named ones are asked and which wait forever, and answers that lead there. */
export interface RouteOutcome {
  readonly asked: readonly string[];
  readonly waiting: readonly string[];
  readonly answers: Readonly<Record<string, Value>>;
}

interface Way {
  readonly settled: Settled;
  readonly asked: readonly string[];
  readonly waiting: readonly string[];
  /** Whether its current stop is asked. */
  readonly open: boolean;
}

/**
 * Every distinct outcome of a row of stops, in the order in which they are found. Follows the engine: one pass, and
 * what is not asked stays blank. Ways that no later gate can tell apart become one, the first found as witness.
 * @param limit evaluations after which to give up
 * @param answersOf the answers to try; without it, those that stand for all
 * @returns undefined past the limit, or where an item has too many answers to list: then nothing is proven
 */
export function explore(
  stops: readonly Stop[],
  limit: number,
  answersOf: AnswersOf = representativesOf,
): readonly RouteOutcome[] | undefined {
  const gates = stops.flatMap((stop) => stop.gate ?? []);
  let ways: readonly Way[] = [{ settled: new Map(), asked: [], waiting: [], open: true }];
  let evaluations = 0;
  for (const [at, stop] of stops.entries()) {
    evaluations += ways.length;
    if (evaluations > limit) return undefined;
    const later = stops.slice(at + 1).flatMap(({ gate }) => gate ?? []);
    const mattering = new Set(later.flatMap(itemsRead));
    ways = ways.map((way) => enter(stop, way));
    // A stop without items merges too: what its gate told apart may no longer matter.
    for (const item of stop.items.length > 0 ? stop.items : [undefined]) {
      const answers = item && mattering.has(item.id) ? answersOf(item, gates) : [null];
      if (!answers) return undefined;
      const merged = new Map<string, Way>();
      for (const way of ways) {
        for (const answer of way.open ? answers : [null]) {
          evaluations += 1;
          if (evaluations > limit) return undefined;
          const next = item ? { ...way, settled: new Map(way.settled).set(item.id, answer) } : way;
          const key = keyOf(next, later);
          if (!merged.has(key)) merged.set(key, next);
        }
      }
      ways = [...merged.values()];
    }
  }
  return outcomesOf(ways);
}

function enter({ name, gate }: Stop, way: Way): Way {
  const truth = gate === undefined || truthOf(gate, (item) => way.settled.get(item) ?? undefined);
  const to = (list: readonly string[], here: boolean) => (here && name !== undefined ? [...list, name] : list);
  return {
    settled: way.settled,
    asked: to(way.asked, truth === true),
    waiting: to(way.waiting, truth === undefined),
    open: truth === true,
  };
}

const keyOf = (way: Way, later: readonly Condition[]): string =>
  JSON.stringify([way.asked, way.waiting, way.open, later.map((gate) => residueOf(gate, way.settled))]);

function outcomesOf(ways: readonly Way[]): RouteOutcome[] {
  const outcomes = new Map<string, RouteOutcome>();
  for (const { asked, waiting, settled } of ways) {
    const key = JSON.stringify([asked, waiting]);
    const given = (pair: [string, ValueOrBlank]): pair is [string, Value] => pair[1] !== null;
    const answers = Object.fromEntries([...settled].filter(given));
    if (!outcomes.has(key)) outcomes.set(key, { asked, waiting, answers });
  }
  return [...outcomes.values()];
}
