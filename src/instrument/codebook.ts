import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { condition, name } from './condition.ts';
import { type Fault, faultsOf } from './faults.ts';

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
  note: z.optional(line),
});
export type CodebookEntry = z.infer<typeof entry>;

/** What an office makes of the answers to a questionnaire: no part of what a respondent sees, so a file of its own. */
export const codebook = z.strictObject({
  format: z.literal('veldwerk-codebook/1'),
  /** The act that the variables are named in. */
  source: line,
  /** Modules that the act asks of fewer than the form does: `inside` holds of those that it asks. */
  scopes: z.array(z.strictObject({ modules: z.array(name).check(z.minLength(1)), inside: condition })),
  items: z.record(name, entry),
});
export type Codebook = z.infer<typeof codebook>;

/** Reads a codebook; a broken one names each fault with its place. */
export function loadCodebook(data: unknown): Result<Codebook, readonly Fault[]> {
  const parsed = codebook.safeParse(data);
  return parsed.success ? ok(parsed.data) : fail(faultsOf(parsed.error));
}
