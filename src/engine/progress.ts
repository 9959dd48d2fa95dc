import type { Instrument } from '../instrument/schema.ts';
import type { Route } from './route.ts';

/**
 * How far a module is. Only items that must be answered count; waiting ones are open, skipped ones are not there, and
 * one that was said to have no answer is dealt with.
 */
export interface Progress {
  readonly module: string;
  readonly answered: number;
  readonly asked: number;
  readonly waiting: number;
}

const settled: ReadonlySet<string | undefined> = new Set(['valid', 'unanswered']);

/** Progress by module, in the order of the instrument: derived, so it cannot run backwards by itself. */
export function progressOn(instrument: Instrument, route: Route): Progress[] {
  return instrument.modules.map((module) => {
    const items = [...route.steps.values()]
      .filter((step) => step.entry.module === module.id)
      .flatMap((step) => step.entry.items.map((item) => ({ item, state: step.state })))
      .filter(({ item }) => item.required);
    const asked = items.filter(({ state }) => state === 'asked');
    return {
      module: module.id,
      asked: asked.length,
      answered: asked.filter(({ item }) => settled.has(route.readings.get(item.id)?.kind)).length,
      waiting: items.filter(({ state }) => state === 'waiting').length,
    };
  });
}
