import { type Conditions, namesRead } from '../instrument/expression/reads.ts';
import { expressionsIn } from '../instrument/placed.ts';
import type { Instrument } from '../instrument/schema.ts';

/** Conditions that read each other in a circle, each once, named in the order in which they do: the last is the first. */
export function circles(conditions: Conditions): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (name: string, way: readonly string[]): void => {
    const at = way.indexOf(name);
    if (at >= 0) found.push([...way.slice(at), name]);
    const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
    if (at >= 0 || done.has(name) || !condition) return;
    for (const next of namesRead(condition)) visit(next, [...way, name]);
    done.add(name);
  };
  for (const name of Object.keys(conditions)) visit(name, []);
  return found;
}

/** Conditions that nothing but themselves reads. */
export function unusedConditions(instrument: Instrument): string[] {
  const read = new Set(
    expressionsIn(instrument).flatMap(({ part, id, expression }) =>
      namesRead(expression).filter((name) => part !== 'condition' || name !== id),
    ),
  );
  return Object.keys(instrument.conditions).filter((name) => !read.has(name));
}
