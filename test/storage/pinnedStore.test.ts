import { beforeEach, expect, it } from 'vitest';
import { backupOf } from '../../src/storage/backup.ts';
import { type Change, WriteError } from '../../src/storage/change.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import { pinnedStore } from '../../src/storage/pinnedStore.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import { stubLocalStorage } from './storeContract.ts';

const at = '2026-11-01T08:00:00.000Z';
const idOf = (number: number) => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [mine, draft, waiting, received] = [1, 2, 3, 4].map(idOf) as [string, string, string, string];
/** Stands in all that is of others, and in nothing of the one. */
const rare = 'Zeldzaam';

const begun = (id: string): Change => ({
  kind: 'begun',
  row: {
    id,
    instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
    language: 'nl',
    startedAt: at,
    changedAt: at,
    seq: 1,
    state: 'draft',
    label: id === mine ? 'Bakkerij Peeters' : rare,
  },
});
const answered = (response: string, value: string): Change => ({
  kind: 'answered',
  response,
  seq: 2,
  at,
  item: 'contactName',
  value,
});
const completed = (response: string): Change => ({
  kind: 'completed',
  response,
  seq: 3,
  at,
  frozen: {
    id: response,
    bytes: new TextEncoder().encode(rare),
    sha256: 'a'.repeat(64),
    queuedAt: at,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
  },
});

let whole: DeviceStore;
let pinned: DeviceStore;

beforeEach(async () => {
  stubLocalStorage();
  const tables = memoryTables();
  whole = tableStore(tables);
  for (const id of [mine, draft, waiting, received])
    await whole.write([begun(id), answered(id, id === mine ? 'Jan' : rare)]);
  for (const id of [waiting, received]) await whole.write([completed(id)]);
  await whole.write([
    { kind: 'delivered', receipt: { id: received, sha256: 'a'.repeat(64), receivedAt: at, code: 'AAAA-BBBB-CCCC' } },
  ]);
  await tables.write(async ({ strays }) => void (await strays.add({ table: 'answers', row: { rare } })));
  for (const name of ['invitations', 'enrolment', 'backup']) await whole.keepSetting(name, rare);
  await whole.keepSetting('self-test', 'told');
  pinned = pinnedStore(whole, mine);
});

/** All that a store tells, by everything that it has to be asked. */
const told = async (store: DeviceStore) => ({
  listed: await store.list(),
  read: await Promise.all([mine, draft, waiting, received].map((id) => store.read(id))),
  outbox: await store.outbox(),
  receipts: await store.receipts(),
  settings: await Promise.all(['invitations', 'enrolment', 'backup', 'self-test'].map((name) => store.setting(name))),
  stashed: [mine, draft, `trail-${draft}`].map((name) => store.stashed(name)),
  backup: await backupOf(store, 'test', new Date(at)),
});

it('tells of one response, and of no other by any way', async () => {
  whole.stash(draft, [answered(draft, rare)]);
  whole.stash(`trail-${draft}`, [answered(draft, rare)]);
  whole.stash(mine, [answered(mine, 'Jan')]);
  expect(JSON.stringify(await told(whole))).toContain(rare);
  const found = await told(pinned);
  const text = JSON.stringify(found);
  expect(text).not.toContain(rare);
  for (const id of [draft, waiting, received]) expect(text).not.toContain(id);
  expect(found.listed.responses.map(({ row }) => row.id)).toEqual([mine]);
  expect(found.read[0]?.answers).toMatchObject([{ item: 'contactName', value: 'Jan' }]);
  expect(found.backup.responses.map(({ row }) => row.id)).toEqual([mine]);
  expect(found.settings).toEqual([undefined, undefined, undefined, 'told']);
  expect(found.stashed[0]).toContain('Jan');
});

it('tells of none where the one is not there', async () => {
  const text = JSON.stringify(await told(pinnedStore(whole, 'unreadable')));
  for (const id of [mine, draft, waiting, received]) expect(text).not.toContain(id);
});

it.each<[string, Change]>([
  ['begins another', begun(idOf(5))],
  ['answers another', { ...answered(draft, 'x'), seq: 3 } as Change],
  ['deletes another', { kind: 'deleted', response: draft, seq: 3, at }],
  ['removes another', { kind: 'removed', response: received }],
  ['times another', { kind: 'timed', time: { response: draft, activeMs: 1, moduleMs: {}, sessions: 1, gaps: 0 } }],
])('never %s', async (_, change) => {
  const before = JSON.stringify(await told(whole));
  const mineAsWell = { ...answered(mine, 'Els'), seq: 3 } as Change;
  await expect(pinned.write([mineAsWell, change])).rejects.toBeInstanceOf(WriteError);
  expect(JSON.stringify(await told(whole))).toBe(before);
});

it('writes the one', async () => {
  await pinned.write([{ ...answered(mine, 'Els'), seq: 3 } as Change]);
  expect((await whole.read(mine))?.answers).toMatchObject([{ value: 'Els' }]);
});

it('says of no backup of the whole device that it was made', async () => {
  await pinned.keepSetting('backup', 'now');
  expect(await whole.setting('backup')).toBe(rare);
});
