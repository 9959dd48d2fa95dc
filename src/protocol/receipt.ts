import * as z from 'zod/mini';
import { instant } from './instant.ts';
import { publicReceiptKey } from './receiptKey.ts';

/** The collector's confirmation that a response is stored durably. `sha256`: hex, of the bytes that it received. */
export const receipt = z.strictObject({
  id: z.string(),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  receivedAt: instant,
  code: z.string().check(z.regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)),
  /** Where the collector signs its receipts (`receiptSignature`). */
  signature: z.optional(z.string()),
});
export type Receipt = z.infer<typeof receipt>;

/** A receipt as a device keeps it: with the public key that its signature was checked with, which outlives the configuration. */
export const keptReceipt = z.strictObject({ ...receipt.shape, key: z.optional(publicReceiptKey) });
export type KeptReceipt = z.infer<typeof keptReceipt>;
