import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { type Backup, backupOf, bringIn } from '../../src/storage/backup.ts';
import { backupText } from '../../src/storage/backupFile.ts';
import { Database } from '../../src/storage/database.ts';
import type { OutboxRow, ResponseRow } from '../../src/storage/rows.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import type { WholeResponse } from '../../src/storage/whole.ts';

const at = '2026-11-01T08:00:00.000Z';
const id = '01930000-0000-7000-8000-000000000001';
const open = () => new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange });

const rowOf = (more: Partial<ResponseRow>): ResponseRow => ({
  id,
  instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
  language: 'nl',
  startedAt: at,
  changedAt: at,
  seq: 4,
  state: 'draft',
  ...more,
});
const waiting: OutboxRow = {
  id,
  bytes: new TextEncoder().encode('{"frozen":1}'),
  sha256: 'a'.repeat(64),
  queuedAt: at,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: 0,
  token: 'the-right-to-send',
};
const receipt = { id, sha256: waiting.sha256, receivedAt: at, code: 'AAAA-BBBB-CCCC' };
const file = (whole: Partial<WholeResponse> & { row: ResponseRow }, receipts: Backup['receipts'] = []): Backup => ({
  format: 'veldwerk-backup/1',
  madeAt: at,
  app: '0',
  responses: [{ answers: [], annotations: [], events: [], ...whole }],
  receipts,
});

describe('a file that is brought in', () => {
  it.each([
    ['a receipt with the response', file({ row: rowOf({ state: 'complete' }), receipt })],
    ['a receipt among the others', { ...file({ row: rowOf({ state: 'complete' }) }), receipts: [receipt] }],
    ['a further number and other bytes', file({ row: rowOf({ state: 'complete', seq: 9 }), receipt })],
  ])('takes nothing off the queue: %s', async (_, brought) => {
    const db = open();
    const here = rowOf({ state: 'complete' });
    await db.responses.add(here);
    await db.outbox.add(waiting);
    await bringIn(tableStore(db), brought);
    expect(await db.outbox.get(id)).toEqual(waiting);
    expect(await db.responses.get(id)).toEqual(here);
    expect(await db.receipts.count()).toBe(0);
  });

  it('brings what waits to a device that has nothing of it, also beside a receipt', async () => {
    const db = open();
    const { bytes: _, ...rest } = waiting;
    const outbox = { ...rest, bytes: 'eyJmcm96ZW4iOjF9' };
    await bringIn(tableStore(db), file({ row: rowOf({ state: 'complete' }), outbox, receipt }, [receipt]));
    expect(await db.outbox.get(id)).toEqual(waiting);
    expect(await db.receipts.count()).toBe(0);
  });

  it('takes a draft further, and leaves whose it is and what it is sent with', async () => {
    const db = open();
    await db.responses.add(rowOf({ case: { id: 'ICT-1' }, token: 'here' }));
    const brought = rowOf({ seq: 9, label: 'further', case: { id: 'ICT-2' }, token: 'brought' });
    expect(await bringIn(tableStore(db), file({ row: brought }))).toBe(1);
    expect(await db.responses.get(id)).toMatchObject({
      seq: 9,
      label: 'further',
      case: { id: 'ICT-1' },
      token: 'here',
    });
    const own = open();
    await own.responses.add(rowOf({ token: 'own' }));
    await bringIn(tableStore(own), file({ row: brought }));
    expect(await own.responses.get(id)).not.toHaveProperty('case');
    expect(await own.responses.get(id)).toMatchObject({ seq: 9, token: 'own' });
  });

  it('ends no draft by a receipt, and puts none in the place of another', async () => {
    const db = open();
    await db.responses.add(rowOf({}));
    await bringIn(tableStore(db), { ...file({ row: rowOf({}) }), receipts: [receipt] });
    expect(await db.receipts.count()).toBe(0);
    const received = open();
    await received.receipts.add(receipt);
    const other = { ...receipt, code: 'XXXX-XXXX-XXXX' };
    await bringIn(tableStore(received), { ...file({ row: rowOf({}) }), receipts: [other] });
    expect(await received.receipts.get(id)).toEqual(receipt);
  });
});

it('carries no right to send where it is plain, and all of it where it is encrypted', async () => {
  const db = open();
  await db.responses.add(rowOf({ state: 'complete', case: { id: 'ICT-1' }, token: 'the-token-itself' }));
  await db.outbox.add(waiting);
  const backup = await backupOf(tableStore(db), '0', new Date(at));
  const plain = await backupText(backup);
  expect(plain).toContain('ICT-1');
  expect(plain).not.toMatch(/the-token-itself|the-right-to-send/);
  expect(JSON.stringify(backup)).toMatch(/the-token-itself.*the-right-to-send/);
});
