import * as z from 'zod/mini';
import { language } from '../instrument/language.ts';
import { instrumentName } from './names.ts';
import { receipt } from './receipt.ts';

/** Asks for sealed responses, which only the holder of the key can open. */
export const sealedRequest = z.strictObject({
  since: z.optional(z.iso.date()),
  caseId: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});

/** A sealed response as the office's page gets it, a line each: what the collector knows of it, and its bytes, sealed. */
export const sealedLine = z.object({
  receipt,
  instrument: instrumentName,
  caseId: z.optional(z.string()),
  /** The response that it supersedes with the right to. */
  hides: z.optional(z.string()),
  owner: z.string(),
  sender: z.string(),
  late: z.boolean(),
  otherSender: z.boolean(),
  reissued: z.boolean(),
  ingested: z.boolean(),
  /** Compact JWE (RFC 7516). */
  sealed: z.string(),
});
export type SealedLine = z.infer<typeof sealedLine>;

/** What the office's page tells the frame that opens them: the language to speak, published documents that lines need, or lines as they came. */
export const sealedMessage = z.union([
  z.strictObject({ language }),
  z.strictObject({ documents: z.array(z.unknown()) }),
  z.strictObject({
    lines: z.string(),
    /** Whether the frame shows contact data, too. */
    contact: z.boolean(),
  }),
]);
/** What the frame tells the page: it is there. */
export const frameReady = z.strictObject({ ready: z.literal(true) });
