import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { receiptCode } from '../../src/collector/receiptCode.ts';
import { StoreFailure } from '../../src/collector/store/failure.ts';
import { openLine } from '../../src/collector/store/openFault.ts';
import { databaseFile, openSqliteStore } from '../../src/collector/store/sqlite.ts';
import { newFolder, rowsIn, storeIn } from './collectors.ts';
import { idOf } from './documents.ts';
import { caseContract } from './office/caseContract.ts';
import { choiceContract } from './office/choiceContract.ts';
import { glanceContract } from './office/glanceContract.ts';
import { officeContract } from './office/officeContract.ts';
import { shelfContract } from './shelfContract.ts';
import { inOwn, storeContract, submissionOf } from './storeContract.ts';

storeContract('the SQLite store', async () => storeIn(newFolder()));
officeContract('the SQLite store', async () => storeIn(newFolder()));
glanceContract('the SQLite store', async () => storeIn(newFolder()));
caseContract('the SQLite store', async () => storeIn(newFolder()));
choiceContract('the SQLite store', async () => storeIn(newFolder()));
shelfContract('the SQLite store', async () => storeIn(newFolder()));

describe('the SQLite store', () => {
  it('writes ahead to a log, in tables that hold to their types', () => {
    const folder = newFolder();
    storeIn(folder);
    expect(rowsIn(folder, 'PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(rowsIn(folder, "SELECT name FROM pragma_table_list WHERE strict AND schema = 'main' ORDER BY 1")).toEqual(
      [
        ...[
          'acts',
          'cases',
          'codes',
          'correction_requests',
          'draft_copies',
          'drafts',
          'office_record',
          'office_sessions',
          'office_tokens',
          'passed_over',
          'published',
          'refused',
          'responses',
        ],
        ...['settings', 'token_hashes', 'tokens', 'wrong_codes'],
      ].map((name) => ({ name })),
    );
  });

  it('has the columns that an office asks for', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    const more = { case: { id: 'case 7' } };
    await store.put(await submissionOf(9, { more }));
    await store.put(await submissionOf(1, { more: { ...more, supersedes: idOf(9) } }));
    expect(
      rowsIn(
        folder,
        'SELECT instrument_id, instrument_version, case_id, supersedes, language, completed_at FROM responses WHERE supersedes IS NOT NULL',
      ),
    ).toEqual([
      {
        instrument_id: 'be.statbel.ict-2024',
        instrument_version: '1.0.0',
        case_id: 'case 7',
        supersedes: idOf(9),
        language: 'nl',
        completed_at: '2024-03-01T10:00:00.000Z',
      },
    ]);
  });

  it('counts what is refused again, and keeps another reason beside it', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    const refusal = {
      id: 'x',
      bytes: new Uint8Array([1]),
      sha256: 'aa',
      problem: { type: 't', title: 't', status: 400 },
      media: '',
      owner: '',
    };
    await store.refuse({ ...refusal, name: 'conflict', seenAt: '1' });
    await store.refuse({ ...refusal, name: 'conflict', seenAt: '2' });
    await store.refuse({ ...refusal, name: 'id-mismatch', seenAt: '3' });
    expect(rowsIn(folder, 'SELECT problem, times, first_seen, last_seen FROM refused ORDER BY 1')).toEqual([
      { problem: 'conflict', times: 2, first_seen: '1', last_seen: '2' },
      { problem: 'id-mismatch', times: 1, first_seen: '3', last_seen: '3' },
    ]);
  });

  it('draws another code where one is taken', async () => {
    const codes = ['AAAA-AAAA-AAAA', 'AAAA-AAAA-AAAA', 'BBBB-BBBB-BBBB'];
    const store = storeIn(newFolder(), () => codes.shift() ?? '');
    await store.put(await submissionOf(1));
    expect(await store.put(await submissionOf(2))).toMatchObject({ receipt: { code: 'BBBB-BBBB-BBBB' } });
  });

  it('fails rather than double a code, and is whole afterwards', async () => {
    const store = storeIn(newFolder(), () => 'AAAA-AAAA-AAAA');
    const first = await store.put(await submissionOf(1));
    await expect(store.put(await submissionOf(2))).rejects.toThrow(StoreFailure);
    expect(await store.receiptOf(idOf(2), '', inOwn)).toBeUndefined();
    expect(await store.put(await submissionOf(1))).toEqual({ ...first, kind: 'same' });
  });

  it('leaves a database alone that a newer collector has written', () => {
    const folder = newFolder();
    const database = new DatabaseSync(databaseFile(folder));
    database.exec('PRAGMA user_version = 99');
    database.close();
    const opened = openSqliteStore(folder);
    expect(opened).toMatchObject({ ok: false, fault: { kind: 'newer', version: 99 } });
    expect(rowsIn(folder, 'SELECT name FROM sqlite_schema')).toEqual([]);
  });

  it('says which file it cannot use', () => {
    const folder = newFolder();
    writeFileSync(databaseFile(folder), 'this is no database, and it is longer than the header of one. '.repeat(20));
    const opened = openSqliteStore(folder);
    expect(opened.ok ? '' : openLine(opened.fault)).toBe(
      `The database ${databaseFile(folder)} cannot be used: file is not a database`,
    );
    const blocked = join(folder, 'file');
    writeFileSync(blocked, '');
    expect(openSqliteStore(blocked)).toMatchObject({ ok: false, fault: { kind: 'unusable' } });
    mkdirSync(databaseFile(join(folder, 'deep')), { recursive: true });
    expect(openSqliteStore(join(folder, 'deep'))).toMatchObject({ ok: false, fault: { kind: 'unusable' } });
  });
});

describe('a receipt code', () => {
  it('has no letter that is taken for a digit, and is another each time', () => {
    const codes = Array.from({ length: 200 }, receiptCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes).size).toBe(200);
  });
});

describe('what a store rests in', () => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

  it('is for its owner alone, also where older files were open to all', async () => {
    const folder = join(newFolder(), 'new', 'data');
    const store = storeIn(folder);
    await store.put(await submissionOf(1));
    const files = ['veldwerk.sqlite', 'veldwerk.sqlite-wal', 'veldwerk.sqlite-shm'].map((name) => join(folder, name));
    expect([folder, ...files].map(modeOf)).toEqual(['700', '600', '600', '600']);
    for (const file of files) chmodSync(file, 0o644);
    storeIn(folder);
    expect(files.map(modeOf)).toEqual(['600', '600', '600']);
  });
});
