import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepReports } from '../../src/lib/report.ts';
import { toldError } from '../../src/lib/toldError.ts';
import type { Change } from '../../src/storage/change.ts';
import { Database } from '../../src/storage/database.ts';
import { Journal } from '../../src/storage/journal/journal.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import { keepConfig } from '../../src/storage/settings.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { DraftWriter, type SaveStatus } from '../../src/storage/writer.ts';
import { stubLocalStorage } from './storeContract.ts';

const response = '01930000-0000-7000-8000-000000000001';
const begun: Change = {
  kind: 'begun',
  row: {
    id: response,
    instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
    language: 'nl',
    startedAt: '2026-11-01T08:00:00.000Z',
    changedAt: '2026-11-01T08:00:00.000Z',
    seq: 1,
    state: 'draft',
  },
};

let reported: (readonly [where: string, cause: unknown])[];
beforeEach(() => {
  reported = [];
  keepReports(({ where, cause }) => reported.push([where, cause]));
  stubLocalStorage();
});

const bug = new TypeError('x is not a function');
/** Tables in which a bug of the app's comes up at each answer. */
const buggy = (): Tables => {
  const tables = memoryTables();
  const put = () => {
    throw bug;
  };
  return {
    ...tables,
    inMemory: false,
    write: (work) => tables.write((rows) => work({ ...rows, answers: Object.assign(rows.answers, { put }) })),
  };
};

describe('what is reported of a store', () => {
  it('is a bug in a write, which the page can only call a failure', async () => {
    const store = tableStore(buggy());
    await store.write([begun]);
    const said: SaveStatus[] = [];
    const writer = new DraftWriter({
      store,
      response,
      seq: 1,
      now: () => new Date(),
      onStatus: (status) => said.push(status),
      rebase: async () => undefined,
    });
    writer.take({ kind: 'answered', item: 'A1', value: 4711 });
    await vi.waitFor(() => expect(said.at(-1)).toMatchObject({ state: 'failed', fault: 'failed' }));
    writer.abandon();
    expect(reported).toEqual([['write', bug]]);
  });

  it('is not that another window was first', async () => {
    const store = tableStore(memoryTables());
    await store.write([begun]);
    const late: Change = { kind: 'answered', response, seq: 7, at: begun.row.startedAt, item: 'A1', value: 1 };
    await expect(store.write([late])).rejects.toMatchObject({ fault: 'overtaken' });
    await expect(store.write([{ ...late, response: `${response.slice(0, -1)}2` }])).rejects.toMatchObject({
      fault: 'gone',
    });
    expect(reported).toEqual([]);
  });

  it.each<[string, () => Tables]>([
    ['a database', () => new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange })],
    ['memory', memoryTables],
  ])('is what cannot be read from %s', async (_name, tables) => {
    const fail = async () => {
      throw bug;
    };
    const on = tables();
    await expect(on.read(fail)).rejects.toBe(bug);
    await expect(on.readSettings(fail)).rejects.toBe(bug);
    await expect(on.writeSettings(fail)).rejects.toBe(bug);
    expect(reported).toEqual([
      ['database', bug],
      ['database', bug],
      ['database', bug],
    ]);
  });

  it('is a setting that is kept without a word where it can', async () => {
    const tables = memoryTables();
    const store = tableStore({ ...tables, writeSettings: (work) => tables.writeSettings(() => work(null as never)) });
    await keepConfig(store, { endpoint: 'api/v1' });
    expect(reported.map(([where]) => where)).toEqual(['database']);
  });
});

describe('what is reported of a journal', () => {
  it('is what its worker tells, and that it ended', async () => {
    class BrokenWorker {
      onmessage: ((event: { data: unknown }) => void) | undefined;
      onerror: (() => void) | undefined;
      postMessage() {
        this.onmessage?.({ data: structuredClone(toldError(bug)) });
        this.onerror?.();
      }
      terminate() {}
    }
    vi.stubGlobal('Worker', BrokenWorker);
    await expect(Journal.open()).rejects.toMatchObject({ fault: 'failed' });
    expect(reported).toMatchObject([
      ['journal', { name: 'TypeError', message: bug.message, stack: bug.stack }],
      ['journal', { message: 'worker failed' }],
    ]);
  });
});
