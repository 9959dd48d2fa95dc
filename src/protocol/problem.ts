import * as z from 'zod/mini';

/** Why a collector does not take a document: the last part of the problem's `type`. */
export const problemName = z.enum([
  'bad-request',
  'malformed-document',
  'digest-required',
  'digest-mismatch',
  'id-mismatch',
  'unauthorised',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'conflict',
  'too-large',
  'unsupported-media-type',
  'invalid-document',
  'unknown-instrument',
  'unknown-superseded',
  'unknown-code',
  'code-ended',
  'condition-required',
  'draft-changed',
  'draft-delivered',
  'too-many-drafts',
  'too-many-requests',
  'unavailable',
]);
export type ProblemName = z.infer<typeof problemName>;

const prefix = 'urn:veldwerk:problem:';

/** The `type` URI of a problem of ours. */
export const problemType = (name: ProblemName): string => `${prefix}${name}`;

/** One fault of a document: the item (or the place in the document) that it is about, and what is wrong with it. */
export const documentFault = z.object({
  item: z.optional(z.string()),
  place: z.optional(z.string()),
  fault: z.string(),
  check: z.optional(z.string()),
});
export type DocumentFault = z.infer<typeof documentFault>;

/** A problem document (RFC 9457). Members that we do not know are let through: a newer collector may say more. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(documentFault)),
});
export type Problem = z.infer<typeof problem>;

/** The name of a problem of ours; undefined for anybody else's. */
export function problemNameOf(type: string): ProblemName | undefined {
  if (!type.startsWith(prefix)) return undefined;
  const parsed = problemName.safeParse(type.slice(prefix.length));
  return parsed.success ? parsed.data : undefined;
}
