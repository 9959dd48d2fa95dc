import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemNamed } from '../../src/collector/problems.ts';
import { openSqliteStore } from '../../src/collector/store/sqlite.ts';
import { stampFile } from '../../src/collector/store/stamp.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { newFolder, rowsIn } from './collectors.ts';
import { bytesOf, delivery, documentOf, ict, idOf } from './documents.ts';
import { collectorProcess, type RemoteCollector, runToEnd } from './processes.ts';

const questions = ict.modules
  .flatMap(({ sections }) => sections.flatMap((section) => section.questions.map(({ id }) => id)))
  .slice(0, 20);

const mainIn = (folder: string) => join(folder, 'veldwerk.sqlite');

async function send(
  { url }: RemoteCollector,
  number: number,
  text = '',
): Promise<{ status: number; receipt: Receipt }> {
  const remarks = text === '' ? {} : { remarks: questions.map((question) => ({ question, text })) };
  const document = documentOf(idOf(number), { more: remarks });
  const answer = await fetch(`${url}/api/v1/responses/${idOf(number)}`, await delivery(bytesOf(document)));
  return { status: answer.status, receipt: (await answer.json()) as Receipt };
}

async function sendAll(to: RemoteCollector, numbers: readonly number[]): Promise<Map<number, Receipt>> {
  const receipts = new Map<number, Receipt>();
  for (const number of numbers) {
    const { status, receipt } = await send(to, number);
    expect(status).toBe(201);
    receipts.set(number, receipt);
  }
  return receipts;
}

const numbersTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** A copy of a folder as it stands; by another process, since closing a file ends all locks that its own has on it. */
function copyOf(folder: string): string {
  const copy = join(newFolder(), 'copy');
  execFileSync('cp', ['-a', folder, copy]);
  return copy;
}

async function expectAll(folder: string, receipts: ReadonlyMap<number, Receipt>): Promise<void> {
  const restarted = await collectorProcess(folder);
  for (const [number, receipt] of receipts) expect(await send(restarted, number)).toEqual({ status: 200, receipt });
  expect((await send(restarted, 99)).status).toBe(201);
  expect(await restarted.stop('SIGTERM')).toBe(0);
}

describe('a collector whose file is no longer its own', () => {
  it.each<{
    name: string;
    tamper: (folder: string, backup: string) => void;
    mend: (folder: string, before: string) => string;
  }>([
    {
      name: 'taken away',
      tamper: (folder) => rmSync(mainIn(folder)),
      mend: (_folder, before) => before,
    },
    {
      name: 'renamed, and put back before the restart',
      tamper: (folder) => renameSync(mainIn(folder), join(folder, 'elsewhere')),
      mend: (folder) => {
        renameSync(join(folder, 'elsewhere'), mainIn(folder));
        return folder;
      },
    },
    {
      name: 'overwritten by an older backup',
      tamper: (folder, backup) => execFileSync('cp', [backup, mainIn(folder)]),
      mend: (_folder, before) => before,
    },
    {
      name: 'exchanged for an older backup',
      tamper: (folder, backup) => renameSync(backup, mainIn(folder)),
      mend: (_folder, before) => before,
    },
    {
      name: 'without its log',
      tamper: (folder) => {
        rmSync(`${mainIn(folder)}-wal`);
        rmSync(`${mainIn(folder)}-shm`);
      },
      mend: (folder) => folder,
    },
  ])('$name: acknowledges nothing, and loses nothing that it acknowledged', async ({ tamper, mend }) => {
    const folder = newFolder();
    const collector = await collectorProcess(folder);
    const receipts = await sendAll(collector, numbersTo(4));
    const backup = join(newFolder(), 'backup');
    rowsIn(folder, `VACUUM INTO '${backup}'`);
    for (const [number, receipt] of await sendAll(collector, numbersTo(8, 5))) receipts.set(number, receipt);
    const before = copyOf(folder);
    tamper(folder, backup);
    // One that is here, and new ones.
    for (const number of [9, 1, 10]) expect((await send(collector, number)).status).toBe(503);
    const health = await fetch(`${collector.url}/api/v1/health`);
    expect([health.status, await health.json()]).toEqual([503, problemNamed('unavailable')]);
    expect(await collector.stop('SIGTERM')).toBe(0);
    await expectAll(mend(folder, before), receipts);
  });

  it('leaves what overwrote it as it is, and says on the next start that the log is of something else', async () => {
    const folder = newFolder();
    const collector = await collectorProcess(folder);
    await sendAll(collector, [1]);
    const backup = join(newFolder(), 'backup');
    rowsIn(folder, `VACUUM INTO '${backup}'`);
    await sendAll(collector, [2]);
    execFileSync('cp', [backup, mainIn(folder)]);
    expect((await send(collector, 3)).status).toBe(503);
    expect(await collector.stop('SIGTERM')).toBe(0);
    expect(readFileSync(mainIn(folder)).equals(readFileSync(backup))).toBe(true);
    expect(openSqliteStore(folder)).toMatchObject({
      ok: false,
      fault: { kind: 'unusable', detail: expect.stringContaining('the log belongs to what was there before') },
    });
    for (const name of ['-wal', '-shm', '-stamp']) rmSync(`${mainIn(folder)}${name}`);
    expect(rowsIn(folder, 'SELECT id FROM responses')).toEqual([{ id: idOf(1) }]);
  });

  it('is told from one in a folder that was copied or moved as a whole', async () => {
    const folder = join(newFolder(), 'data');
    mkdirSync(folder);
    const collector = await collectorProcess(folder);
    const receipts = await sendAll(collector, numbersTo(3));
    expect(await collector.stop('SIGKILL')).toBe('SIGKILL');
    const copy = join(newFolder(), 'copy');
    // Without the times of the files.
    cpSync(folder, copy, { recursive: true });
    await expectAll(copy, receipts);
    renameSync(folder, `${folder}-moved`);
    await expectAll(`${folder}-moved`, receipts);
  });
});

describe('two collectors on one file', () => {
  it('trust each other’s writing, and that of commands and readers, while the log is written back again and again', async () => {
    const folder = newFolder();
    const both = await Promise.all([collectorProcess(folder), collectorProcess(folder)]);
    const stamps = new Set<string>();
    const text = 'x'.repeat(4000);
    let sent = 0;
    const load = both.map(async (collector) => {
      while (sent < 450) {
        sent += 1;
        expect((await send(collector, sent, text)).status).toBe(201);
        stamps.add(readFileSync(stampFile(mainIn(folder)), 'utf8'));
      }
    });
    const commands = (async () => {
      for (const id of ['a', 'b', 'c']) {
        const environment = { DATA_DIR: folder };
        const command = ['enrol', '--case', id, '--url', 'https://survey.example/'];
        expect((await runToEnd('../../src/cli/collector.ts', command, environment)).code).toBe(0);
        execFileSync('cp', [mainIn(folder), join(newFolder(), 'copied')]);
        expect(rowsIn(folder, 'SELECT count(*) > 0 AS some FROM responses')).toEqual([{ some: 1 }]);
      }
    })();
    await Promise.all([...load, commands]);
    expect(stamps.size).toBeGreaterThan(10);
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM responses')).toEqual([{ n: sent }]);
    expect(rowsIn(folder, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    for (const collector of both) expect(await collector.stop('SIGTERM')).toBe(0);
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM responses')).toEqual([{ n: sent }]);
  });
});
