import { signal } from '@preact/signals';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/protocol/config.ts';
import { bringBackFrom, openBackup } from '../../src/session/backup.ts';
import type { Backup } from '../../src/storage/backup.ts';
import { Database } from '../../src/storage/database.ts';
import { outboxToText } from '../../src/storage/outboxText.ts';
import type { OutboxRow, ReceiptRow, ResponseRow } from '../../src/storage/rows.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import type { WholeResponse } from '../../src/storage/whole.ts';
import { newReceiptSigner } from '../support/receiptSigner.ts';

const at = '2026-01-01T00:00:00.000Z';
const id = '01930000-0000-7000-8000-000000000001';
const instrument = { id: 'be.statbel.ict-2024', version: '1.0.0' };
const [signer, other] = [newReceiptSigner(), newReceiptSigner()];
const receipt = { id, sha256: 'a'.repeat(64), receivedAt: at, code: 'AAAA-BBBB-CCCC' };
const row: ResponseRow = {
  id,
  instrument,
  language: 'nl',
  startedAt: at,
  changedAt: at,
  seq: 4,
  state: 'complete',
};
const waiting: OutboxRow = {
  id,
  bytes: new TextEncoder().encode('{}'),
  sha256: receipt.sha256,
  queuedAt: at,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: 0,
};
const signed = signer.signed(receipt);
const withKey = ({ key: { kid, x, y } }: typeof signer): ReceiptRow => ({ ...signed, key: { kid, x, y } });

/** Opens a file and brings it in, on a device with nothing on it. */
async function brought(whole: Partial<WholeResponse> | undefined, receipts: readonly ReceiptRow[], config: object) {
  const db = new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange });
  const services = { store: tableStore(db), config: signal<Config>({ endpoint: 'api/v1', ...config }) };
  const backup: Backup = {
    format: 'veldwerk-backup/1',
    madeAt: at,
    app: '0',
    responses: whole ? [{ row, answers: [], annotations: [], events: [], ...whole }] : [],
    receipts: [...receipts],
  };
  const opened = await openBackup(services, JSON.stringify(backup));
  if (!opened.ok) throw new Error(opened.fault);
  const count = await bringBackFrom(services, opened.value);
  const [kept, waits] = [await db.receipts.get(id), await db.outbox.get(id)];
  return { effects: opened.value.plan.map(({ effect }) => effect), count, kept, waits: waits !== undefined };
}

const listing = { receiptKeys: [signer.key] };
const elsewhere = { byInstrument: { [instrument.id]: { receiptKeys: [signer.key] } } };

describe('a receipt in a file', () => {
  it.each<[string, ReceiptRow, object, ReceiptRow | undefined]>([
    ['counts where it is signed, with its key', signed, listing, withKey(signer)],
    ['counts where the keys are those of its questionnaire', signed, elsewhere, withKey(signer)],
    ['counts with the key that is configured, not that of the file', withKey(other), listing, withKey(signer)],
    ['does not count where nobody has signed it', receipt, listing, undefined],
    ['does not count where somebody else has', other.signed(receipt), listing, undefined],
    ['does not count by the key that it brings', { ...other.signed(receipt), key: other.key }, listing, undefined],
    ['counts unsigned where no keys are configured', receipt, {}, receipt],
  ])('%s', async (_name, given, config, kept) => {
    const of = await brought({ receipt: given }, [], config);
    expect(of).toMatchObject(kept ? { effects: ['new'], count: 1, kept } : { effects: ['unsigned'], count: 0 });
    const alone = await brought(undefined, [given], config);
    expect([of.kept, alone.kept]).toEqual([kept, kept]);
  });

  it('ends nothing that waits, signed or not: it still goes out', async () => {
    for (const given of [signed, receipt])
      expect(await brought({ receipt: given, outbox: outboxToText(waiting) }, [], listing)).toMatchObject({
        effects: ['new'],
        count: 1,
        waits: true,
        kept: undefined,
      });
  });

  it('of another response is not taken with it', async () => {
    const of = await brought({ receipt: { ...receipt, id: id.replace(/1$/, '2') } }, [], {});
    expect(of).toMatchObject({ count: 1, kept: undefined });
  });
});
