import { type Item, outlineOf } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument } from '../protocol/response.ts';

/** Whether an item asks how to reach a person: an address, a number, or what a browser fills in of one. */
const isContact = (item: Item): boolean =>
  rowOf(item).reaches === true || ('autocomplete' in item && item.autocomplete !== undefined);

/** The questions on contact data, and their items, by their ids. */
export function contactNames(instrument: Instrument): ReadonlySet<string> {
  const entries = outlineOf(instrument).entries.filter(({ items }) => items.some(isContact));
  return new Set(entries.flatMap(({ question, items }) => [question.id, ...items.map(({ id }) => id)]));
}

/** A document without the questions and items of these names, and without what was said or done about them. */
export function documentWithout(names: ReadonlySet<string>, document: ResponseDocument): ResponseDocument {
  const stays = (name: string | undefined) => name === undefined || !names.has(name);
  const { remarks, unanswered, prefilled, audit } = document;
  return {
    ...document,
    answers: Object.fromEntries(Object.entries(document.answers).filter(([item]) => stays(item))),
    ...(remarks && { remarks: remarks.filter(({ question }) => stays(question)) }),
    ...(unanswered && { unanswered: unanswered.filter(({ item }) => stays(item)) }),
    ...(prefilled && { prefilled: prefilled.filter(({ item }) => stays(item)) }),
    ...(audit && { audit: audit.filter(({ node }) => stays(node)) }),
  };
}
