import * as z from 'zod/mini';

/** A version that a collector offers. */
export const shelfEntry = z.object({
  id: z.string(),
  version: z.string(),
  /** Of the bytes of its document. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** By language. */
  titles: z.record(z.string(), z.string()),
});
export type ShelfEntry = z.infer<typeof shelfEntry>;

/** What a collector offers besides what apps carry: `GET {endpoint}/instruments`. Each entry is read by itself. */
export const shelf = z.object({ instruments: z.array(z.unknown()) });
export interface Shelf {
  readonly instruments: readonly ShelfEntry[];
}
