import { outlineOf } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import { nameIn } from '../instrument/address.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument, WireDocument } from './response.ts';

const holding = new WeakMap<Instrument, ReadonlySet<string>>();

/** The items of a questionnaire that may hold several codes. */
function itemsOfSeveral(instrument: Instrument): ReadonlySet<string> {
  const known = holding.get(instrument);
  if (known) return known;
  const several = [...outlineOf(instrument).items.values()].filter((item) => rowOf(item).codes);
  const ids = new Set(several.map(({ id }) => id));
  holding.set(instrument, ids);
  return ids;
}

/**
 * A response that has travelled, with its answers as the engine reads them. One that came in another shape than its item's
 * becomes what reads as no value.
 */
export function arrived(instrument: Instrument, document: WireDocument): ResponseDocument {
  const several = itemsOfSeveral(instrument);
  if (document.format === 'veldwerk-response/1' && several.size === 0) return document;
  const answers = Object.entries(document.answers).map(([id, value]) => {
    const isList = Array.isArray(value);
    // Lists are values of no item.
    return [id, several.has(nameIn(id)) === isList ? (isList ? value.join(' ') : value) : [value]];
  });
  return { ...document, answers: Object.fromEntries(answers) as ResponseDocument['answers'] };
}
