import * as z from 'zod/mini';
import { instant } from './instant.ts';

/** What was refused and is kept apart, as the office's page lists it: the last one first. */
export const officeRefused = z.object({
  /** How many there are; not all of them come. */
  number: z.int().check(z.gte(0)),
  refused: z.array(
    z.object({
      id: z.string(),
      sha256: z.string(),
      /** A problem's name. */
      reason: z.string(),
      /** What is wrong with it, by item: never a value. */
      faults: z.string(),
      firstSeen: instant,
      lastSeen: instant,
      times: z.int().check(z.gte(1)),
      /** The case whose token it was sent with. */
      caseId: z.optional(z.string()),
    }),
  ),
});
export type OfficeRefused = z.infer<typeof officeRefused>;
