import * as z from 'zod/mini';

/** What an office may say of a case that will not answer. */
export const caseMarks = ['outOfScope', 'ceased'] as const;
export type CaseMark = (typeof caseMarks)[number];

/** Why something is done: a sentence for the record, without control characters. */
export const why = z
  .string()
  .check(z.trim(), z.minLength(3), z.maxLength(200), z.regex(/^[^\p{Cc}\p{Bidi_Control}]*$/u));

/** Marks a case as one that will not answer; without a mark, takes that back. */
export const caseMarking = z.strictObject({ mark: z.optional(z.enum(caseMarks)), why });

export const caseRevoking = z.strictObject({ why });
