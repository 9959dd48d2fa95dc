import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { keptReceipt, type Receipt } from './receipt.ts';
import { type KeyStanding, keyStanding, type PublicReceiptKey, type ReceiptKey } from './receiptKey.ts';
import {
  type CheckedSignature,
  checkSignature,
  isOfReceipt,
  maxSignatureCharacters,
  type ReceiptFault,
} from './receiptSignature.ts';

/** A key that receipts are checked with: as an office lists it, or one that it listed once, and of which no more is known. */
export type KnownKey = ReceiptKey | (PublicReceiptKey & { readonly from?: undefined });

/** What somebody hands over to be checked: a receipt, or its signature alone. Neither: something else stands there. */
export interface PresentedReceipt {
  readonly receipt?: Receipt;
  readonly signature?: string;
}

/** What a presented receipt proves: what its signature says, where a known key has made it, and why it is not believed all the same. */
export interface ReceiptVerdict {
  readonly presented: PresentedReceipt;
  readonly checked: CheckedSignature<KnownKey> | undefined;
  readonly fault: ReceiptFault | undefined;
}

/** No ledger of one enterprise is longer, nor is a file with the receipts for what was carried. */
export const mostPresented = 1000;
/** The longest text that is looked through. */
export const maxPresentedCharacters = mostPresented * maxSignatureCharacters;

const signatureForm = /^[\w-]+\.[\w-]+\.[\w-]{86}$/;
const signatureText = z.string().check(z.regex(signatureForm));

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A signature alone is no JSON, nor is a letter with one in it.
    return undefined;
  }
}

function presentedIn(value: unknown): PresentedReceipt {
  const bare = signatureText.safeParse(value);
  if (bare.success) return { signature: bare.data };
  const read = keptReceipt.safeParse(value);
  if (!read.success) return {};
  const { key: _, ...receipt } = read.data;
  return { receipt, ...(receipt.signature !== undefined && { signature: receipt.signature }) };
}

/** A file with the receipts for what was carried, each of which is judged by itself. */
const fileOfReceipts = z.object({ format: z.literal('veldwerk-receipts/1'), receipts: z.array(z.unknown()) });

/**
 * The receipts in a text: one, a list or a file of them as JSON, or signatures alone, wherever they stand in it. The fault: there
 * are more than are checked at once. Nothing is left out unseen, since whoever asks wants to hear of all.
 */
export function receiptsIn(text: string): Result<readonly PresentedReceipt[], 'too-much'> {
  if (text.length > maxPresentedCharacters) return fail('too-much');
  const json = jsonIn(text);
  const presented = json === undefined ? signaturesIn(text) : listedIn(json).map(presentedIn);
  return presented.length > mostPresented ? fail('too-much') : ok(presented);
}

/** The receipts in several texts, each of them once; the fault is that of `receiptsIn`. */
export function receiptsInAll(texts: readonly string[]): Result<readonly PresentedReceipt[], 'too-much'> {
  const distinct = new Map<string, PresentedReceipt>();
  for (const text of texts) {
    const found = receiptsIn(text);
    if (!found.ok) return found;
    for (const one of found.value) distinct.set(JSON.stringify(one), one);
  }
  return distinct.size > mostPresented ? fail('too-much') : ok([...distinct.values()]);
}

const listedIn = (json: unknown): readonly unknown[] => fileOfReceipts.safeParse(json).data?.receipts ?? [json].flat();

function signaturesIn(text: string): PresentedReceipt[] {
  const words = text.split(/[\s,;:!?"'<>()[\]{}]+/);
  // A signature has two points within it: one behind it ends a sentence.
  const bare = words.map((word) => (word.endsWith('.') ? word.slice(0, -1) : word));
  const signatures = new Set(bare.filter((word) => signatureForm.test(word)));
  return [...signatures].map((signature) => ({ signature }));
}

/** Whether the code of a receipt stands in a text, which alone proves nothing. */
export const hasReceiptCode = (text: string): boolean => /\b[\dA-Z]{4}(?:-[\dA-Z]{4}){2}\b/i.test(text);

const standingOf = (key: KnownKey, signedAt: number): KeyStanding =>
  key.from === undefined ? 'good' : keyStanding(key, signedAt);

/** Says what a presented receipt proves. */
export async function verdictOn(presented: PresentedReceipt, keys: readonly KnownKey[]): Promise<ReceiptVerdict> {
  const { receipt, signature } = presented;
  const failed = (fault: ReceiptFault, checked?: CheckedSignature<KnownKey>) => ({ presented, checked, fault });
  if (signature === undefined) return failed(receipt ? 'unsigned' : 'unreadable');
  const found = await checkSignature(signature, keys);
  if (!found.ok) return failed(found.fault);
  const { claims, key } = found.value;
  if (receipt && !isOfReceipt(claims, receipt)) return failed('different', found.value);
  const standing = standingOf(key, claims.iat);
  return standing === 'good' ? { presented, checked: found.value, fault: undefined } : failed(standing, found.value);
}
