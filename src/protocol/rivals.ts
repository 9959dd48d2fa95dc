import * as z from 'zod/mini';
import { instant } from './instant.ts';
import { why } from './officeActions.ts';
import { responseHead } from './officeCase.ts';

const text = z.optional(z.string());
const count = z.int().check(z.gte(0));

/** Responses that rival one another, and what the office chose between others. */
export const officeRivals = z.object({
  /** How many groups there are; not all of them come. */
  number: count,
  groups: z.array(
    z.object({
      /** The case that they are all to. */
      caseId: text,
      /** The response that they all correct, where they belong to no case. */
      revisionOf: text,
      /** How many there are; not all of them come. */
      number: count,
      responses: z.array(responseHead),
    }),
  ),
  /** What was chosen and stands, the last one first. */
  choices: z.array(
    z.object({
      number: z.int(),
      at: instant,
      who: text,
      why: text,
      chosen: responseHead,
      over: z.array(responseHead),
    }),
  ),
});
export type OfficeRivals = z.infer<typeof officeRivals>;

/** Has one response stand for others, by their refs. */
export const rivalChoosing = z.strictObject({
  chosen: z.string(),
  over: z.array(z.string()).check(z.minLength(1), z.maxLength(50)),
  why,
});

/** Takes a choice back, by its number. */
export const choiceUndoing = z.strictObject({ choice: z.int().check(z.gte(1), z.lte(2 ** 31 - 1)), why });
