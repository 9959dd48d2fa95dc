import type { Expression } from '../../instrument/expression/expression.ts';
import { itemsNamed, referencesIn } from '../../instrument/expression/reads.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { outlineOf } from '../outline.ts';

/**
 * The items that must be known before an expression can be told, in its own order, each once; named conditions are opened
 * up. Of what stands in the row that another item names, it is that item, too.
 */
export function itemsNeeded(instrument: Instrument, expression: Expression): string[] {
  const known = outlineOf(instrument).items;
  return itemsNamed(expression, instrument.conditions, (part) =>
    referencesIn(part).flatMap(({ name, of }) => {
      if (of === 'given') return [];
      return of !== undefined && known.has(of) ? [of, name] : [name];
    }),
  );
}
