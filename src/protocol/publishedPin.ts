import * as z from 'zod/mini';

/** A questionnaire of a collector's shelf that may be offered: any version of it, one version, or one content. */
export const publishedPin = z.object({
  id: z.string(),
  version: z.optional(z.string()),
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hex'))),
});
export type PublishedPin = z.infer<typeof publishedPin>;
