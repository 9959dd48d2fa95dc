import * as z from 'zod/mini';
import { instant } from './instant.ts';
import { why } from './officeActions.ts';
import { documentFault } from './problem.ts';

const count = z.int().check(z.gte(0));

/** What is wrong with a document, by item: never a value. */
export const refusedFaults = z.object({
  /** In English, for whoever runs the collector. */
  faults: z.string(),
  /** Its first faults, of so many; none where the reason says all. */
  errors: z.array(documentFault),
  errorCount: count,
});
export type RefusedFaults = z.infer<typeof refusedFaults>;

/** A document that was refused and is kept apart. */
export const refusedDocument = z.object({
  /** Its number at the collector. */
  number: count,
  id: z.string(),
  sha256: z.string(),
  /** A problem's name. */
  reason: z.string(),
  ...refusedFaults.shape,
  firstSeen: instant,
  lastSeen: instant,
  times: z.int().check(z.gte(1)),
  /** The case whose token it was sent with. */
  caseId: z.optional(z.string()),
});
export type RefusedDocument = z.infer<typeof refusedDocument>;

/** What was refused, as the office's page lists it: the last one first. */
export const officeRefused = z.object({
  /** How many there are; not all of them come. */
  number: count,
  refused: z.array(refusedDocument),
});
export type OfficeRefused = z.infer<typeof officeRefused>;

const said = z.optional(z.string());

/** One of them with its head: what it says of itself, whether it is true or not, and no answer. */
export const refusedHead = z.object({
  of: refusedDocument,
  media: z.string(),
  bytes: count,
  /** Whether it can be read at all; a sealed one has no more than its header. */
  form: z.enum(['document', 'sealed', 'unreadable']),
  says: z.object({
    questionnaire: said,
    version: said,
    caseId: said,
    language: said,
    startedAt: said,
    completedAt: said,
    appVersion: said,
    simulated: z.optional(z.boolean()),
    /** How many answers it has. */
    answers: z.optional(count),
  }),
});
export type RefusedHead = z.infer<typeof refusedHead>;

/** Asks to judge anew what was refused: some at a time, those with a higher number than `after`. */
export const judgingAgain = z.strictObject({ after: count });

/** What became of them. `next`: the number to go on after, where there are more. */
export const judgedAgain = z.object({ judged: count, stored: count, next: z.optional(count) });
export type JudgedAgain = z.infer<typeof judgedAgain>;

export const refusedPurge = z.strictObject({ why });

/** Asks to purge what was last received before a day (UTC). */
export const refusedPurgeAll = z.strictObject({ before: z.iso.date(), why });
export const refusedPurged = z.object({ purged: count });
