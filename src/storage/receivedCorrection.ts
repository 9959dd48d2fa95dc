import type { ReceiptRow } from './rows.ts';
import type { Rows } from './tables.ts';

/** The longest chain of corrections that is followed: what a row says is not trusted to end. */
const longestChain = 999;

/**
 * The receipt of the response that corrects one, or of what corrects that in its turn; undefined where none was received.
 * Inside a transaction.
 */
export async function receiptOfCorrection(
  { responses, receipts }: Pick<Rows, 'responses' | 'receipts'>,
  id: string,
): Promise<ReceiptRow | undefined> {
  let by: string | undefined = id;
  for (let left = longestChain; left > 0; left -= 1) {
    by = (await responses.get(by))?.correctedBy;
    if (!by) return undefined;
    const receipt = await receipts.get(by);
    if (receipt) return receipt;
  }
  return undefined;
}

/**
 * Whether a response is still to be delivered. What was refused is so too, until its correction was received: it may be sent
 * again. Inside a transaction.
 */
export async function isToBeDelivered(rows: Rows, id: string): Promise<boolean> {
  const found = await rows.outbox.get(id);
  return found !== undefined && (found.state !== 'refused' || !(await receiptOfCorrection(rows, id)));
}
