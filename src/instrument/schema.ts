import * as z from 'zod/mini';
import { condition, name } from './condition.ts';

const names = z.array(name).check(z.minLength(1));

/** What every kind of question has: its id, the gate that opens it, and whether a blank keeps the survey from completion. */
const common = { id: name, gate: z.optional(condition), required: z.optional(z.boolean()) };

/** One yes/no item, or a list of them under one stem. */
const yesNo = z.strictObject({ ...common, type: z.literal('yesNo'), items: names });
/** One answer out of lettered options. */
const choice = z.strictObject({
  ...common,
  type: z.literal('choice'),
  item: name,
  options: z.array(z.string().check(z.regex(/^[a-z]$/, 'an option is one letter, a to z'))).check(z.minLength(2)),
});
/** A whole percentage, 0 to 100. */
const percent = z.strictObject({ ...common, type: z.literal('percent'), item: name });
/** Whole percentages that make up `total` together. */
const split = z.strictObject({
  ...common,
  type: z.literal('split'),
  items: z.array(name).check(z.minLength(2)),
  total: z.int(),
});
/** Whole minutes, at least one. `prefill: measured` offers the time that the app measured, to be confirmed. */
const minutes = z.strictObject({
  ...common,
  type: z.literal('minutes'),
  item: name,
  prefill: z.optional(z.literal('measured')),
});
/** Lines of free text of which some have a known shape. */
const fields = z.strictObject({
  ...common,
  type: z.literal('fields'),
  fields: z
    .array(
      z.strictObject({
        type: z.enum(['text', 'email', 'telephone']),
        item: name,
        autocomplete: z.optional(z.string()),
        maxLength: z.int().check(z.gte(1), z.lte(4000)),
      }),
    )
    .check(z.minLength(1)),
});

/** A question: one stem, and the items answered under it. */
export const question = z.discriminatedUnion('type', [yesNo, choice, percent, split, minutes, fields]);
export type Question = z.infer<typeof question>;

const section = z.strictObject({ id: name, questions: z.array(question).check(z.minLength(1)) });
export type Section = z.infer<typeof section>;

const module_ = z.strictObject({ id: name, sections: z.array(section).check(z.minLength(1)) });
export type Module = z.infer<typeof module_>;

const level = z.enum(['hard', 'soft']);

/**
 * An edit check: a finding about `items` for each case whose condition holds. Hard findings keep a response from
 * completion; soft ones block nothing, and can be confirmed. `strong` ones are stressed on the review page.
 */
const check = z.strictObject({
  id: name,
  level,
  strong: z.optional(z.boolean()),
  cases: z
    .array(
      z.strictObject({
        items: names,
        when: condition,
        /** Where it differs from the check's own. */
        level: z.optional(level),
        /** The id of its words, where they are not the check's own. */
        text: z.optional(name),
      }),
    )
    .check(z.minLength(1)),
});
export type Check = z.infer<typeof check>;

/** The type of an item: what its value may be on the wire. */
export const itemType = z.enum(['yesNo', 'choice', 'percent', 'minutes', 'text', 'email', 'telephone']);
export type ItemType = z.infer<typeof itemType>;

/** A language of texts, as BCP 47 writes it. */
export const language = z.enum(['nl', 'fr', 'de', 'en']);
export type Language = z.infer<typeof language>;

/** A questionnaire as data: structure and rules, no words. */
export const instrument = z.strictObject({
  format: z.literal('veldwerk-instrument/1'),
  id: z.string().check(z.regex(/^[a-z0-9]+([.-][a-z0-9]+)+$/, 'an instrument is named as be.office.survey-2024')),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/, 'a version is three numbers, as 1.0.0')),
  languages: z.array(language).check(z.minLength(1)),
  official: z.array(language).check(z.minLength(1)),
  /** Who conducts the survey. */
  publisher: z.string().check(z.minLength(1)),
  helpDesk: z.strictObject({ email: z.string(), telephone: z.string() }),
  /** Seconds without input after which the respondent counts as away. */
  idleLimitSeconds: z.int().check(z.gte(30), z.lte(900)),
  /** The edit check that a value outside the domain of its item's type is reported under. */
  domainChecks: z.record(itemType, name),
  modules: z.array(module_).check(z.minLength(1)),
  checks: z.array(check),
});
export type Instrument = z.infer<typeof instrument>;
