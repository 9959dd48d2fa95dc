import * as z from 'zod/mini';
import { dateValue, monthValue, yearValue } from './calendar.ts';
import { name } from './condition.ts';
import { decimalText } from './decimal.ts';
import type { Kind } from './expression/signatures.ts';
import { longestText, mostPlaces } from './limits.ts';
import { checkDigits, mask } from './mask.ts';
import { optionCode } from './optionCode.ts';
import { options } from './options.ts';
import { written } from './written.ts';

/** The check that an entry outside is reported under, where its words name these bounds. */
const domainCheck = z.optional(name);

const line = { autocomplete: z.optional(z.string()), maxLength: z.int().check(z.gte(1), z.lte(longestText)) };

/** What must hold for an option to be there, by its code. */
const optionGates = z.optional(z.record(optionCode, written));

/** The types of items, each with the settings that its items have of their own. */
export const itemSettings = {
  yesNo: { type: z.literal('yesNo') },
  /** One answer out of listed options. */
  choice: { type: z.literal('choice'), options, optionGates },
  /** Any of the listed options, one at least; those that are `exclusive` go with no other. */
  choices: {
    type: z.literal('choices'),
    options,
    optionGates,
    exclusive: z.optional(z.array(optionCode).check(z.minLength(1))),
  },
  /** A whole percentage, 0 to 100. */
  percent: { type: z.literal('percent') },
  /** Whole minutes, from one to `maxMinutes`. `prefill: measured` offers the time that the app measured, to be confirmed. */
  minutes: {
    type: z.literal('minutes'),
    prefill: z.optional(z.literal('measured')),
    maxMinutes: z.optional(z.int().check(z.gte(1))),
  },
  /** A number with up to `digits` places behind the point, in a unit that the texts name. */
  decimal: {
    type: z.literal('decimal'),
    digits: z.int().check(z.gte(1), z.lte(mostPlaces)),
    unit: z.optional(name),
    min: z.optional(decimalText),
    max: z.optional(decimalText),
    domainCheck,
  },
  /** A whole number, in a unit that the texts name. */
  whole: {
    type: z.literal('whole'),
    unit: z.optional(name),
    min: z.optional(z.int()),
    max: z.optional(z.int()),
    domainCheck,
  },
  /** An amount in one currency, named as in ISO 4217; with two digits behind the point unless `digits` says otherwise. */
  money: {
    type: z.literal('money'),
    currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'a currency is named as EUR')),
    digits: z.optional(z.int().check(z.gte(0), z.lte(mostPlaces))),
    min: z.optional(decimalText),
    max: z.optional(decimalText),
    domainCheck,
  },
  /** A day of the calendar, without a time zone. */
  date: { type: z.literal('date'), min: z.optional(dateValue), max: z.optional(dateValue), domainCheck },
  month: { type: z.literal('month'), min: z.optional(monthValue), max: z.optional(monthValue), domainCheck },
  year: { type: z.literal('year'), min: z.optional(yearValue), max: z.optional(yearValue), domainCheck },
  /** A line; or, with `lines`, a text of several, in a field of that height. */
  text: { type: z.literal('text'), ...line, lines: z.optional(z.int().check(z.gte(2), z.lte(20))) },
  email: { type: z.literal('email'), ...line },
  telephone: { type: z.literal('telephone'), ...line },
  /** The address of a page or a site. */
  url: { type: z.literal('url'), ...line },
  /** A number or code of a known form: typed with or without separators, kept without. */
  identifier: { type: z.literal('identifier'), mask, check: z.optional(checkDigits) },
};

/** The type of an item: what its value may be. */
export type ItemType = keyof typeof itemSettings;

/** What an item is to expressions. */
interface ItemKind {
  readonly kind: Kind;
  /** What it is answered with, where its settings do not say so. */
  readonly codes?: readonly string[];
  /** Whether it rests as a text, though it is none. */
  readonly restsAsText?: true;
}

const itemKinds: Readonly<Record<ItemType, ItemKind>> = {
  yesNo: { kind: 'code', codes: ['yes', 'no'] },
  choice: { kind: 'code' },
  choices: { kind: 'codes' },
  percent: { kind: 'number' },
  minutes: { kind: 'number' },
  decimal: { kind: 'number', restsAsText: true },
  whole: { kind: 'number' },
  money: { kind: 'number', restsAsText: true },
  date: { kind: 'date', restsAsText: true },
  // There is no way to write a month: two of them are the same, or not.
  month: { kind: 'text' },
  year: { kind: 'number' },
  text: { kind: 'text' },
  email: { kind: 'text' },
  telephone: { kind: 'text' },
  url: { kind: 'text' },
  identifier: { kind: 'text' },
};

/** What an item of a type is to expressions. */
export const kindOf = ({ type }: { readonly type: ItemType }): ItemKind => itemKinds[type];

/** The types in the order of the table. */
export const itemTypes = Object.keys(itemSettings) as ItemType[];

/** What an item of a type says of itself beside its id. */
export type Settings<Type extends ItemType> = Readonly<z.infer<z.ZodMiniObject<(typeof itemSettings)[Type]>>>;
