import { outlineOf } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import { nameIn } from '../instrument/address.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument, WireDocument } from './response.ts';

/**
 * A response as it travels: in the second format where an item may hold several codes, which are lists there, where there are
 * rosters or an outcome, or something was given; else in the first.
 */
export function travelling(instrument: Instrument, document: ResponseDocument): WireDocument {
  const { format: _, rows, counts, given, computed, outcome, ...first } = document;
  const { items } = outlineOf(instrument);
  const ofSeveral = [...items.values()].filter((item) => rowOf(item).codes);
  if (ofSeveral.length === 0 && !instrument.rosters && !given && !outcome)
    return { format: 'veldwerk-response/1', ...first };
  const answers = Object.entries(first.answers).map(([address, value]) => {
    const item = items.get(nameIn(address));
    const codes = item && rowOf(item).codes?.(value);
    return [address, codes ? [...codes] : value];
  });
  return {
    format: 'veldwerk-response/2',
    ...first,
    answers: Object.fromEntries(answers),
    ...(given && { given }),
    ...(rows && { rows }),
    ...(computed && { computed }),
    ...(outcome && { outcome }),
    ...(counts && { counts }),
  };
}
