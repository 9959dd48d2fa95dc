import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { name } from './condition.ts';
import type { Expression } from './expression/expression.ts';
import { type Fault, faultsOf } from './faults.ts';
import { withoutSchema } from './withoutSchema.ts';
import { written } from './written.ts';

const line = z.string().check(z.minLength(1));
const code = z.string().check(z.regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, 'a variable is coded as E_AI_TTM'));

const entry = z.strictObject({
  /** The code of the variable at Eurostat. */
  variable: z.optional(code),
  /** Of a choice that makes one variable of each option: their codes, by letter. */
  options: z.optional(z.record(z.string(), code)),
  /** The name of the variable in the Regulation. */
  euVariable: z.optional(z.string().check(z.regex(/^[MO]\d+$/, 'the Regulation names a variable as M4 or O10'))),
  /** The time that the item is about: a year, the time of answering, or any time. */
  period: z.optional(z.string().check(z.regex(/^(current|ever|\d{4})$/, 'a period is current, ever or a year'))),
  /** What its number counts: a percentage of what, or minutes. */
  unit: z.optional(line),
  /** Of an indicator: the populations that Eurostat publishes its percentage of, by the codes of its units. */
  denominators: z.optional(z.array(code).check(z.minLength(1))),
  note: z.optional(line),
});
export type CodebookEntry = z.infer<typeof entry>;

const names = z.array(name).check(z.minLength(1));

/** Modules or items that the act asks of fewer than the form does: `inside` holds of those that it asks. */
const scope = z
  .strictObject({ modules: z.optional(names), items: z.optional(names), inside: written })
  .check(z.refine(({ modules, items }) => modules !== undefined || items !== undefined, 'names modules or items'));

/** An item of the row, or of the whole; behind a point, of the row that it refers to. */
const itemSeen = z
  .string()
  .check(z.regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)?$/, 'an item, or reference.item'));

/** What an office has to publish: a row for each of a roster. */
const record = z.strictObject({
  /** The act that asks for it. */
  source: line,
  for: name,
  /** What a row is called. */
  row: name,
  /** `otherwise`: what stands there where that has no value. */
  columns: z
    .array(z.strictObject({ name, of: itemSeen, otherwise: z.optional(itemSeen), source: line }))
    .check(z.minLength(1)),
});
export type PublicRecord = z.infer<typeof record>;

/** What an office makes of the answers to a questionnaire: no part of what a respondent sees, so a file of its own. */
export const codebook = z.strictObject({
  format: z.literal('veldwerk-codebook/1'),
  /** The act that the variables are named in. */
  source: line,
  scopes: z.array(scope),
  items: z.record(name, entry),
  record: z.optional(record),
});
export type Codebook = z.infer<typeof codebook>;

/** What must hold of those whom the act asks about an item; nothing where it asks whom the form asks. */
export const scopesOf = (
  book: Codebook | undefined,
  item: { readonly id: string; readonly module: string },
): Expression[] =>
  (book?.scopes ?? [])
    .filter((one) => one.modules?.includes(item.module) || one.items?.includes(item.id))
    .map(({ inside }) => inside);

/** Reads a codebook; a broken one names each fault with its place. */
export function loadCodebook(data: unknown): Result<Codebook, readonly Fault[]> {
  const parsed = codebook.safeParse(withoutSchema(data));
  return parsed.success ? ok(parsed.data) : fail(faultsOf(parsed.error));
}
