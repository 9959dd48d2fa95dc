import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { Database } from '../../../src/storage/database.ts';
import { Cipher, newDataKey } from '../../../src/storage/lock/cipher.ts';
import { forgetHandover, keepHandover, readHandover, toldWhileLocked } from '../../../src/storage/lock/handover.ts';
import { sealing } from '../../../src/storage/lock/sealing.ts';
import { memoryTables } from '../../../src/storage/memoryTables.ts';
import { tableStore } from '../../../src/storage/tableStore.ts';
import { stubLocalStorage } from '../storeContract.ts';

const response = '01930000-0000-7000-8000-00000000000a';
const name = 'Bakkerij Peeters';
const cipher = new Cipher(newDataKey());

let factory: IDBFactory;
let beside: Map<string, string>;
const opened = () => new Database('veldwerk', { indexedDB: factory, IDBKeyRange }, sealing({ cipher, plain: false }));
const locked = () => new Database('veldwerk', { indexedDB: factory, IDBKeyRange });
const lost = memoryTables;

beforeEach(async () => {
  beside = stubLocalStorage();
  factory = new IDBFactory();
  await keepHandover(tableStore(opened(), undefined, cipher), cipher, response, name);
});

it('is there at the next start, and tells a locked device the name alone', async () => {
  expect(await readHandover(opened(), cipher)).toEqual({ response });
  expect(await toldWhileLocked(locked())).toEqual({ name });
  const rests = JSON.stringify([await locked().settings.toArray(), [...beside]]);
  expect(rests).not.toContain(response);
});

it('outlives a lost database', async () => {
  expect(await readHandover(lost(), cipher)).toEqual({ response });
  expect(await toldWhileLocked(lost())).toEqual({ name });
});

it('outlives the removal of what is clear', async () => {
  beside.clear();
  expect(await readHandover(opened(), cipher)).toEqual({ response });
  expect(await toldWhileLocked(locked())).toEqual({ name: '' });
});

it.each<[string, unknown]>([
  ['taken away', undefined],
  ['written in clear', { name: 'handover', value: { response: '01930000-0000-7000-8000-00000000000b' } }],
  ['overwritten', { name: 'handover', sealed: new Uint8Array(40) }],
])('is not changed to another response where the mark is %s', async (_, row) => {
  if (row === undefined) await locked().settings.delete('handover');
  else await locked().table('settings').put(row);
  expect(await readHandover(opened(), cipher)).toEqual({ response });
});

it('shows nothing where neither mark reads', async () => {
  await locked()
    .table('settings')
    .put({ name: 'handover', sealed: new Uint8Array(40) });
  localStorage.setItem('veldwerk-handover', JSON.stringify({ name, sealed: 'AAAA' }));
  expect(await readHandover(opened(), cipher)).toEqual({ response: 'unreadable' });
  expect(await toldWhileLocked(locked())).toEqual({ name });
});

it('ends in both places', async () => {
  await forgetHandover(tableStore(opened(), undefined, cipher));
  expect(await readHandover(opened(), cipher)).toBeUndefined();
  expect(await readHandover(lost(), cipher)).toBeUndefined();
  expect(await toldWhileLocked(locked())).toBeUndefined();
});

it('stands nowhere where the database does not take it', async () => {
  await forgetHandover(tableStore(opened(), undefined, cipher));
  const refusing = { ...tableStore(opened()), base: { tables: opened(), replica: async () => Promise.reject() } };
  refusing.base.tables.writeSettings = () => Promise.reject(new Error('full'));
  await expect(keepHandover(refusing, cipher, response, name)).rejects.toThrow('full');
  expect(await readHandover(opened(), cipher)).toBeUndefined();
});
