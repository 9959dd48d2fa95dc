import * as z from 'zod/mini';
import { caseName } from './case.ts';
import { correctionRequest } from './correctionRequest.ts';
import { enrolment } from './enrolment.ts';
import { instant } from './instant.ts';
import { responseId } from './names.ts';

/** What is posted to redeem a short code; the enterprise's number or the case stands beside the code on paper. */
export const redemption = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(64)),
  beside: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});
export type Redemption = z.infer<typeof redemption>;

/** What a collector gives for a short code: an enrolment with a new token, and what is known, encrypted under an access code. */
export const invitation = z.object({
  enrolment,
  known: z.optional(z.string().check(z.maxLength(200_000))),
});
export type Invitation = z.infer<typeof invitation>;

/** How far a case has come. `outOfScope` and `ceased` are an office's own words. */
export const caseState = z.enum([
  'invited',
  'opened',
  'delivered',
  'refused',
  'reopened',
  'revoked',
  'expired',
  'outOfScope',
  'ceased',
]);
export type CaseState = z.infer<typeof caseState>;

/** What a collector says of the case that a token belongs to. Members that we do not know are let through. */
export const caseStatus = z.object({
  case: caseName,
  instrument: z.string(),
  name: z.optional(z.string()),
  state: caseState,
  expiresAt: z.optional(instant),
  /** When a response came last, where the case is delivered. */
  deliveredAt: z.optional(instant),
  /** Whether a revision was sent with another token of the case than the one that asks: from another device, or a letter. */
  revisedElsewhere: z.optional(z.boolean()),
  /** The drafts that the collector has an encrypted copy of, with when the last one came: the latest first. */
  drafts: z.optional(z.array(z.object({ response: responseId, at: instant }))),
  /** What the office asks of the respondent, such as a correction. */
  requests: z.array(
    z.object({ kind: z.string(), message: z.optional(z.string()), ...z.partial(correctionRequest).shape }),
  ),
});
export type CaseStatus = z.infer<typeof caseStatus>;
