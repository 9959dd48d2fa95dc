import * as z from 'zod/mini';

/** A language of texts, as BCP 47 writes it. */
export const language = z.enum(['nl', 'fr', 'de', 'en']);
export type Language = z.infer<typeof language>;
