import { type Entry, outlineOf } from '../engine/outline.ts';
import type { Value } from '../engine/value.ts';
import type { Instrument } from '../instrument/schema.ts';
import { componentsOf } from './components.ts';
import { explore, type RouteOutcome } from './explore.ts';

/** The routes through a component: questions by id. */
export interface Branching {
  /** The items that decide. */
  readonly items: readonly string[];
  /** The questions that are asked or not. */
  readonly questions: readonly string[];
  /** Each distinct set of asked questions; a waiting one never opens or closes. Undefined: not proven. */
  readonly outcomes: readonly RouteOutcome[] | undefined;
}

/** How long a complete route is, and gate answers that lead along it. */
export interface RouteLength {
  /** Items that must be answered. */
  readonly required: number;
  readonly optional: number;
  readonly answers: Readonly<Record<string, Value>>;
}

/** Every complete route of an instrument: any outcome of one component goes with any of the others. */
export type Routes =
  | { readonly proven: false; readonly branchings: readonly Branching[] }
  | {
      readonly proven: true;
      readonly branchings: readonly Branching[];
      /** How many distinct sets of asked questions a complete response can have. */
      readonly count: number;
      /** Undefined where no response can be complete. */
      readonly shortest: RouteLength | undefined;
      readonly longest: RouteLength | undefined;
    };

/** The default limit of evaluations for one component. */
export const defaultLimit = 200_000;

/** The outcomes of a component in which nothing waits forever. */
export const completeOutcomes = (branching: Branching): readonly RouteOutcome[] =>
  branching.outcomes?.filter(({ waiting }) => waiting.length === 0) ?? [];

/**
 * Finds every complete route by walking each component over answers that stand for all. Edit checks are left
 * aside: a route counts also where a check refuses the answers that lead there.
 * @param limit evaluations for each component; past it, or where answers are too many to list, nothing is proven
 */
export function routesOf(instrument: Instrument, limit: number = defaultLimit): Routes {
  const branchings = componentsOf(instrument).map(({ items, entries }): Branching => {
    const own = new Set(items.map((item) => item.id));
    const stops = entries.map(({ question, items: behind }) => ({
      ...(question.gate ? { name: question.id } : {}),
      gate: question.gate,
      items: behind.filter((item) => own.has(item.id)),
    }));
    return {
      items: [...own],
      questions: stops.flatMap((stop) => stop.name ?? []),
      outcomes: explore(stops, limit),
    };
  });
  if (branchings.some(({ outcomes }) => outcomes === undefined)) return { proven: false, branchings };
  return {
    proven: true,
    branchings,
    count: branchings.reduce((count, branching) => count * completeOutcomes(branching).length, 1),
    shortest: routeLengthOf(instrument, branchings, (one, other) => one - other),
    longest: routeLengthOf(instrument, branchings, (one, other) => other - one),
  };
}

type Size = Pick<RouteLength, 'required' | 'optional'>;

function sizeOf(entries: readonly Entry[]): Size {
  const items = entries.flatMap((entry) => entry.items);
  const required = items.filter((item) => item.required).length;
  return { required, optional: items.length - required };
}

/** The route that comes first by `order` of its length; each component gives its own first outcome. */
function routeLengthOf(
  instrument: Instrument,
  branchings: readonly Branching[],
  order: (one: number, other: number) => number,
): RouteLength | undefined {
  const { entries } = outlineOf(instrument);
  const always = sizeOf(entries.filter(({ question }) => question.gate === undefined));
  let extent: RouteLength = { ...always, answers: {} };
  for (const branching of branchings) {
    const [first] = completeOutcomes(branching)
      .map((outcome) => ({
        outcome,
        size: sizeOf(entries.filter(({ question }) => outcome.asked.includes(question.id))),
      }))
      .sort(
        (one, other) => order(one.size.required, other.size.required) || order(one.size.optional, other.size.optional),
      );
    if (!first) return undefined;
    extent = {
      required: extent.required + first.size.required,
      optional: extent.optional + first.size.optional,
      answers: { ...extent.answers, ...first.outcome.answers },
    };
  }
  return extent;
}
