import { type KnownKey, type ReceiptVerdict, verdictOn } from '../protocol/presentedReceipts.ts';
import type { KeptReceipt, Receipt } from '../protocol/receipt.ts';
import type { ReceiptKey } from '../protocol/receiptKey.ts';
import type { SessionServices } from './services.ts';

/** A receipt of this device, and what it proves. */
export interface LedgerEntry {
  readonly receipt: KeptReceipt;
  readonly verdict: ReceiptVerdict;
}

/** The keys that the configuration lists, for all questionnaires and for each. */
export const listedKeys = ({ config }: Pick<SessionServices, 'config'>): readonly ReceiptKey[] =>
  [config.value, ...Object.values(config.value.byInstrument ?? {})].flatMap(({ receiptKeys = [] }) => receiptKeys);

/** The keys that a receipt can be checked with here: those that are listed, and those that were when a receipt came. */
export const knownKeys = (
  services: Pick<SessionServices, 'config'>,
  receipts: readonly KeptReceipt[],
): readonly KnownKey[] => [...listedKeys(services), ...receipts.flatMap(({ key }) => key ?? [])];

/** The receipts of this device, the latest first, with what each proves. */
export async function ledgerOf(
  services: Pick<SessionServices, 'config'>,
  receipts: readonly KeptReceipt[],
): Promise<readonly LedgerEntry[]> {
  const keys = knownKeys(services, receipts);
  const ordered = receipts.toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt));
  return Promise.all(
    ordered.map(async (receipt) => ({ receipt, verdict: await verdictOn(presentable(receipt), keys) })),
  );
}

function presentable({ key: _, ...receipt }: KeptReceipt): { receipt: Receipt; signature?: string } {
  return { receipt, ...(receipt.signature !== undefined && { signature: receipt.signature }) };
}

const columns = ['code', 'id', 'sha256', 'receivedAt', 'supersedes', 'signedAt', 'kid', 'signature'];

/** A field for a spreadsheet: what it would take for a formula, as a name of a key may look, gets an apostrophe. */
const fieldOf = (text: string): string =>
  `"${(/^\s*[=+\-@]/.test(text) ? `'${text}` : text).replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd').replaceAll('"', '""')}"`;

/** The ledger as CSV for a spreadsheet: with a byte order mark, and semicolons. */
export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  const rows = entries.map(({ receipt, verdict: { checked } }) => [
    ...[receipt.code, receipt.id, receipt.sha256, receipt.receivedAt],
    checked?.claims.supersedes ?? '',
    checked ? new Date(checked.claims.iat * 1000).toISOString() : '',
    checked?.key.kid ?? receipt.key?.kid ?? '',
    receipt.signature ?? '',
  ]);
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(fieldOf).join(';')}\r\n`).join('')}`;
}

/** The ledger as `collector verify` and the page that checks receipts read it. */
export const ledgerJson = (entries: readonly LedgerEntry[]): string =>
  `${JSON.stringify(
    entries.map(({ receipt }) => receipt),
    null,
    2,
  )}\n`;
