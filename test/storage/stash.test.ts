import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import type { Change } from '../../src/storage/change.ts';
import { Database } from '../../src/storage/database.ts';
import { restoreStash } from '../../src/storage/restoreStash.ts';
import { tableStore } from '../../src/storage/tableStore.ts';

const at = '2026-11-01T08:00:00.000Z';
const response = '01930000-0000-7000-8000-00000000000a';

it('takes up what an invitation said in a page’s last moment, and what was typed after it', async () => {
  const db = new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange });
  await db.responses.add({
    id: response,
    instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
    language: 'nl',
    startedAt: at,
    changedAt: at,
    seq: 1,
    state: 'draft',
    code: 'ABCDE-FGHJK',
  });
  const to = { case: { id: 'ICT-1' }, token: 'token', endpoint: 'https://collect.example/', label: 'Bakkerij' };
  const changes: Change[] = [
    { kind: 'assigned', response, seq: 2, at, to: { ...to, language: 'fr' } },
    { kind: 'answered', response, seq: 3, at, item: 'A1', value: 40 },
    // An invitation need not say a language.
    { kind: 'assigned', response, seq: 4, at, to: { known: '', language: undefined } },
  ];
  const taken = await db.write((rows) => restoreStash(rows, response, JSON.stringify({ response, changes })));
  const store = tableStore(db);
  await store.write(taken);
  const found = await store.read(response);
  expect(found?.row).toMatchObject({ ...to, language: 'fr', seq: 4 });
  expect(found?.answers).toMatchObject([{ item: 'A1', value: 40 }]);
  expect(await db.strays.count()).toBe(0);
});
