import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { hashOf } from '../../src/collector/sender.ts';
import { databaseFile } from '../../src/collector/store/sqlite.ts';
import { newFolder, rowsIn, storeIn } from '../collector/collectors.ts';
import { collectorOn } from './run.ts';

/** A folder with a database. */
function folderWithStore(): string {
  const folder = newFolder();
  storeIn(folder);
  return folder;
}

it('prints a key once, and keeps its hash', async () => {
  const folder = folderWithStore();
  const made = await collectorOn(folder, 'office-token', '--name', 'Anna', '--rights', 'decide, counts');
  expect([made.code, made.error]).toEqual([0, '']);
  const token = made.out.trim();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(rowsIn(folder, 'SELECT hash, name, rights FROM office_tokens')).toEqual([
    { hash: hashOf(token), name: 'Anna', rights: 'counts,decide' },
  ]);
  const listed = await collectorOn(folder, 'office-token');
  expect(listed.out).toMatch(/^number,name,rights,created,revoked\r?\n1,Anna,"counts,decide",20/);
  expect(listed.out).not.toContain(token);
  expect((await collectorOn(folder, 'office-token', '--revoke', '1')).code).toBe(0);
  expect((await collectorOn(folder, 'office-token')).out).toMatch(/,20[^,]+Z\r?\n$/);
  expect(await collectorOn(folder, 'office-token', '--revoke', '2')).toMatchObject({ code: 1 });
});

it.each([
  ['a name without rights', ['--name', 'Anna']],
  ['rights without a name', ['--rights', 'counts']],
  ['a right that is none', ['--name', 'Anna', '--rights', 'counts,everything']],
  ['no name', ['--name', ' ', '--rights', 'counts']],
  ['no right', ['--name', 'Anna', '--rights', '']],
  ['answers and codes in one hand', ['--name', 'Anna', '--rights', 'answers,issue']],
  ['decisions and codes in one hand', ['--name', 'Anna', '--rights', 'decide,issue']],
  ['making and ending at once', ['--name', 'Anna', '--rights', 'counts', '--revoke', '1']],
])('refuses %s', async (_, args) => {
  const folder = folderWithStore();
  expect((await collectorOn(folder, 'office-token', ...args)).code).toBe(2);
  expect(rowsIn(folder, 'SELECT * FROM office_tokens')).toEqual([]);
});

it.each<[string, string, number | undefined]>([
  ['nothing', 'SELECT 1', undefined],
  ['a line', "UPDATE office_record SET detail = '2 answers' WHERE number = 2", 2],
  ['who did it', 'UPDATE office_record SET token = 9 WHERE number = 1', 1],
  ['that there was one', 'DELETE FROM office_record WHERE number = 2', 3],
  ['the last one', 'DELETE FROM office_record WHERE number = 3', undefined],
])('finds in the record that somebody changed %s', async (_, sql, broken) => {
  const folder = folderWithStore();
  for (const name of ['Anna', 'Bert', 'Chris'])
    await collectorOn(folder, 'office-token', '--name', name, '--rights', 'counts');
  const whole = await collectorOn(folder, 'audit');
  expect([whole.code, whole.out]).toEqual([0, expect.stringMatching(/^3 [0-9a-f]{64}\n$/)]);
  const database = new DatabaseSync(databaseFile(folder));
  database.exec(sql);
  database.close();
  const found = await collectorOn(folder, 'audit', '--head');
  expect(found.code).toBe(broken === undefined ? 0 : 1);
  if (broken !== undefined) expect(found.error).toContain(`line ${broken} `);
  // What the chain cannot tell, the head that was kept elsewhere does.
  if (sql.includes('number = 3')) expect(found.out).not.toBe(whole.out);
});
