import * as z from 'zod/mini';
import { name } from './condition.ts';
import type { PlainFunction } from './expression/signatures.ts';
import { beyondFirstFormat } from './firstFormat.ts';
import { type ItemType, itemTypes } from './itemTypes.ts';
import { languageTag } from './language.ts';
import { layoutOf, typesIn } from './layout.ts';
import { codeList } from './options.ts';
import { outcome } from './outcome.ts';
import { question } from './question.ts';
import { roster } from './roster.ts';
import { written, writtenByName, writtenInCheck } from './written.ts';

const names = z.array(name).check(z.minLength(1));

/** The roster for each of whose rows a part is asked. */
const eachRow = z.optional(name);

const section = z.strictObject({
  id: name,
  for: eachRow,
  gate: z.optional(written),
  questions: z.array(question).check(z.minLength(1)),
});
export type Section = z.infer<typeof section>;

const module_ = z.strictObject({
  id: name,
  for: eachRow,
  gate: z.optional(written),
  sections: z.array(section).check(z.minLength(1)),
});
export type Module = z.infer<typeof module_>;

const level = z.enum(['hard', 'soft']);

/**
 * An edit check: a finding about `items` for each case whose condition holds. Hard findings keep a response from
 * completion; soft ones block nothing, and can be confirmed. `strong` ones are stressed on the review page.
 */
const check = z.strictObject({
  id: name,
  for: eachRow,
  level,
  strong: z.optional(z.boolean()),
  cases: z
    .array(
      z.strictObject({
        items: names,
        when: writtenInCheck,
        /** Where it differs from the check's own. */
        level: z.optional(level),
        /** The id of its words, where they are not the check's own. */
        text: z.optional(name),
        /** The check that asks the same more closely: where it finds something, this case does not. */
        unless: z.optional(name),
      }),
    )
    .check(z.minLength(1)),
});
export type Check = z.output<typeof check>;
/** A check as it is written. */
export type WrittenCheck = z.input<typeof check>;

const domainChecks = z.strictObject(
  Object.fromEntries(itemTypes.map((type) => [type, z.optional(name)])) as Record<
    ItemType,
    z.ZodMiniOptional<typeof name>
  >,
);

/** A questionnaire as data: structure and rules, no words. */
const structure = z.strictObject({
  /** In the first format conditions are objects, and stand at questions and checks alone; in the second they are texts. */
  format: z.enum(['veldwerk-instrument/1', 'veldwerk-instrument/2']),
  id: z.string().check(z.regex(/^[a-z0-9]+([.-][a-z0-9]+)+$/, 'an instrument is named as be.office.survey-2024')),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/, 'a version is three numbers, as 1.0.0')),
  languages: z.array(languageTag).check(z.minLength(1)),
  /** The languages whose wording the office has released itself. */
  official: z.array(languageTag),
  /** Who conducts the survey, where somebody is named. */
  publisher: z.optional(z.string().check(z.minLength(1))),
  /** Whom to ask, where there is such. */
  helpDesk: z.optional(z.strictObject({ email: z.string(), telephone: z.string() })),
  /** Seconds without input after which the respondent counts as away. */
  idleLimitSeconds: z.int().check(z.gte(30), z.lte(900)),
  /** The edit check that a value outside the domain of its item's type is reported under: of each type that it uses. */
  domainChecks,
  /** The edit check that a value which two rows have is reported under, where an item is to be unique. */
  uniqueCheck: z.optional(name),
  /** Options that several items have, by the name of their list. */
  lists: z.optional(z.record(name, codeList)),
  /** What gates and checks may read by a name. */
  conditions: z._default(z.record(name, writtenByName), {}),
  /** What is asked about several times, by a name. */
  rosters: z.optional(z.record(name, roster)),
  modules: z.array(module_).check(z.minLength(1)),
  checks: z.array(check),
  /** What it ends in, where it does. */
  outcome: z.optional(outcome),
});
export type Instrument = z.output<typeof structure> & {
  /** The types of its items, and what its expressions use: what is loaded for it beside what every one needs. */
  readonly types?: readonly ItemType[];
  readonly functions?: readonly PlainFunction[];
  /** The digest of the document that it was published in, where it did not come with the app. */
  readonly sha256?: string;
  /** What they read of what is given when a response is begun: `given.begunOn`. */
  readonly given?: readonly string[];
};
/** A questionnaire as it is written. */
export type WrittenInstrument = z.input<typeof structure>;

/** Each question with its place in the file. */
const questionsIn = ({ modules }: Instrument) =>
  modules.flatMap(({ sections }, module) =>
    sections.flatMap(({ questions }, section) =>
      questions.map((question, at) => ({
        question,
        path: ['modules', module, 'sections', section, 'questions', at] as const,
      })),
    ),
  );

/**
 * A structure that names the domain check of each type that it uses, has the lists that its options are from, and uses
 * nothing that its format does not have.
 */
export const instrument = structure.check(
  z.check(({ value, issues }) => {
    for (const type of typesIn(value, false))
      if (value.domainChecks[type] === undefined)
        issues.push({ code: 'invalid_type', expected: 'string', input: undefined, path: ['domainChecks', type] });
    for (const { question, path } of questionsIn(value)) {
      const beyond = value.format === 'veldwerk-instrument/1' ? beyondFirstFormat(question) : undefined;
      const fault = (message: string) => issues.push({ code: 'custom', message, input: question, path: [...path] });
      if (beyond) fault(`${beyond}: needs format 2`);
      for (const item of layoutOf(question).items)
        if ('options' in item && 'list' in item.options && !Object.hasOwn(value.lists ?? {}, item.options.list))
          fault(`${item.id}: there is no list ${item.options.list}`);
    }
  }),
);
