import * as z from 'zod/mini';
import { languageTag } from './language.ts';

const line = z.string().check(z.minLength(1));

/** A row of a list, with a list of its own where the form has one. */
const entry = z.union([line, z.strictObject({ text: line, entries: z.array(line).check(z.minLength(1)) })]);

/** A piece of structured text: the form's paragraphs, sub-headings and lists keep their shape. */
const block = z.discriminatedUnion('type', [
  /**
   * `lang`: where a line is in another language than the rest. `beforehand`: where a line of the preamble is to be known
   * before one begins.
   */
  z.strictObject({
    type: z.literal('paragraph'),
    text: line,
    lang: z.optional(languageTag),
    beforehand: z.optional(z.literal(true)),
  }),
  z.strictObject({ type: z.literal('heading'), text: line }),
  z.strictObject({ type: z.literal('list'), entries: z.array(entry).check(z.minLength(1)) }),
]);
export type Block = z.infer<typeof block>;

const blocks = z.optional(z.array(block).check(z.minLength(1)));

/** What people look for it by, where the form has other words: found by a search, and never shown. */
const keywords = z.optional(z.array(line).check(z.minLength(1)));

/** The words of an instrument in one language, by the ids of its structure. */
export const texts = z.strictObject({
  language: languageTag,
  title: line,
  /** Who conducts the survey, where this language has a name of its own for it. */
  publisher: z.optional(line),
  /**
   * What it is answered for, where that is no enterprise: what the app asks for a name of it by ("For which project?"), what
   * that name is called in a copy, and the words of a reason to leave something unanswered ("This does not apply to …").
   */
  subject: z.optional(z.strictObject({ which: line, name: line, inapplicable: line })),
  /** What stands before the first question: how to answer, who should. */
  preamble: z.array(block),
  /** What stands after the last question: thanks, the sender. */
  closing: z.array(block),
  answers: z.strictObject({ yes: line, no: line }),
  /** What a number is followed by: those of percentages and minutes, and those that decimal numbers name. */
  units: z.catchall(z.object({ percent: line, minutes: line }), line),
  modules: z.record(
    z.string(),
    z.strictObject({
      label: line,
      title: line,
      /** Its letter or number, where its id is none. */
      short: z.optional(line),
      introduction: blocks,
    }),
  ),
  /** Of each roster: its title, what a row is called, and the words of the button that adds one. */
  rosters: z.optional(
    z.record(z.string(), z.strictObject({ title: line, row: line, add: line, introduction: blocks })),
  ),
  sections: z.record(z.string(), z.strictObject({ title: z.optional(line), introduction: blocks })),
  questions: z.record(
    z.string(),
    z.strictObject({
      /** Its number, where its id is none. */
      label: z.optional(line),
      /** What it is about in a few words, where it is named and not put. */
      short: z.optional(line),
      keywords,
      stem: line,
      /** Where what it asks is written: "Paragraph 14". */
      source: z.optional(line),
      /** Definitions and examples that belong to the stem. */
      notes: blocks,
      /** An instruction on how to answer, always in sight. */
      instruction: z.optional(z.array(line).check(z.minLength(1))),
      /** The paper form's routing words; the app follows the gates instead, and prints these. */
      routing: z.optional(line),
      /** The printed name of the total row of a split. */
      total: z.optional(line),
    }),
  ),
  items: z.record(
    z.string(),
    z.strictObject({
      /** Its letter among the items of its question, where its id is none. */
      label: z.optional(line),
      keywords,
      text: line,
      notes: blocks,
    }),
  ),
  options: z.record(z.string(), z.record(z.string(), line)),
  /** The words of options that items share, by the name of their list. */
  lists: z.optional(z.record(z.string(), z.record(z.string(), line))),
  checks: z.record(z.string(), line),
  /** Why what rests on a named condition is not asked where that does not hold, as it stands behind a colon: "you have no vehicles". */
  conditions: z.optional(z.record(z.string(), line)),
  /** Of the outcome: its title, and each criterion with where it is written. */
  outcome: z.optional(
    z.strictObject({
      title: line,
      introduction: blocks,
      criteria: z.record(z.string(), z.strictObject({ title: line, source: z.optional(line), text: z.optional(line) })),
      closing: blocks,
    }),
  ),
  /**
   * Terms that the form explains: `forms` as they stand in questions, the longest first; `at`: the module, section or
   * question whose introduction or notes explain them.
   */
  terms: z.optional(z.array(z.strictObject({ forms: z.array(line).check(z.minLength(1)), at: line }))),
  /** Read, not written: whether something in them quotes answers. What fills that in is loaded with them. */
  quotes: z.optional(z.literal(true)),
});

/** The words of an instrument in one language, as they are used. */
export type Texts = z.infer<typeof texts> & {
  /** What is not translated yet, by the place of its words ("questions.A1"), and the language that it is shown in. */
  readonly borrowed?: { readonly language: string; readonly parts: readonly string[] };
};
