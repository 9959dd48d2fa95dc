import { type Item, outlineOf } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument, WireDocument } from './response.ts';

/** The codes that a value of an item holds; undefined where it holds but one value. */
const codesOf = (item: Item | undefined) => item && rowOf(item).codes;

const needed = new WeakMap<Instrument, boolean>();

/** Whether responses to a questionnaire are of the second format: only where the first would not do. */
function needsSecondFormat(instrument: Instrument): boolean {
  const known = needed.get(instrument);
  if (known !== undefined) return known;
  const needs = [...outlineOf(instrument).items.values()].some((item) => codesOf(item) !== undefined);
  needed.set(instrument, needs);
  return needs;
}

/** A response as it travels: what holds several codes as a list of them. */
export function travelling(instrument: Instrument, document: ResponseDocument): WireDocument {
  if (!needsSecondFormat(instrument)) return { ...document, format: 'veldwerk-response/1' };
  const { items } = outlineOf(instrument);
  const answers = Object.entries(document.answers).map(([id, value]) => {
    const codes = codesOf(items.get(id))?.(value);
    return [id, codes ? [...codes] : value] as const;
  });
  return { ...document, format: 'veldwerk-response/2', answers: Object.fromEntries(answers) };
}

/**
 * A response that has travelled, with its answers as the engine reads them. One that came in another shape than its item's
 * becomes what reads as no value.
 */
export function arrived(instrument: Instrument, document: WireDocument): ResponseDocument {
  if (document.format === 'veldwerk-response/1' && !needsSecondFormat(instrument)) return document;
  const { items } = outlineOf(instrument);
  const answers = Object.entries(document.answers).map(([id, value]) => {
    const isList = Array.isArray(value);
    if ((codesOf(items.get(id)) !== undefined) === isList) return [id, isList ? value.join(' ') : value];
    // Lists are values of no item.
    return [id, [value]];
  });
  return { ...document, answers: Object.fromEntries(answers) as ResponseDocument['answers'] };
}
