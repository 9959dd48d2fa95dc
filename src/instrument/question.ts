import * as z from 'zod/mini';
import { name } from './condition.ts';
import { itemSettings } from './itemTypes.ts';
import { written } from './written.ts';

const names = z.array(name).check(z.minLength(1));

/** What every kind of question has: its id, the gate that opens it, and whether a blank keeps the survey from completion. */
const common = { id: name, gate: z.optional(written), required: z.optional(z.boolean()) };

/** That no two rows of its roster have the value of one item. */
const unique = z.optional(z.literal(true));

/** What an item among others has: its id, and the gate that opens it alone. */
const row = { item: name, gate: z.optional(written), unique };

/** What a question of one item has. */
const single = { ...common, item: name, unique };

/** One yes/no item, or a list of them under one stem. */
const yesNo = z.strictObject({ ...common, type: z.literal('yesNo'), items: names });
/** Questions of a single item. */
const choice = z.strictObject({ ...single, ...itemSettings.choice });
const choices = z.strictObject({ ...single, ...itemSettings.choices });
const percent = z.strictObject({ ...single, ...itemSettings.percent });
const minutes = z.strictObject({ ...single, ...itemSettings.minutes });
const decimal = z.strictObject({ ...single, ...itemSettings.decimal });
const whole = z.strictObject({ ...single, ...itemSettings.whole });
const money = z.strictObject({ ...single, ...itemSettings.money });
const date = z.strictObject({ ...single, ...itemSettings.date });
const month = z.strictObject({ ...single, ...itemSettings.month });
const year = z.strictObject({ ...single, ...itemSettings.year });
const text = z.strictObject({ ...single, ...itemSettings.text });
const email = z.strictObject({ ...single, ...itemSettings.email });
const telephone = z.strictObject({ ...single, ...itemSettings.telephone });
const url = z.strictObject({ ...single, ...itemSettings.url });
const identifier = z.strictObject({ ...single, ...itemSettings.identifier });
/**
 * What follows from answers: read only, never typed, and a value of what it `gives`. Read, it is a question of that, which has
 * what it `is`.
 */
const computed = z.pipe(
  z.strictObject({
    ...common,
    type: z.literal('computed'),
    item: name,
    gives: z.discriminatedUnion('type', [
      z.strictObject(itemSettings.yesNo),
      z.strictObject(itemSettings.choice),
      z.strictObject(itemSettings.percent),
      z.strictObject(itemSettings.decimal),
      z.strictObject(itemSettings.whole),
      z.strictObject(itemSettings.money),
      z.strictObject(itemSettings.date),
    ]),
    is: written,
  }),
  // Whether its type has one item or may have several.
  z.transform(({ type: _type, gives, item, ...own }) => ({ ...own, ...gives, item, items: [item] })),
);
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
        z.strictObject({ ...row, ...itemSettings.yesNo }),
        z.strictObject({ ...row, ...itemSettings.choice }),
        z.strictObject({ ...row, ...itemSettings.choices }),
        z.strictObject({ ...row, ...itemSettings.percent }),
        z.strictObject({ ...row, ...itemSettings.minutes }),
        z.strictObject({ ...row, ...itemSettings.decimal }),
        z.strictObject({ ...row, ...itemSettings.whole }),
        z.strictObject({ ...row, ...itemSettings.money }),
        z.strictObject({ ...row, ...itemSettings.date }),
        z.strictObject({ ...row, ...itemSettings.month }),
        z.strictObject({ ...row, ...itemSettings.year }),
        z.strictObject({ ...row, ...itemSettings.text }),
        z.strictObject({ ...row, ...itemSettings.email }),
        z.strictObject({ ...row, ...itemSettings.telephone }),
        z.strictObject({ ...row, ...itemSettings.url }),
        z.strictObject({ ...row, ...itemSettings.identifier }),
      ]),
    )
    .check(z.minLength(2)),
});
/** A text of one line: longer ones have a stem of their own, or a row. */
const { lines: _lines, ...lineOfText } = itemSettings.text;

/** Lines of free text of which some have a known shape. */
const fields = z.strictObject({
  ...common,
  type: z.literal('fields'),
  fields: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ ...row, ...lineOfText }),
        z.strictObject({ ...row, ...itemSettings.email }),
        z.strictObject({ ...row, ...itemSettings.telephone }),
        z.strictObject({ ...row, ...itemSettings.url }),
        z.strictObject({ ...row, ...itemSettings.identifier }),
      ]),
    )
    .check(z.minLength(1)),
});

/** Words that ask nothing. Read, a note is a question of no lines: a stem without items. */
const note = z.pipe(
  z.strictObject({ ...common, type: z.literal('note') }),
  z.transform((written) => ({ ...written, type: 'fields' as const, fields: [] as z.output<typeof fields>['fields'] })),
);

/** A question: one stem, and the items answered under it. Its `type` says how they are laid out, or that of its one item. */
export const question = z.discriminatedUnion('type', [
  yesNo,
  choice,
  choices,
  percent,
  split,
  minutes,
  decimal,
  whole,
  money,
  date,
  month,
  year,
  text,
  email,
  telephone,
  url,
  identifier,
  list,
  fields,
  note,
  computed,
]);
export type Question = z.output<typeof question>;
/** A question as it is written. */
export type WrittenQuestion = z.input<typeof question>;
