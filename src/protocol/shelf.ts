import * as z from 'zod/mini';

/** What a collector offers besides what apps carry: `GET {endpoint}/instruments`. */
export const shelf = z.object({
  instruments: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      /** Of the bytes of its document. */
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      /** By language. */
      titles: z.record(z.string(), z.string()),
    }),
  ),
});
export type Shelf = z.infer<typeof shelf>;
export type ShelfEntry = Shelf['instruments'][number];
