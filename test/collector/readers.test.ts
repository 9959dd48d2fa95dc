import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openLine } from '../../src/collector/store/openFault.ts';
import { databaseFile, openSqliteStore, openSqliteStoreToRead } from '../../src/collector/store/sqlite.ts';
import { collector } from '../cli/run.ts';
import { newFolder, storeIn } from './collectors.ts';
import { idOf } from './documents.ts';
import { rowsOf } from './exports.ts';
import { collectorProcess, linesOf, run, runToEnd } from './processes.ts';
import { submissionOf } from './storeContract.ts';

/** A folder with a database of so many responses, and the collector that holds it open. */
async function served(number = 3) {
  const folder = newFolder();
  const store = storeIn(folder);
  for (let at = 1; at <= number; at += 1) await store.put(await submissionOf(at));
  return { folder, store };
}

/** Another user with rights to read alone. Root may write whatever the rights say, so it becomes nobody. */
const asReader = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Takes the right to write away from everything in a folder, and the folder itself. */
function readOnly(folder: string): void {
  for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o444);
  chmodSync(folder, 0o555);
}

const exportedBy = async (folder: string, command = 'export') => {
  const { code, error, out } = await runToEnd('../../src/cli/collector.ts', [command], { DATA_DIR: folder }, asReader);
  return { code, error, ids: rowsOf([out]).map(({ id }) => id) };
};

const all = [1, 2, 3].map(idOf);
const note = 'collector: note: 0 superseded, 0 rivalling, 0 unopened\n';

/** What a collector that has stopped leaves in its folder. */
const stopped = ['veldwerk.sqlite', 'veldwerk.sqlite-stamp'];

describe('who has rights to read alone', () => {
  it('exports while the collector runs', async () => {
    const { folder } = await served();
    readOnly(folder);
    expect(await exportedBy(folder)).toEqual({ code: 0, error: note, ids: all });
    expect(await exportedBy(folder, 'refused')).toEqual({ code: 0, error: '', ids: [] });
  });

  it('exports when it is stopped, and leaves nothing behind', async () => {
    const { folder, store } = await served();
    await store.close();
    expect(readdirSync(folder)).toEqual(stopped);
    readOnly(folder);
    expect(await exportedBy(folder)).toEqual({ code: 0, error: note, ids: all });
    expect(readdirSync(folder)).toEqual(stopped);
  });

  it('exports from a folder that it may write, without files that the collector could not write then', async () => {
    const { folder, store } = await served();
    await store.close();
    readOnly(folder);
    chmodSync(folder, 0o777);
    expect(await exportedBy(folder)).toEqual({ code: 0, error: note, ids: all });
    expect(readdirSync(folder)).toEqual(stopped);
  });

  it('is told where a collector begins to write meanwhile', async () => {
    const { folder, store } = await served();
    await store.close();
    readOnly(folder);
    const reader = run('readingChild.ts', [folder], {}, asReader);
    const next = linesOf(reader.stdout);
    expect(await next()).toBe('ready');
    reader.stdin?.write('read\n');
    expect(await next()).toBe('3');
    chmodSync(folder, 0o755);
    chmodSync(databaseFile(folder), 0o644);
    await storeIn(folder).put(await submissionOf(4));
    reader.stdin?.write('read\n');
    expect(await next()).toBe(`a collector has begun to write ${databaseFile(folder)}: read it again`);
  });

  it('exports a copy of the database and its log', async () => {
    const { folder } = await served();
    const copy = newFolder();
    for (const file of readdirSync(folder)) copyFileSync(join(folder, file), join(copy, file));
    readOnly(copy);
    expect(await exportedBy(copy)).toEqual({ code: 0, error: note, ids: all });
  });
});

describe('a store that is read', () => {
  it('is not changed, and cannot be', async () => {
    const { folder, store } = await served();
    await store.close();
    const before = readFileSync(databaseFile(folder));
    const opened = openSqliteStoreToRead(folder);
    if (!opened.ok) throw new Error(openLine(opened.fault));
    const { store: reader, doubt } = opened.value;
    expect(doubt).toBeUndefined();
    expect(await Array.fromAsync(reader.responses({ superseded: false }))).toHaveLength(3);
    await expect(reader.put(await submissionOf(9))).rejects.toThrow('readonly');
    await reader.close();
    expect(readFileSync(databaseFile(folder))).toEqual(before);
  });

  it.each([
    ['newer', 99],
    ['older', 1],
  ])('says that another collector wrote it: %s', (kind, version) => {
    const folder = newFolder();
    const database = new DatabaseSync(databaseFile(folder));
    database.exec(`PRAGMA user_version = ${version}`);
    database.close();
    const opened = openSqliteStoreToRead(folder);
    expect(opened).toMatchObject({ ok: false, fault: { kind, version } });
    expect(opened.ok ? '' : openLine(opened.fault)).toContain(`${kind} collector (version ${version})`);
  });

  it('is none where there is no database', () => {
    const folder = newFolder();
    expect(openSqliteStoreToRead(folder)).toMatchObject({ ok: false, fault: { kind: 'unusable' } });
    expect(existsSync(databaseFile(folder))).toBe(false);
  });
});

describe('a copy that is not whole', () => {
  it('is told of where its log was left behind', async () => {
    const { folder } = await served();
    const [alone, both] = [newFolder(), newFolder()];
    copyFileSync(databaseFile(folder), databaseFile(alone));
    for (const file of readdirSync(folder)) copyFileSync(join(folder, file), join(both, file));
    const told = async (copy: string) =>
      (await collector(['export'], { DATA_DIR: copy })).error.split('\n').slice(0, -1);
    expect(await told(alone)).toEqual([
      expect.stringContaining('is a copy that was taken while a collector ran, and'),
      note.trimEnd(),
    ]);
    for (const whole of [both, folder]) expect(await told(whole)).toEqual([note.trimEnd()]);
  });

  it('is whole once nobody has it open any more, and after a collector was killed', async () => {
    const { folder, store } = await served();
    const second = openSqliteStore(folder);
    if (!second.ok) throw new Error(openLine(second.fault));
    const doubtIn = async () => {
      const copy = newFolder();
      copyFileSync(databaseFile(folder), databaseFile(copy));
      const opened = openSqliteStoreToRead(copy);
      if (!opened.ok) throw new Error(openLine(opened.fault));
      await opened.value.store.close();
      return opened.value.doubt !== undefined;
    };
    expect(await doubtIn()).toBe(true);
    await second.value.close();
    expect(await doubtIn()).toBe(true);
    await store.close();
    expect(await doubtIn()).toBe(false);
    const remote = await collectorProcess(folder);
    await remote.stop('SIGKILL');
    expect(await doubtIn()).toBe(true);
    const again = await collectorProcess(folder);
    await again.stop('SIGTERM');
    expect(await doubtIn()).toBe(false);
  });

  /** A database of two hundred responses, stopped, hurt, and exported. */
  async function hurt(how: (file: string) => void) {
    const { folder, store } = await served(200);
    await store.close();
    how(databaseFile(folder));
    return collector(['export', '--format', 'ndjson'], { DATA_DIR: folder });
  }

  it.each<[string, (file: string) => void, RegExp]>([
    [
      'cut short',
      (file) => truncateSync(file, 100 * 1024),
      /(is damaged, or a copy that is not whole|cannot be used): database disk image is malformed/,
    ],
    [
      'with a part that is blank, as of a disk that lost it',
      (file) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0, 20 * 4096, 60 * 4096));
      },
      /(is damaged, or a copy that is not whole|cannot be used): database disk image is malformed/,
    ],
    [
      'with an answer that is not what came in',
      (file) => {
        const bytes = readFileSync(file);
        bytes.write('"X"', bytes.indexOf('"nl"'));
        writeFileSync(file, bytes);
      },
      /is left out: its bytes are not those that came in/,
    ],
    [
      'of no database',
      (file) => writeFileSync(file, 'no database '.repeat(1000)),
      /cannot be used: file is not a database/,
    ],
    ['that is blank', (file) => truncateSync(file), /older collector \(version 0\)/],
  ])('is told of: %s', async (_, how, line) => {
    const { code, error } = await hurt(how);
    expect([code, error]).toEqual([1, expect.stringMatching(line)]);
    expect(error).not.toMatch(/\n {4}at /);
  });
});
