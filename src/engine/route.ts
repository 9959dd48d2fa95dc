import type { Instrument } from '../instrument/schema.ts';
import { type Entry, type Item, outlineOf } from './outline.ts';
import { type Reading, read } from './reading.ts';
import { decidingItems, truthOf } from './truth.ts';
import type { Answers, Value } from './value.ts';

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
  /** How each asked item reads. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** The answers that count: valid, and on the route. */
  readonly values: ReadonlyMap<string, Value>;
}

const none: ReadonlySet<string> = new Set();

/**
 * Derives the route. Gates see only the answers that count, so the draft of a waiting or skipped item decides
 * nothing; gates look backward, so one pass settles all.
 * @param unanswered items that the respondent said they can't answer: asked, and blank to every gate
 */
export function routeOf(instrument: Instrument, answers: Answers, unanswered: ReadonlySet<string> = none): Route {
  const steps = new Map<string, Step>();
  const readings = new Map<string, Reading>();
  const values = new Map<string, Value>();
  const valueFor = (item: string) => values.get(item);
  const unanswerable = new Set<string>();
  for (const entry of outlineOf(instrument).entries) {
    const gate = entry.question.gate;
    const open = gate === undefined || truthOf(gate, valueFor);
    const because = gate && !open ? decidingItems(gate, valueFor) : [];
    const inVain = open === undefined && because.every((item) => unanswerable.has(item));
    const state = open ? 'asked' : open === false ? 'notApplicable' : inVain ? 'undetermined' : 'waiting';
    steps.set(entry.question.id, { entry, state, because });
    for (const item of entry.items) {
      if (state === 'undetermined') unanswerable.add(item.id);
      if (state !== 'asked') continue;
      const reading: Reading = unanswered.has(item.id) ? { kind: 'unanswered' } : read(item, answers);
      readings.set(item.id, reading);
      if (reading.kind === 'valid') values.set(item.id, reading.value);
      if (reading.kind === 'unanswered') unanswerable.add(item.id);
    }
  }
  return { steps, readings, values };
}

/** The items in one state, in the order of the instrument. */
export const itemsIn = (route: Route, state: State): Item[] =>
  [...route.steps.values()].filter((step) => step.state === state).flatMap((step) => step.entry.items);

/** The asked items that must be answered and are blank, in order. */
export const missingItems = (route: Route): Item[] =>
  itemsIn(route, 'asked').filter((item) => item.required && route.readings.get(item.id)?.kind === 'blank');
