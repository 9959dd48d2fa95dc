import * as z from 'zod/mini';
import { officeText } from './officeText.ts';

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date such as 2026-12-31'));
const address = z.string().check(z.maxLength(2000), z.regex(/^https:\/\/[^\s"<>]+$/, 'not an https address'));
const optionalText = z.optional(officeText);

/**
 * What only the office can say in its accessibility statement, in the order of the model (Decision (EU) 2018/1523).
 * Nothing of it is invented: what is missing is said to be missing.
 */
export const accessibilityStatement = z.object({
  /** The national law that transposes Directive (EU) 2016/2102. */
  law: optionalText,
  /** How far the app complies; where it is left out, in part. */
  status: z.optional(z.enum(['full', 'partial', 'none'])),
  /** What the office does not make accessible since that would be a disproportionate burden. */
  burden: optionalText,
  /** What the law does not ask for. */
  outOfScope: optionalText,
  /** The day on which the statement was prepared, and last reviewed. */
  prepared: z.optional(day),
  reviewed: z.optional(day),
  /** How the office looked into it, in its own words: an audit, a self-assessment. */
  method: optionalText,
  /** Who answers for accessibility, where it is not the help desk; and within how many days. */
  contact: z.optional(z.object({ email: optionalText, telephone: optionalText })),
  replyDays: z.optional(z.int().check(z.gte(1), z.lte(365))),
  /** Where one complains whom the answer does not satisfy: who, and the address of the procedure. */
  enforcement: z.optional(z.object({ body: officeText, address: z.optional(address) })),
});
export type AccessibilityStatement = z.infer<typeof accessibilityStatement>;
