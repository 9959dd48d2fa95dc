import { outlineOf } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument, WireDocument } from './response.ts';

/** A response as it travels: in the second format, with lists of codes, where an item may hold several; else in the first. */
export function travelling(instrument: Instrument, { format: _, ...document }: ResponseDocument): WireDocument {
  const several = [...outlineOf(instrument).items.values()].filter((item) => rowOf(item).codes);
  if (several.length === 0) return { format: 'veldwerk-response/1', ...document };
  const lists = several.flatMap((item) => {
    const value = document.answers[item.id];
    return value === undefined ? [] : [[item.id, [...(rowOf(item).codes?.(value) ?? [])]]];
  });
  return { format: 'veldwerk-response/2', ...document, answers: { ...document.answers, ...Object.fromEntries(lists) } };
}
