import * as z from 'zod/mini';
import { longestAddress } from '../instrument/limits.ts';

const text = z.string().check(z.maxLength(4000));
/** Epoch milliseconds of the device's clock. */
const epochMs = z.int().check(z.gte(0));

/**
 * One line of an audit trail, as ODK's audit log has them: what happened, at which question, from when to when.
 * Values stand there only where the configuration asks for them.
 */
export const auditEvent = z.strictObject({
  event: z.enum(['form start', 'form resume', 'question', 'jump', 'end screen', 'form exit', 'form finalize']),
  /** The question, or the module of a jump. */
  node: z.optional(z.string().check(z.minLength(1), z.maxLength(longestAddress))),
  start: epochMs,
  end: z.optional(epochMs),
  oldValue: z.optional(text),
  newValue: z.optional(text),
});
export type AuditEvent = z.infer<typeof auditEvent>;

/** The most events in the trail of one response; later ones are left out. */
export const maxAuditEvents = 5000;
