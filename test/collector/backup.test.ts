import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { collector, collectorOn } from '../cli/run.ts';
import { newFolder, rowsIn, storeIn } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf } from './documents.ts';
import { collectorProcess, type RemoteCollector } from './processes.ts';
import { submissionOf } from './storeContract.ts';

async function send({ url }: RemoteCollector, number: number): Promise<{ status: number; receipt: Receipt }> {
  const body = await delivery(bytesOf(documentOf(idOf(number))));
  const answer = await fetch(`${url}/api/v1/responses/${idOf(number)}`, body);
  return { status: answer.status, receipt: (await answer.json()) as Receipt };
}

/** A data folder with a case that has a code, a response of it, and one of nobody. */
async function folderWithCase(): Promise<string> {
  const folder = newFolder();
  const store = storeIn(folder);
  await store.addCases([{ id: 'x', instrumentId: 'be.statbel.ict-2024', name: 'Zoë nv' }], '2024-03-01T00:00:00.000Z');
  await store.issueCode({ hmac: 'h', keyId: 'k', caseId: 'x', reissued: false }, '2024-03-01T00:00:00.000Z');
  await store.put(await submissionOf(1, { more: { case: { id: 'x' } } }));
  await store.put(await submissionOf(2));
  await store.close();
  return folder;
}

function versionInto(file: string, version: number): void {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA user_version = ${version}`);
  database.close();
}

describe('a backup', () => {
  it('taken under load has every response that had its receipt when it began, byte for byte', async () => {
    const folder = newFolder();
    const running = await collectorProcess(folder);
    const receipts = new Map<number, Receipt>();
    let isOver = false;
    let last = 0;
    const load = [0, 1, 2, 3].map(async () => {
      while (!isOver) {
        last += 1;
        const number = last;
        const { status, receipt } = await send(running, number);
        expect(status).toBe(201);
        receipts.set(number, receipt);
      }
    });
    const out = join(newFolder(), 'backup.sqlite');
    while (receipts.size < 20) await send(running, 1);
    const before = new Map(receipts);
    const made = await collectorOn(folder, 'backup', '--out', out);
    isOver = true;
    await Promise.all(load);
    expect(await running.stop('SIGKILL')).toBe('SIGKILL');
    expect(made).toMatchObject({ code: 0, error: '' });
    expect(made.out).toContain('code.key (the key of short codes)');
    expect(statSync(out).mode & 0o777).toBe(0o600);

    const other = newFolder();
    expect(await collectorOn(other, 'restore', '--from', out, '--no-erasures')).toMatchObject({ code: 0 });
    const kept = new Map(rowsIn(other, 'SELECT id, bytes FROM responses').map(({ id, bytes }) => [id, bytes]));
    for (const number of before.keys()) {
      const bytes = kept.get(idOf(number)) as Uint8Array;
      expect(Buffer.from(bytes).equals(bytesOf(documentOf(idOf(number))))).toBe(true);
    }
    const restored = await collectorProcess(other);
    for (const [number, receipt] of before) expect(await send(restored, number)).toEqual({ status: 200, receipt });
  });

  it('takes the place of no file unless it is told to, and not of the database', async () => {
    const folder = await folderWithCase();
    const out = join(newFolder(), 'backup');
    writeFileSync(out, 'mine');
    expect(await collectorOn(folder, 'backup', '--out', out)).toMatchObject({ code: 1 });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    const inside = join(folder, 'veldwerk.sqlite');
    expect((await collectorOn(folder, 'backup', '--replace', '--out', inside)).error).toContain(
      'is the database itself',
    );
    expect(await collectorOn(folder, 'backup', '--replace', '--out', out)).toMatchObject({ code: 0 });
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM responses')).toEqual([{ n: 2 }]);
    expect(readdirSync(join(out, '..'))).toEqual(['backup']);
  });

  it('of PostgreSQL is left to its own tool', async () => {
    const environment = { DATA_DIR: newFolder(), DATABASE_URL: 'postgres://localhost/x' };
    const made = await collector(['backup', '--out', 'x'], environment);
    expect([made.code, made.error.trim().split('\n').length]).toEqual([2, 1]);
    expect(made.error).toContain('pg_dump');
  });
});

describe('what is restored', () => {
  async function backedUp(): Promise<string> {
    const out = join(newFolder(), 'backup');
    expect(await collectorOn(await folderWithCase(), 'backup', '--out', out)).toMatchObject({ code: 0 });
    return out;
  }

  it('has what was erased since erased again, and no database without that list', async () => {
    const backup = await backedUp();
    const folder = newFolder();
    expect(await collectorOn(folder, 'restore', '--from', backup)).toMatchObject({ code: 2 });
    const list = join(newFolder(), 'list');
    writeFileSync(list, '{"at":"2024-05-01T00:00:00Z","erased":"case","case":"x"}\nnonsense\n');
    const refused = await collectorOn(folder, 'restore', '--from', backup, '--erasures', list);
    expect([refused.code, refused.error]).toEqual([1, expect.stringContaining(':2: this is not an erasure')]);
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(list, '{"at":"2024-05-01T00:00:00Z","erased":"case","case":"x"}\n');
    const restored = await collectorOn(folder, 'restore', '--from', backup, '--erasures', list);
    expect(restored.code).toBe(0);
    expect(restored.out).toContain('1 erasures were done again');
    expect(rowsIn(folder, 'SELECT id, length(bytes) > 0 AS kept FROM responses ORDER BY id')).toEqual([
      { id: idOf(1), kept: 0 },
      { id: idOf(2), kept: 1 },
    ]);
    expect(rowsIn(folder, 'SELECT name FROM cases')).toEqual([{ name: null }]);
    expect(readFileSync(join(folder, 'erasures.ndjson'), 'utf8')).toBe(readFileSync(list, 'utf8'));
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('lets the codes of cases be exchanged again whose delivery was lost', async () => {
    const early = newFolder();
    const store = storeIn(early);
    await store.addCases([{ id: 'x', instrumentId: 'be.statbel.ict-2024' }], '2024-03-01T00:00:00.000Z');
    await store.issueCode({ hmac: 'h', keyId: 'k', caseId: 'x', reissued: false }, '2024-03-01T00:00:00.000Z');
    await store.close();
    const database = join(early, 'veldwerk.sqlite');
    rowsIn(early, 'UPDATE codes SET redeemed = 10');
    const folder = newFolder();
    const restored = await collectorOn(folder, 'restore', '--from', database, '--no-erasures');
    expect(restored.out).toContain('1 cases are not delivered in it; 1 of their codes can be exchanged again');
    expect(rowsIn(folder, 'SELECT redeemed FROM codes')).toEqual([{ redeemed: 0 }]);
  });

  it.each<[string, (folder: string, backup: string) => void, RegExp]>([
    [
      'a database stands',
      (folder, backup) => copyFileSync(backup, join(folder, 'veldwerk.sqlite')),
      /without a database/,
    ],
    [
      'the backup is cut short',
      (_, backup) => writeFileSync(backup, readFileSync(backup).subarray(0, 20_000)),
      /damaged|malformed/,
    ],
    ['it is something else', (_, backup) => writeFileSync(backup, 'x'.repeat(9000)), /not a database/],
    ['a log stands beside it', (_, backup) => appendFileSync(`${backup}-wal`, 'x'), /no backup, but a database in use/],
    ['it is not there', (_, backup) => rmSync(backup), /ENOENT/],
    ['a newer collector has written it', (_, backup) => versionInto(backup, 99), /newer/],
  ])('is nothing where %s', async (_, spoil, why) => {
    const [backup, folder] = [await backedUp(), newFolder()];
    spoil(folder, backup);
    const before = readdirSync(folder);
    const refused = await collectorOn(folder, 'restore', '--from', backup, '--no-erasures');
    expect(refused.error).toMatch(why);
    expect([refused.code, readdirSync(folder)]).toEqual([1, before]);
  });
});
