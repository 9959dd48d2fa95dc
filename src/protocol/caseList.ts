import * as z from 'zod/mini';
import { languageTag } from '../instrument/language.ts';
import { instant } from './instant.ts';
import { caseState } from './invitation.ts';
import { why } from './officeActions.ts';

/** How many cases a page of the list shows: whoever wants them all takes the file. */
export const shownCases = 200;

/** Cases of the register, as the office's page lists them. */
export const officeCases = z.object({
  at: instant,
  /** How many there are; not all of them come. */
  number: z.int().check(z.gte(0)),
  cases: z.array(
    z.object({
      id: z.string(),
      state: caseState,
      enterpriseNumber: z.optional(z.string()),
      name: z.optional(z.string()),
      language: z.optional(z.string()),
      openedAt: z.optional(instant),
      deliveredAt: z.optional(instant),
      expiresAt: z.optional(instant),
    }),
  ),
});
export type OfficeCases = z.infer<typeof officeCases>;

/** `outstanding`: those that have to answer and have not. */
export const caseStanding = z.enum([...caseState.options, 'outstanding']);
export type CaseStanding = z.infer<typeof caseStanding>;

/** What cases are asked for by; what is blank or none leaves nothing out. */
export const caseQuery = z.object({
  state: z.catch(z.optional(caseStanding), undefined),
  language: z.catch(z.optional(languageTag), undefined),
  /** A day: those whose last day is this one or before. */
  until: z.catch(z.optional(z.iso.date()), undefined),
});

/** Cases to do something with: named ones, or all that are asked for so. */
export const caseSelection = z.union([
  z.strictObject({
    cases: z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.minLength(1), z.maxLength(1000)),
  }),
  z.strictObject({
    filter: z.strictObject({
      state: z.optional(caseStanding),
      language: z.optional(languageTag),
      until: z.optional(z.iso.date()),
    }),
  }),
]);
export type CaseSelection = z.infer<typeof caseSelection>;

/** Asks for new codes, in a file for the letters. */
export const codeIssue = z.strictObject({ of: caseSelection, why });

/** Gives cases another last day. */
export const caseExtension = z.strictObject({ of: caseSelection, day: z.iso.date(), why });
export const casesExtended = z.object({ extended: z.int().check(z.gte(0)) });

/** Whether codes can be issued at the office's page, and the address that their links lead to. */
export const codeIssuing = z.object({ ready: z.boolean(), app: z.optional(z.string()) });
export type CodeIssuing = z.infer<typeof codeIssuing>;
