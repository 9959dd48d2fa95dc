import { type Item, outlineOf } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import { nameIn } from '../instrument/address.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument, WireDocument } from '../protocol/response.ts';

/** Whether an item asks for contact data: an address, a number, or what browsers can fill in. */
const isContact = (item: Item): boolean =>
  rowOf(item).reaches === true || ('autocomplete' in item && item.autocomplete !== undefined);

/** The ids of the questions on contact data, and of their items. */
export function contactNames(instrument: Instrument): ReadonlySet<string> {
  const entries = outlineOf(instrument).entries.filter(({ items }) => items.some(isContact));
  return new Set(entries.flatMap(({ question, items }) => [question.id, ...items.map(({ id }) => id)]));
}

/** A document without these questions and items, in whichever rows they stand, their annotations, and their events in the audit trail. */
export function documentWithout<Document extends ResponseDocument | WireDocument>(
  names: ReadonlySet<string>,
  document: Document,
): Document {
  const stays = (name: string | undefined) => name === undefined || !names.has(nameIn(name));
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
