import { namesRead } from '../instrument/expression/reads.ts';
import { expressionsIn } from '../instrument/placed.ts';
import type { Instrument } from '../instrument/schema.ts';

/** Conditions that nothing but themselves reads. */
export function unusedConditions(instrument: Instrument): string[] {
  const read = new Set(
    expressionsIn(instrument).flatMap(({ part, id, expression }) =>
      namesRead(expression).filter((name) => part !== 'condition' || name !== id),
    ),
  );
  return Object.keys(instrument.conditions).filter((name) => !read.has(name));
}
