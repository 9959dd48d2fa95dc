import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../lib/result.ts';
import { config } from '../../protocol/config.ts';
import { type ReceiptKey, receiptKey } from '../../protocol/receiptKey.ts';

/** The receipt keys in a file: a configuration, with those of its questionnaires, or a list. The fault is a line. */
export async function receiptKeysIn(file: string): Promise<Result<readonly ReceiptKey[], string>> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    // What the parser says quotes the text, where a token may stand.
    if (cause instanceof SyntaxError) return fail(`${file} is not JSON`);
    return fail(`cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  const listed = z.array(receiptKey).safeParse(data).data ?? keysOf(data);
  return listed ? ok(listed) : fail(`${file} is neither a configuration nor a list of keys`);
}

function keysOf(data: unknown): readonly ReceiptKey[] | undefined {
  const read = config.safeParse(data).data;
  return read && [read, ...Object.values(read.byInstrument ?? {})].flatMap(({ receiptKeys = [] }) => receiptKeys);
}
