import * as z from 'zod/mini';
import { instant } from './instant.ts';
import { coordinate, noPrivatePart } from './recipient.ts';

/** The thumbprint of a key (RFC 7638), which names it. */
export const receiptKeyId = z.string().check(z.regex(/^[\w-]{43}$/, 'not a thumbprint (RFC 7638)'));

/** A public key of P-256 that receipts are checked with, and its name. */
export const publicReceiptKey = z.object({ kid: receiptKeyId, x: coordinate, y: coordinate });
export type PublicReceiptKey = z.infer<typeof publicReceiptKey>;

/** A public key as the configuration lists it: it signs from one moment until another. From `revokedAt` on it is believed no more. */
export const receiptKey = z.object({
  kid: receiptKeyId,
  x: coordinate,
  y: coordinate,
  from: instant,
  until: z.optional(instant),
  revokedAt: z.optional(instant),
  d: noPrivatePart,
});
export type ReceiptKey = Omit<z.infer<typeof receiptKey>, 'd'>;

/** How a key stood when it signed: good, outside of its time, or revoked since, and then whenever that was. */
export type KeyStanding = 'good' | 'early' | 'late' | 'revoked';

/**
 * How a key stands for what it signed. Whoever has stolen a key writes any time into a signature, so that one that is
 * revoked is good for no time.
 * @param signedAt seconds since 1970
 */
export function keyStanding({ from, until, revokedAt }: ReceiptKey, signedAt: number): KeyStanding {
  if (revokedAt !== undefined) return 'revoked';
  if (signedAt < Math.floor(Date.parse(from) / 1000)) return 'early';
  return until !== undefined && signedAt * 1000 > Date.parse(until) ? 'late' : 'good';
}
