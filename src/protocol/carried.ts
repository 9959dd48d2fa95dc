import * as z from 'zod/mini';
import { languageTag } from '../instrument/language.ts';
import { caseName } from './case.ts';
import { bearerToken } from './config.ts';
import { instant } from './instant.ts';
import { instrumentName, responseId } from './names.ts';
import { receipt } from './receipt.ts';
import { sealedType } from './recipient.ts';
import { maxDocumentBytes } from './response.ts';

/** The most responses that one file carries. */
export const mostCarried = 1000;
/** The most bytes of one file. */
export const mostCarriedBytes = 64 * 1024 * 1024;

const sha256Hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * A frozen response on its way in a file: what a device would send, with what it would send it with. `supersedes` gives
 * the order; what counts is what the bytes say.
 */
export const carriedResponse = z.strictObject({
  id: responseId,
  /** The frozen bytes, in base64url. */
  bytes: z.string().check(z.maxLength(Math.ceil((maxDocumentBytes * 4) / 3)), z.regex(/^[\w-]+$/)),
  sha256: sha256Hex,
  /** What the bytes are, where they are sealed. */
  media: z.optional(z.literal(sealedType)),
  instrument: instrumentName,
  language: languageTag,
  completedAt: instant,
  case: z.optional(caseName),
  supersedes: z.optional(responseId),
  /** The send token of its case, its own one, and the only endpoint that the former may go to. */
  token: z.optional(bearerToken),
  own: z.optional(bearerToken),
  endpoint: z.optional(z.string().check(z.maxLength(2000))),
});
export type CarriedResponse = z.infer<typeof carriedResponse>;

/** What a carried file has in it, by its format. Each response is parsed by itself: a wrong one does not hold up the rest. */
export const carriedFile = z.strictObject({
  format: z.literal('veldwerk-carried/1'),
  madeAt: instant,
  responses: z.array(z.unknown()),
});

/** What was read out of a carried file. */
export interface Carried {
  readonly madeAt: string;
  /** In an order in which each can be sent: what another supersedes first. */
  readonly responses: readonly CarriedResponse[];
  /** How many entries do not read. */
  readonly unreadable: number;
}

/** Receipts on their way back in a file: plain, since they open nothing. */
export const receiptsFile = z.strictObject({
  format: z.literal('veldwerk-receipts/1'),
  madeAt: instant,
  receipts: z.array(receipt).check(z.maxLength(mostCarried)),
});
export type ReceiptsFile = z.infer<typeof receiptsFile>;
/** Such a file as it is read: each receipt is parsed by itself, so that a wrong one does not hold up the rest. */
export const receiptEntries = z.strictObject({
  ...receiptsFile.shape,
  receipts: z.array(z.unknown()).check(z.maxLength(mostCarried)),
});
/** The most bytes of a file of receipts. */
export const mostReceiptsBytes = 4 * 1024 * 1024;

interface Linked {
  readonly id: string;
  readonly supersedes?: string | undefined;
}

/** Puts what another supersedes before that, and else keeps the order. A circle is cut where it is met. */
export function predecessorsFirst<One extends Linked>(all: readonly One[]): One[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  const placed = new Set<One>();
  for (const one of all) {
    const chain: One[] = [];
    const met = new Set<One>();
    // No recursion: a chain may be as long as the file.
    for (let next: One | undefined = one; next && !placed.has(next) && !met.has(next); ) {
      chain.push(next);
      met.add(next);
      next = next.supersedes === undefined ? undefined : byId.get(next.supersedes);
    }
    for (const next of chain.toReversed()) placed.add(next);
  }
  return [...placed];
}
