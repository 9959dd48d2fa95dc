import * as z from 'zod/mini';

/** Why a response is corrected: the respondent found a mistake, the office asked, or something else. */
export const correctionReason = z.enum(['mistake', 'asked', 'other']);
export type CorrectionReason = z.infer<typeof correctionReason>;

/**
 * What a corrected response says beside its answers. `earlierSeconds`: what was measured for all that it corrects
 * together; its own time stands in `completion`. Left out where the device does not know it any more.
 */
export const correction = z.strictObject({
  reason: correctionReason,
  remark: z.optional(z.string().check(z.maxLength(4000))),
  earlierSeconds: z.optional(z.int().check(z.gte(0))),
});
export type Correction = z.infer<typeof correction>;
