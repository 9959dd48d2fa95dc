import type { Value } from '../instruments/condition.ts';
import { itemsOf, type NeutralInstrument } from '../instruments/neutral.ts';
import type { Engine } from './engine.ts';
import { compile } from './floor.ts';

/** The same closures as the floor's, all of them tested again at each answer. */
export function naiveEngine(instrument: NeutralInstrument): Engine {
  const answers = new Map<string, Value>();
  const tests = itemsOf(instrument).map(({ id, when }) => ({ id, test: when ? compile(when, answers) : () => true }));
  const shown = new Map<string, boolean>();
  return {
    set: (item, value) => {
      answers.set(item, value);
      for (const { id, test } of tests) shown.set(id, test());
    },
    shown: (item) => shown.get(item) ?? true,
  };
}
