import * as z from 'zod/mini';
import { condition, name } from './condition.ts';
import { type ItemType, itemSettings, type Settings } from './itemTypes.ts';

const names = z.array(name).check(z.minLength(1));

/** What every kind of question has: its id, the gate that opens it, and whether a blank keeps the survey from completion. */
const common = { id: name, gate: z.optional(condition), required: z.optional(z.boolean()) };

/** One yes/no item, or a list of them under one stem. */
const yesNo = z.strictObject({ ...common, type: z.literal('yesNo'), items: names });
/** Questions of a single item. */
const choice = z.strictObject({ ...common, item: name, ...itemSettings.choice });
const percent = z.strictObject({ ...common, item: name, ...itemSettings.percent });
const minutes = z.strictObject({ ...common, item: name, ...itemSettings.minutes });
const decimal = z.strictObject({ ...common, item: name, ...itemSettings.decimal });
/** Whole percentages that make up `total` together. */
const split = z.strictObject({
  ...common,
  type: z.literal('split'),
  items: z.array(name).check(z.minLength(2)),
  total: z.int(),
});
/** Items of any type, a lettered row each. */
const list = z.strictObject({
  ...common,
  type: z.literal('list'),
  items: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ item: name, ...itemSettings.yesNo }),
        z.strictObject({ item: name, ...itemSettings.choice }),
        z.strictObject({ item: name, ...itemSettings.percent }),
        z.strictObject({ item: name, ...itemSettings.minutes }),
        z.strictObject({ item: name, ...itemSettings.decimal }),
        z.strictObject({ item: name, ...itemSettings.text }),
        z.strictObject({ item: name, ...itemSettings.email }),
        z.strictObject({ item: name, ...itemSettings.telephone }),
      ]),
    )
    .check(z.minLength(2)),
});
/** Lines of free text of which some have a known shape. */
const fields = z.strictObject({
  ...common,
  type: z.literal('fields'),
  fields: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ item: name, ...itemSettings.text }),
        z.strictObject({ item: name, ...itemSettings.email }),
        z.strictObject({ item: name, ...itemSettings.telephone }),
      ]),
    )
    .check(z.minLength(1)),
});

/** A question: one stem, and the items answered under it. Its `type` says how they are laid out, or that of its one item. */
export const question = z.discriminatedUnion('type', [yesNo, choice, percent, split, minutes, decimal, list, fields]);
export type Question = z.infer<typeof question>;

/** An item as a question declares it. */
export type Declared<Type extends ItemType = ItemType> = { [T in Type]: { readonly id: string } & Settings<T> }[Type];

/**
 * How a question lays out its items: one beside its stem; a list of lettered rows; yes/no ones in rows under the two
 * answers; parts of a total in rows over their sum; or lines that have names and no letters.
 */
export type Layout =
  | { readonly layout: 'single'; readonly items: readonly Declared[] }
  | { readonly layout: 'list'; readonly items: readonly Declared[] }
  | { readonly layout: 'grid'; readonly items: readonly Declared<'yesNo'>[] }
  | { readonly layout: 'split'; readonly items: readonly Declared<'percent'>[]; readonly total: number }
  | { readonly layout: 'fields'; readonly items: readonly Declared<'text' | 'email' | 'telephone'>[] };

/** A question's items and their layout: whoever else reads a question need not look at its type. */
export function layoutOf(question: Question): Layout {
  switch (question.type) {
    case 'yesNo':
      return {
        layout: question.items.length === 1 ? 'single' : 'grid',
        items: question.items.map((id) => ({ id, type: 'yesNo' })),
      };
    case 'split':
      return {
        layout: 'split',
        items: question.items.map((id) => ({ id, type: 'percent' })),
        total: question.total,
      };
    case 'list':
      return { layout: 'list', items: question.items.map(({ item, ...own }) => ({ id: item, ...own })) };
    case 'fields':
      return { layout: 'fields', items: question.fields.map(({ item, ...field }) => ({ id: item, ...field })) };
    default: {
      const { id: _question, gate: _gate, required: _required, item, ...own } = question;
      return { layout: 'single', items: [{ id: item, ...own }] };
    }
  }
}
