import { afterEach, expect, it, vi } from 'vitest';
import type { CaseReply } from '../../src/protocol/redeemed.ts';
import { hearRequests, requestsOf } from '../../src/session/requests.ts';
import type { ResponseRow } from '../../src/session/responses.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import { tableStore } from '../../src/storage/tableStore.ts';

const at = '2026-11-05T10:12:00.000Z';
const row: ResponseRow = {
  ...{ id: '019301a0-0000-7000-8000-000000000001', instrument: { id: 'be.statbel.ict-2024', version: '1.1.0' } },
  ...{ language: 'nl', startedAt: at, changedAt: at, completedAt: at, seq: 2, state: 'complete' },
  ...{ case: { id: 'ICT-1' }, token: 'token' },
};

const delivered = (one: ResponseRow) => ({ row: one, outbox: undefined, receipt: undefined });

afterEach(() => void vi.useRealTimers());

it('hears at each contact what the office asks, and asks no sooner than after five minutes', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const tables = memoryTables();
  await tables.write(async (rows) => void (await rows.responses.put(row)));
  const store = tableStore(tables);
  const messages: string[] = [];
  let asked = 0;
  const askCase = async (): Promise<CaseReply> => {
    asked += 1;
    const requests = messages.map((nl) => ({ kind: 'correction', at, messages: { nl }, items: ['A1'] }));
    return {
      kind: 'status',
      status: { case: { id: 'ICT-1' }, instrument: row.instrument.id, state: 'delivered', requests },
    };
  };
  const services = {
    store,
    office: () => ({ url: 'https://collect.example/api/v1', movedFrom: [] }),
    inviting: async () => ({ askCase }) as never,
  };
  const heard = async () => {
    const stored = await store.read(row.id);
    await hearRequests(services, stored ?? delivered(row));
    const after = await store.read(row.id);
    return after ? requestsOf(after.row).map((request) => request.messages['nl']) : undefined;
  };
  expect(await heard()).toEqual([]);
  messages.push('Klopt A1?');
  expect([await heard(), asked]).toEqual([[], 1]);
  vi.advanceTimersByTime(5 * 60_000);
  expect([await heard(), asked]).toEqual([['Klopt A1?'], 2]);
});

it('hears while a correction is a draft what is asked of the corrected response, and not once it is completed', async () => {
  const by = '019301a0-0000-7000-8000-000000000003';
  const id = '019301a0-0000-7000-8000-000000000002';
  for (const [state, asks] of [
    ['draft', 1],
    ['complete', 0],
  ] as const) {
    vi.useFakeTimers({ toFake: ['performance'] });
    vi.advanceTimersByTime(60 * 60_000);
    const tables = memoryTables();
    const corrected = { ...row, id, correctedBy: by };
    await tables.write(async (rows) => {
      await rows.responses.put(corrected);
      await rows.responses.put({ ...row, id: by, state, corrects: { id, supersedes: id } });
    });
    const store = tableStore(tables);
    const request = { kind: 'correction', at, messages: { nl: 'En A2?' }, items: ['A2'] };
    const askCase = async (): Promise<CaseReply> => ({
      kind: 'status',
      status: { case: { id: 'ICT-1' }, instrument: row.instrument.id, state: 'reopened', requests: [request] },
    });
    const office = () => ({ url: 'https://collect.example/api/v1', movedFrom: [] });
    await hearRequests({ store, office, inviting: async () => ({ askCase }) as never }, delivered(corrected));
    const after = await store.read(id);
    expect(after && requestsOf(after.row)).toHaveLength(asks);
    vi.useRealTimers();
  }
});

it.each([
  ['queued', 0],
  ['paused', 0],
  ['refused', 1],
] as const)('of what is %s, the office is asked %i times', async (state, times) => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.advanceTimersByTime(2 * 60 * 60_000);
  const askCase = vi.fn(async (): Promise<CaseReply> => ({ kind: 'later' }));
  const outbox = {
    ...{ id: row.id, bytes: new Uint8Array(), sha256: '0'.repeat(64), queuedAt: at, state },
    ...{ attempts: 0, nextAttemptAt: 0 },
  };
  const office = () => ({ url: 'https://collect.example/api/v1', movedFrom: [] });
  const store = tableStore(memoryTables());
  const services = { store, office, inviting: async () => ({ askCase }) as never };
  await hearRequests(services, { ...delivered(row), outbox });
  expect(askCase).toHaveBeenCalledTimes(times);
});
