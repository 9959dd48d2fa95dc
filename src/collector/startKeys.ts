import { fail, ok, type Result } from '../lib/result.ts';
import type { ReceiptKey } from '../protocol/receiptKey.ts';
import { type CodeKey, missingKeyLine, readCodeKey } from './codeKey.ts';
import { type ReceiptSigner, receiptSigner } from './receiptSigner.ts';
import { readSigningKey } from './signingKey.ts';
import type { StartFault } from './startFault.ts';
import type { Store } from './store/store.ts';

/** With another key, or without it, every code would be unknown: better not to start. */
export async function keyFits(store: Store, file: string): Promise<Result<undefined, StartFault>> {
  const read = readCodeKey(file);
  if (!read.ok) return fail({ kind: 'code-key', detail: read.fault });
  if (!read.value)
    return (await store.codeKeyRemembered()) === undefined
      ? ok(undefined)
      : fail({ kind: 'code-key', detail: missingKeyLine(file) });
  const fingerprint = await store.codeKey(read.value.fingerprint);
  return fingerprint === read.value.fingerprint
    ? ok(undefined)
    : fail({ kind: 'code-key', detail: `${file} is not the key that this database's codes were made under` });
}

/**
 * What signs receipts, tested against the keys that the app is given: with another key, no app would believe a receipt.
 * @param said what the configuration says that is served here, of all questionnaires and of each; undefined: no pages are
 */
export function signerOf(
  file: string | undefined,
  said: readonly { readonly receiptKeys?: readonly ReceiptKey[] | undefined }[] | undefined,
  now: () => Date,
): Result<ReceiptSigner | undefined, StartFault> {
  const listed = said?.flatMap(({ receiptKeys = [] }) => receiptKeys);
  if (file === undefined)
    return said?.[0]?.receiptKeys?.length
      ? fail({ kind: 'receipt-key', detail: 'config.json lists receiptKeys, and RECEIPT_KEY_FILE is not set' })
      : ok(undefined);
  if (said?.length === 0)
    return fail({ kind: 'receipt-key', detail: 'config.json cannot be read, so nobody knows which keys the app has' });
  const key = readSigningKey(file);
  if (!key.ok) return fail({ kind: 'receipt-key', detail: key.fault });
  const signer = receiptSigner(key.value, listed, now);
  return signer.ok ? signer : fail({ kind: 'receipt-key', detail: `${file}: ${signer.fault}` });
}

/** The key of short codes; while there is none, its file is read again, since a command may have made it. */
export function keyIn(file: string): () => CodeKey | undefined {
  let found: CodeKey | undefined;
  return () => {
    if (found) return found;
    const read = readCodeKey(file);
    found = read.ok ? read.value : undefined;
    return found;
  };
}
