import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { findOldFacts } from '../../src/collector/oldFacts.ts';
import { hashOf } from '../../src/collector/sender.ts';
import { databaseFile, openSqliteStoreToRead } from '../../src/collector/store/sqlite.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { newInstrumentFinder } from '../../src/export/instrumentFinder.ts';
import { receipt } from '../../src/protocol/receipt.ts';
import { collector } from '../cli/run.ts';
import { bearer, newCollector, newFolder, put, rowsIn, storeIn } from './collectors.ts';
import { delivery, documentOf, idOf } from './documents.ts';
import { exported, rowsOf } from './exports.ts';
import { collectorProcess } from './processes.ts';

/** A folder with the database that a released collector left behind. */
function folderOf(release: string): string {
  const folder = newFolder();
  const database = new DatabaseSync(databaseFile(folder));
  database.exec(readFileSync(join(import.meta.dirname, 'releases', `${release}.sql`), 'utf8'));
  database.close();
  return folder;
}

interface Kept {
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly case_id: string | null;
  readonly sealed: number;
  readonly receipt: unknown;
}

/** What that collector had receipts for, as it kept them. */
const keptIn = (folder: string): Kept[] =>
  rowsIn(folder, 'SELECT * FROM responses ORDER BY received_at').map((row) => ({
    id: String(row['id']),
    bytes: row['bytes'] as Uint8Array<ArrayBuffer>,
    case_id: row['case_id'] as string | null,
    sealed: Number(row['sealed'] ?? 0),
    receipt: receipt.parse({ id: row['id'], sha256: row['sha256'], receivedAt: row['received_at'], code: row['code'] }),
  }));

const instrumentId = 'be.statbel.ict-2024';
const at = '2026-11-26T09:00:00.000Z';
const tokenOf = (caseId: string) => `token-of-${caseId}-`.repeat(3);

async function register(store: Store, caseId: string): Promise<void> {
  await store.addCases([{ id: caseId, instrumentId }], at);
  const hashes = { full: hashOf(tokenOf(caseId)), send: hashOf(`${caseId}-send`) };
  await store.registerToken({ caseId, origin: 'hand', hashes, weak: false }, at);
}

describe.each([
  { release: '1', open: 7, sealed: 0 },
  { release: '2', open: 7, sealed: 2 },
])('a database of version $release', ({ release, open, sealed }) => {
  const number = open + sealed;

  it('gives the first receipt again for the same bytes, whoever sends them, and lets a case prove its own', async () => {
    const folder = folderOf(release);
    const kept = keptIn(folder);
    const store = storeIn(folder);
    const { app } = newCollector({ store });
    const again = async ({ id, bytes, sealed: isSealed }: Kept, headers: Record<string, string> = {}) => {
      const media = { 'Content-Type': isSealed ? 'application/jose' : 'application/json' };
      const answer = await app.request(`/api/v1/responses/${id}`, await delivery(bytes, { ...media, ...headers }));
      return [answer.status, await answer.json()];
    };
    expect(kept).toHaveLength(number);
    for (const one of kept) {
      expect(await again(one)).toEqual([200, one.receipt]);
      expect(await again(one, bearer('unknown-to-everybody-here'))).toEqual([200, one.receipt]);
    }
    for (const caseId of new Set(kept.map((one) => one.case_id))) if (caseId !== null) await register(store, caseId);
    for (const one of kept) {
      if (one.case_id === null) continue;
      const headers = bearer(tokenOf(one.case_id));
      for (let turn = 0; turn < 2; turn += 1) expect(await again(one, headers)).toEqual([200, one.receipt]);
    }
    const senders = rowsIn(folder, 'SELECT sender, count(*) AS number FROM responses GROUP BY sender ORDER BY sender');
    expect(senders).toEqual([
      { sender: 'none', number: 2 },
      { sender: 'proven', number: number - 2 },
    ]);
  });

  it('takes a correction that a device had frozen, once the case has its token', async () => {
    const store = storeIn(folderOf(release));
    const { app } = newCollector({ store, intake: 'invited' });
    await register(store, 'ICT-1');
    const correction = documentOf(idOf(90), {
      more: { case: { id: 'ICT-1', enterpriseNumber: '0314.595.348' }, supersedes: idOf(2) },
    });
    expect((await put(app, correction, { headers: bearer(tokenOf('ICT-1')) })).status).toBe(201);
  });

  it('is exported whole: revisions of before there was a register hide nothing, which is said', async () => {
    const store = storeIn(folderOf(release));
    const { lines, notes, sums } = await exported(store, 'csv');
    const rows = rowsOf(lines);
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7].map(idOf));
    expect(rows.map((row) => row['sender'])).toEqual([...Array(4).fill('claimed'), 'none', 'none', 'claimed']);
    expect(rows.map((row) => row['rivals'])).toEqual(['1', '1', '1', '1', '0', '0', '0']);
    expect(rows[0]).toMatchObject({
      contactName: 'Zoë "de Uil"',
      A1: '80',
      supersedes: '',
      answeredItems: '47',
      askedItems: '47',
      openFindings: 'K42 K49',
    });
    expect(rows[1]).toMatchObject({ supersedes: idOf(1), case: 'ICT-1', enterprise: '0314.595.348' });
    expect(rows[2]).toMatchObject({ C3: 'unanswered:unknown', unansweredRemarks: 'C3: ask HR', euScope: 'outside' });
    expect(notes).toEqual([
      ...Array.from({ length: sealed }, () => expect.stringContaining('it is sealed, and no --key is given')),
      `revisions that hide nothing, since nobody had to prove the right to what they supersede: ${release === '1' ? 3 : 4}`,
      `case ICT-1 (${instrumentId}) has 2 responses: ${idOf(1)}, ${idOf(2)}`,
      `case ICT-2 (${instrumentId}) has 2 responses: ${idOf(3)}, ${idOf(4)}`,
      ...(sealed > 0 ? [`case ICT-4 (${instrumentId}) has 2 responses: ${idOf(8)}, ${idOf(9)}`] : []),
    ]);
    expect(sums).toEqual([`0 superseded, ${4 + sealed} rivalling, ${sealed} unopened`]);
  });

  it('keeps what was refused, in its order', async () => {
    const folder = folderOf(release);
    storeIn(folder);
    const { out, code } = await collector(['refused'], { DATA_DIR: folder });
    expect(code).toBe(0);
    expect(rowsOf([out]).map(({ id, problem, times }) => [id, problem, times])).toEqual([
      [idOf(1), 'conflict', '1'],
      [idOf(21), 'unknown-instrument', '1'],
      [idOf(22), 'malformed-document', '2'],
      [idOf(23), 'invalid-document', '1'],
      ...(release === '1' ? [] : [[idOf(24), 'malformed-document', '1']]),
    ]);
  });

  it('is looked through once, so that an export checks nothing again, and says the same', async () => {
    const folder = folderOf(release);
    const store = storeIn(folder);
    // One of them has been damaged since, or was taken in under rules that nobody knows any more.
    new DatabaseSync(databaseFile(folder)).exec(`UPDATE responses SET bytes = X'7b' WHERE id = '${idOf(7)}'`);
    const before = await exported(store, 'csv');
    const parts = { store, findInstrument: newInstrumentFinder(), signal: new AbortController().signal };
    expect(await findOldFacts(parts)).toBe(open - 1);
    expect(rowsIn(folder, 'SELECT id FROM responses WHERE facts IS NULL AND sealed = 0')).toEqual([{ id: idOf(7) }]);
    expect(await findOldFacts(parts)).toBe(0);
    expect(await exported(store, 'csv')).toEqual(before);
  });

  it('is looked through by a collector that serves it, and goes on where it was ended', async () => {
    const folder = folderOf(release);
    const stopped = { store: storeIn(folder), findInstrument: newInstrumentFinder(), signal: AbortSignal.abort() };
    expect(await findOldFacts(stopped)).toBe(0);
    const { url, stop } = await collectorProcess(folder);
    expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
    await expect
      .poll(() => rowsIn(folder, 'SELECT id FROM responses WHERE facts IS NULL AND sealed = 0'), { timeout: 20_000 })
      .toEqual([]);
    expect(await stop('SIGTERM')).toBe(0);
  });

  it('is not read as it is by a reader that may not change it', () => {
    const folder = folderOf(release);
    expect(openSqliteStoreToRead(folder)).toMatchObject({
      ok: false,
      fault: { kind: 'older', version: Number(release) },
    });
  });
});
