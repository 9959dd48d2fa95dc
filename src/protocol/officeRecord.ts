import * as z from 'zod/mini';
import { instant } from './instant.ts';

/** What is done at the office's page and goes on record. Never values, search words, tokens or codes. */
export const officeActs = [
  'signed-in',
  'signed-out',
  'token-made',
  'token-revoked',
  'cases-read',
  'cases-exported',
  'counts-exported',
  'cases-searched',
  'case-read',
  'response-read',
  'rival-chosen',
  'choice-undone',
  'case-marked',
  'case-revoked',
  'case-reinstated',
  'correction-asked',
  'cases-extended',
  'case-extended',
  'codes-issued',
  'code-issued',
  'refused-read',
  'refused-judged',
  'refused-purged',
  'answers-exported',
  'contact-exported',
  'sealed-read',
] as const;
export type OfficeAct = (typeof officeActs)[number];

/** Parts of an act on many cases, which is one line of the list; each stands on the page of its case. */
export const actsInParts: readonly OfficeAct[] = ['code-issued', 'case-extended'];

/** Lines of the record, the last one first. */
export const officeRecord = z.object({
  lines: z.array(
    z.object({
      number: z.int(),
      at: instant,
      /** The name of whoever did it; without one: on the server's command line. */
      name: z.optional(z.string()),
      act: z.enum(officeActs),
      caseId: z.optional(z.string()),
      detail: z.optional(z.string()),
    }),
  ),
  /** Whether there are earlier ones. */
  more: z.boolean(),
});
export type OfficeRecord = z.infer<typeof officeRecord>;
