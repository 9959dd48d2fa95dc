import { namesRead } from '../instrument/expression/reads.ts';
import type { Instrument } from '../instrument/schema.ts';
import { outlineOf } from './outline.ts';

/**
 * The named conditions by the place of the last item that they read, themselves or through others (-1: none), each behind
 * those that it reads. One that reads itself is left out: it stays open.
 */
export function placesOf(instrument: Instrument): ReadonlyMap<number, readonly string[]> {
  const { order } = outlineOf(instrument);
  const { conditions } = instrument;
  const places = new Map<string, number>();
  const after = new Map<number, string[]>();
  const visiting = new Set<string>();
  const placeOf = (name: string): number | undefined => {
    const known = order.get(name) ?? places.get(name);
    const expression = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
    if (known !== undefined || !expression) return known ?? -1;
    if (visiting.has(name)) return undefined;
    visiting.add(name);
    const reads = namesRead(expression).map(placeOf);
    visiting.delete(name);
    if (reads.includes(undefined)) return undefined;
    const place = Math.max(-1, ...reads.map((read) => read ?? -1));
    places.set(name, place);
    const here = after.get(place) ?? [];
    after.set(place, here);
    here.push(name);
    return place;
  };
  for (const name of Object.keys(conditions)) placeOf(name);
  return after;
}
