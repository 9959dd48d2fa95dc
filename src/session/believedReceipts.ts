import { configOf } from '../protocol/config.ts';
import type { KeptReceipt } from '../protocol/receipt.ts';
import type { ReceiptKey } from '../protocol/receiptKey.ts';
import { checkReceipt } from '../protocol/receiptSignature.ts';
import type { Backup } from '../storage/backup.ts';
import { listedKeys } from './ledger.ts';
import type { SessionServices } from './services.ts';

/** A receipt from a file, with the key that was found to have signed it; undefined where none is believed to have. */
async function believed(receipt: KeptReceipt, keys: readonly ReceiptKey[]): Promise<KeptReceipt | undefined> {
  if (keys.length === 0) return receipt;
  const { key: _, ...bare } = receipt;
  const checked = await checkReceipt(bare, keys);
  if (!checked.ok) return undefined;
  const { kid, x, y } = checked.value.key;
  return { ...bare, key: { kid, x, y } };
}

/** A backup as far as it is believed, and the ids of what is left out of it. */
export interface BelievedBackup {
  readonly backup: Backup;
  /** Responses that are no longer to be sent since a receipt says so that nobody believes. */
  readonly unsigned: ReadonlySet<string>;
}

/**
 * A backup without the receipts that no configured key has signed, where keys are configured: anybody can write one.
 * What waits in it still waits, and is sent.
 */
export async function believedBackup(
  services: Pick<SessionServices, 'config'>,
  backup: Backup,
): Promise<BelievedBackup> {
  const config = services.config.value;
  const responses: Backup['responses'] = [];
  const unsigned = new Set<string>();
  for (const { receipt: brought, ...whole } of backup.responses) {
    const { receiptKeys = [] } = configOf(config, whole.row.instrument.id);
    const receipt = brought && (await believed(brought, receiptKeys));
    if (brought && !receipt && !whole.outbox) unsigned.add(whole.row.id);
    else responses.push({ ...whole, ...(receipt && { receipt }) });
  }
  const all = listedKeys(services);
  const receipts = await Promise.all(backup.receipts.map((one) => believed(one, all)));
  return { backup: { ...backup, responses, receipts: receipts.flatMap((one) => one ?? []) }, unsigned };
}
