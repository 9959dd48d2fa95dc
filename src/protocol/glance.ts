import * as z from 'zod/mini';
import { instant } from './instant.ts';
import { caseState } from './invitation.ts';

const count = z.int().check(z.gte(0));

/** What came in, in numbers. A response that another one replaces is not among them. */
export const glance = z.object({
  at: instant,
  /** By day (UTC) of arrival, the first one first. */
  days: z.array(z.object({ day: z.string(), count })),
  languages: z.array(z.object({ language: z.string(), count })),
  questionnaires: z.array(z.object({ id: z.string(), version: z.string(), count })),
  /** By what was proven of who sent them. */
  senders: z.array(z.object({ sender: z.string(), count })),
  /** Encrypted for the holder of the key: nothing of them but counts is known here. */
  sealed: count,
  /** The cases of the register, by how far each has come. */
  cases: z.array(z.object({ state: caseState, count })),
  refused: z.array(z.object({ problem: z.string(), count })),
});
export type Glance = z.infer<typeof glance>;
