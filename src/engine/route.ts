import type { Instrument } from '../instrument/schema.ts';
import { type Evaluation, stateByGates } from './evaluation.ts';
import { evaluationOf } from './evaluationOf.ts';
import type { Item } from './outline.ts';
import { type Reading, valueIn } from './reading.ts';
import type { State, Step } from './step.ts';
import type { Answers, Value } from './value.ts';

/** The way through an instrument that a set of answers gives. */
export interface Route {
  readonly steps: ReadonlyMap<string, Step>;
  /** What the route does with each item: a question may be asked, and one of its items not. */
  readonly states: ReadonlyMap<string, State>;
  /** How each asked item reads. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** The answers that count: valid, and on the route. */
  readonly values: ReadonlyMap<string, Value>;
}

/** What the route does with an item: its question may be asked, and the item not. */
export function stateOfItem({ program, results }: Evaluation, item: string): State | undefined {
  const scope = program.located.get(item)?.scope;
  return scope === undefined ? undefined : stateByGates(results[scope]);
}

/** The whole route, as an evaluation has it now. */
export function routeFrom(evaluation: Evaluation): Route {
  const steps = new Map<string, Step>();
  const states = new Map<string, State>();
  const readings = new Map<string, Reading>();
  const values = new Map<string, Value>();
  for (const [question, { entry }] of evaluation.program.questions) {
    const step = evaluation.step(question);
    if (step) steps.set(question, step);
    for (const { id } of entry.items) {
      const state = stateOfItem(evaluation, id);
      const reading = evaluation.reading(id);
      const value = valueIn(reading);
      if (state) states.set(id, state);
      if (reading) readings.set(id, reading);
      if (value !== undefined) values.set(id, value);
    }
  }
  return { steps, states, readings, values };
}

/** The route that answers give. */
export const routeOf = (instrument: Instrument, answers: Answers, unanswered?: Iterable<string>): Route =>
  routeFrom(evaluationOf(instrument, answers, unanswered));

/** The items in one state, in the order of the instrument. */
export const itemsIn = (route: Route, state: State): Item[] =>
  [...route.steps.values()].flatMap(({ entry }) => entry.items.filter(({ id }) => route.states.get(id) === state));

/** The asked items that must be answered and are blank, in order. */
export const missingItems = (route: Route): Item[] =>
  itemsIn(route, 'asked').filter((item) => item.required && route.readings.get(item.id)?.kind === 'blank');
