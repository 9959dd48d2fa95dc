import type { Expression } from '../../instrument/expression/expression.ts';
import { referencesIn } from '../../instrument/expression/reads.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { outlineOf } from '../outline.ts';

/**
 * The items that must be known before an expression can be told, in its own order, each once; named conditions are opened
 * up. Of what stands in the row that another item names, it is that item, too.
 */
export function itemsNeeded(instrument: Instrument, expression: Expression): string[] {
  const { conditions } = instrument;
  const known = outlineOf(instrument).items;
  const opened = new Set<string>();
  const items = new Set<string>();
  const open = (part: Expression): void => {
    for (const { name, of } of referencesIn(part)) {
      if (of === 'given') continue;
      if (of !== undefined && known.has(of)) items.add(of);
      const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
      if (!condition) items.add(name);
      else if (!opened.has(name)) {
        opened.add(name);
        open(condition);
      }
    }
  };
  open(expression);
  return [...items];
}
