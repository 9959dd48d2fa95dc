import type { Entry, Item } from './outline.ts';
import type { Reading } from './reading.ts';
import type { Value } from './value.ts';

/**
 * What the route does with a question: puts it, skips it, cannot tell before an earlier one is answered, or never can,
 * since the respondent said that there is no answer to that one.
 */
export type State = 'asked' | 'waiting' | 'undetermined' | 'notApplicable';

/** A question on the route. `because`: the items whose answers skip it, or that it waits for, or waited for in vain. */
export interface Step {
  readonly entry: Entry;
  readonly state: State;
  readonly because: readonly string[];
}

/** The way through an instrument that a set of answers gives. */
export interface Route {
  readonly steps: ReadonlyMap<string, Step>;
  /** What the route does with each item. */
  readonly states: ReadonlyMap<string, State>;
  /** How each asked item reads. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** The answers that count: valid, and on the route. */
  readonly values: ReadonlyMap<string, Value>;
}

/** The items in one state, in the order of the instrument. */
export const itemsIn = (route: Route, state: State): Item[] =>
  [...route.steps.values()].flatMap(({ entry }) => entry.items.filter(({ id }) => route.states.get(id) === state));

/** The asked items that must be answered and are blank, in order. */
export const missingItems = (route: Route): Item[] =>
  itemsIn(route, 'asked').filter((item) => item.required && route.readings.get(item.id)?.kind === 'blank');
