import * as z from 'zod/mini';
import { language } from '../instrument/language.ts';
import { instant } from './instant.ts';
import { caseState } from './invitation.ts';

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

/** What cases are asked for by; what is blank or none leaves nothing out. */
export const caseQuery = z.object({
  state: z.catch(z.optional(caseState), undefined),
  language: z.catch(z.optional(language), undefined),
});
