import type { Item } from './outline.ts';

/** What a respondent has entered, by item id: as on the wire, or whatever was typed that is no wire value yet. */
export type Answers = Readonly<Record<string, unknown>>;

/** A value as it travels: "yes", an option letter, a text, a whole number. */
export type Value = string | number;

/** How an entry reads: nothing there, a value of the item's type, something that is none, or said to have no answer. */
export type Reading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'valid'; readonly value: Value }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unanswered' };

const blank: Reading = { kind: 'blank' };
const invalid: Reading = { kind: 'invalid' };

const wholeBetween = (raw: unknown, least: number, most: number): raw is number =>
  typeof raw === 'number' && Number.isInteger(raw) && raw >= least && raw <= most;

function isOfType(item: Item, raw: unknown): raw is Value {
  switch (item.type) {
    case 'yesNo':
      return raw === 'yes' || raw === 'no';
    case 'choice':
      return typeof raw === 'string' && item.options.includes(raw);
    case 'percent':
      return wholeBetween(raw, 0, 100);
    case 'minutes':
      return wholeBetween(raw, 1, Number.MAX_SAFE_INTEGER);
    case 'text':
    case 'email':
    case 'telephone':
      return typeof raw === 'string' && raw.length <= item.maxLength;
  }
}

/** Reads the entry for an item. Null, the empty string and white space are blank: never zero, never no. */
export function read(item: Item, answers: Answers): Reading {
  const raw = Object.hasOwn(answers, item.id) ? answers[item.id] : undefined;
  if (raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')) return blank;
  return isOfType(item, raw) ? { kind: 'valid', value: raw } : invalid;
}
