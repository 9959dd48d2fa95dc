import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { keepReports } from '../../src/lib/report.ts';
import type { Office } from '../../src/protocol/endpoint.ts';
import { type Change, WriteError } from '../../src/storage/change.ts';
import { Database } from '../../src/storage/database.ts';
import type { Admission } from '../../src/storage/rights.ts';
import type { OutboxRow } from '../../src/storage/rows.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import type { HttpReply } from '../../src/sync/outcome.ts';
import { type SendRound, sendableEntries, sendDue } from '../../src/sync/sendDue.ts';
import { targetOf } from '../../src/sync/target.ts';
import { newReceiptSigner } from '../support/receiptSigner.ts';
import { at, entry, http, idOf, problem, taken } from './outboxEntries.ts';

const here: Office = { url: 'https://collect.example/api/v1/', movedFrom: [] };

/** A device with entries in its outbox, and an office that takes some tokens. */
async function device(
  entries: readonly OutboxRow[],
  takes: (token: string | undefined, entry: OutboxRow) => HttpReply | undefined | Promise<HttpReply>,
) {
  const db = new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange });
  await db.outbox.bulkAdd([...entries]);
  const store = tableStore(db);
  const sent: (string | undefined)[] = [];
  const asked: string[] = [];
  let office = here;
  let admission: Admission | undefined;
  const target = (one: OutboxRow) => targetOf(one, office);
  const common = { unwritten: new Map(), renewed: new Set<string>() };
  const round = (eager: boolean): SendRound => ({
    store,
    target,
    send: async (one) => {
      const token = target(one)?.token;
      sent.push(token);
      return (await takes(token, one)) ?? taken(one);
    },
    renew: async ({ id }) => {
      asked.push(id);
      return admission;
    },
    now: () => Date.parse(at),
    random: () => 0,
    onSending: () => {},
    which: eager ? 'all' : 'due',
    ...common,
  });
  return {
    db,
    store,
    unwritten: common.unwritten,
    sent,
    asked,
    sendDue: (eager = true) => sendDue(round(eager)),
    states: async () => Object.fromEntries((await db.outbox.toArray()).map(({ id, state }) => [id.slice(-1), state])),
    waiting: async () => sendableEntries(await store.outbox(), target).length,
    admits: (given: Admission) => {
      admission = given;
    },
    moves: (to: Office) => {
      office = to;
    },
  };
}

describe('a token that is not taken', () => {
  it.each([401, 403])(
    'holds up all that is sent with it and nothing else, and is tried once a round: %i',
    async (status) => {
      const name = status === 401 ? 'unauthorised' : 'forbidden';
      const tablet = await device(
        [entry(1, { token: 'bad' }), entry(2, { token: 'bad' }), entry(3, { token: 'good' }), entry(4, { own: 'own' })],
        (token) => (token === 'bad' ? problem(status, name) : undefined),
      );
      await tablet.sendDue(false);
      expect(tablet.sent).toEqual(['bad', 'good', 'own']);
      expect(await tablet.states()).toEqual({ 1: 'paused', 2: 'paused' });
      expect(await tablet.waiting()).toBe(0);
      await tablet.sendDue(false);
      expect(tablet.sent).toHaveLength(3);
      await tablet.sendDue();
      expect(tablet.sent.slice(3)).toEqual(['bad']);
      await tablet.db.outbox.add(entry(5, { token: 'bad' }));
      await tablet.sendDue(false);
      expect(tablet.sent).toHaveLength(4);
      expect(await tablet.waiting()).toBe(0);
    },
  );

  it('pauses also what comes to be queued with it later, with what was said of the token', async () => {
    const tablet = await device([entry(1, { token: 'bad' }), entry(2, { token: 'bad' })], (token) =>
      token === 'bad' ? problem(401, 'unauthorised') : undefined,
    );
    await tablet.sendDue(false);
    // An attempt that began before, in a browser without locks, had no answer; and another is completed.
    await tablet.store.write([
      { kind: 'postponed', response: idOf(1), attempts: 1, lastAttemptAt: 0, nextAttemptAt: Date.parse(at) + 1000 },
    ]);
    await tablet.db.outbox.bulkAdd([entry(3, { token: 'bad' }), entry(4, { token: 'good' })]);
    expect(await tablet.states()).toEqual({ 1: 'queued', 2: 'paused', 3: 'queued', 4: 'queued' });
    await tablet.sendDue(false);
    expect(tablet.sent).toEqual(['bad', 'good']);
    expect(await tablet.states()).toEqual({ 1: 'paused', 2: 'paused', 3: 'paused' });
    for (const { refusal } of await tablet.db.outbox.toArray()) expect(refusal).toMatchObject({ name: 'unauthorised' });
    expect(await tablet.waiting()).toBe(0);
  });

  it('is not sent while that cannot be written', async () => {
    const tablet = await device(
      [entry(1, { token: 'bad', state: 'paused' }), entry(2, { token: 'bad' })],
      () => undefined,
    );
    const write = tablet.store.write;
    const now = Date.parse(at);
    tablet.store.write = () => Promise.reject(new WriteError('quota'));
    await tablet.sendDue(false);
    expect(tablet.sent).toEqual([]);
    expect(tablet.unwritten.get(idOf(2))).toEqual({ attempts: 1, until: now });
    tablet.store.write = write;
    await tablet.sendDue(false);
    expect(await tablet.states()).toEqual({ 1: 'paused', 2: 'paused' });
  });

  it('holds up nothing that is sent without one, where it may not be sent from here any more', async () => {
    const bound = { token: 'bound', endpoint: 'https://older.example/api/v1', state: 'paused' } as const;
    const tablet = await device([entry(1, bound), entry(2, {})], () => undefined);
    await tablet.sendDue(false);
    expect(tablet.sent).toEqual([undefined]);
    expect(await tablet.states()).toEqual({ 1: 'paused' });
  });

  it('is asked for anew once, and what was sent with it goes on with the new one', async () => {
    const tablet = await device([entry(1, { token: 'bad' }), entry(2, { token: 'bad' })], (token) =>
      token === 'bad' ? problem(401, 'unauthorised') : undefined,
    );
    tablet.admits({ row: { token: 'new', endpoint: here.url }, send: 'new-send' });
    await tablet.sendDue();
    expect(tablet.sent).toEqual(['bad', 'new-send', 'new-send']);
    expect(tablet.asked).toEqual([idOf(1)]);
    expect(await tablet.db.outbox.count()).toBe(0);
  });

  it('ends there where the new one is not taken either', async () => {
    const tablet = await device([entry(1, { token: 'bad' })], () => problem(401, 'unauthorised'));
    tablet.admits({ row: { token: 'new', endpoint: here.url }, send: 'new-send' });
    await tablet.sendDue();
    expect(tablet.sent).toEqual(['bad', 'new-send']);
    expect(await tablet.states()).toEqual({ 1: 'paused' });
    expect(await tablet.db.outbox.get(idOf(1))).toMatchObject({ token: 'new-send', endpoint: here.url });
    await tablet.sendDue();
    expect(tablet.asked).toHaveLength(1);
  });

  it('is not asked for anew where another case is forbidden, nor where it is the response’s own', async () => {
    const forbidden = await device([entry(1, { token: 'other' })], () => problem(403, 'forbidden'));
    await forbidden.sendDue();
    const own = await device([entry(1, { own: 'own' })], () => problem(401, 'unauthorised'));
    await own.sendDue();
    expect([...forbidden.asked, ...own.asked]).toEqual([]);
  });
});

describe('an answer that comes late', () => {
  const old = problem(401, 'unauthorised');
  const admitted: Change = {
    ...{ kind: 'admitted', response: idOf(1), send: 'newer' },
    row: { token: 'newer', endpoint: here.url },
  };
  const requeued: Change = { kind: 'requeued', response: idOf(1) };

  it.each([
    ['401', old],
    ['403', problem(403, 'forbidden')],
    ['409', problem(409, 'conflict')],
    ['422', problem(422, 'invalid-document')],
    ['none', { kind: 'none' } as const],
  ])('says nothing of a response that has a newer token by then: %s', async (_, reply) => {
    const tablet = await device([entry(1, { token: 'old' })], async (token) => {
      if (token !== 'old') return taken(entry(1, {}));
      // Another window, or the worker beside it, where the browser has no locks.
      await tablet.store.write([admitted, requeued]);
      return reply;
    });
    await tablet.sendDue(false);
    expect(await tablet.db.outbox.get(idOf(1))).toMatchObject({ state: 'queued', attempts: 0, token: 'newer' });
    await tablet.sendDue(false);
    expect(tablet.sent).toEqual(['old', 'newer']);
    expect(await tablet.db.outbox.count()).toBe(0);
  });

  it('puts no token that was asked for in the place of one that another window was given', async () => {
    const tablet = await device([entry(1, { token: 'old' })], async (token) => {
      if (token === 'old') await tablet.store.write([admitted]);
      return token === 'old' ? old : taken(entry(1, {}));
    });
    tablet.admits({ row: { token: 'third', endpoint: here.url }, send: 'third' });
    await tablet.sendDue(false);
    expect(tablet.sent).toEqual(['old', 'newer']);
  });

  it('is no delivery of other bytes than it names', async () => {
    const other = 'b'.repeat(64);
    const tablet = await device([entry(1, {})], async (_, one) => {
      await tablet.db.outbox.put(entry(1, { sha256: other }));
      return taken(one);
    });
    await tablet.sendDue(false);
    expect(await tablet.db.outbox.get(idOf(1))).toMatchObject({ state: 'queued', sha256: other });
    expect(await tablet.db.receipts.count()).toBe(0);
  });

  it.each(['refused', 'paused'] as const)(
    'is none of what was answered meanwhile, where there was no answer to this one: %s',
    async (kind) => {
      const tablet = await device([entry(1, {})], async () => {
        await tablet.store.write([{ kind, response: idOf(1), refusal: { name: 'conflict', errors: [] } }]);
        return { kind: 'none' };
      });
      await tablet.sendDue(false);
      expect(await tablet.states()).toEqual({ 1: kind });
    },
  );
});

it('sends a token to no endpoint but its own, until the office says that it moved', async () => {
  const bound = { token: 'bound', endpoint: 'https://collect.example/api/v1' };
  const tablet = await device(
    [entry(1, bound), entry(2, { token: 'free' }), entry(3, { own: 'own' })],
    () => undefined,
  );
  const elsewhere = { url: 'https://elsewhere.example/api/v1', movedFrom: ['https://older.example/'] };
  tablet.moves(elsewhere);
  await tablet.sendDue();
  expect(tablet.sent).toEqual(['free', 'own']);
  expect(await tablet.states()).toEqual({ 1: 'queued' });
  expect(await tablet.waiting()).toBe(0);
  tablet.moves({ ...elsewhere, movedFrom: [here.url] });
  await tablet.sendDue();
  expect(tablet.sent.at(-1)).toBe('bound');
});

describe('a receipt that is not signed as configured', () => {
  const signer = newReceiptSigner();
  const signing = { ...here, receiptKeys: [signer.key] };
  const signed = ({ id, sha256 }: OutboxRow) =>
    http(201, 'application/json', signer.signed({ id, sha256, receivedAt: at, code: 'AAAA-BBBB-CCCC' }));

  it('leaves what was sent waiting and says why, until one comes that is', async () => {
    let isSigned = false;
    const tablet = await device([entry(1, {})], (_, one) => (isSigned ? signed(one) : taken(one)));
    tablet.moves(signing);
    const reported: string[] = [];
    keepReports(({ where, cause }) => reported.push(`${where} ${cause}`));
    await tablet.sendDue();
    await tablet.sendDue();
    // It is tried every minute, and reported once.
    expect(reported).toEqual(['receipt Error: a receipt is not believed: unsigned']);
    expect(await tablet.db.outbox.get(idOf(1))).toMatchObject({
      state: 'queued',
      attempts: 2,
      receiptFault: 'unsigned',
    });
    expect(await tablet.db.receipts.count()).toBe(0);
    isSigned = true;
    await tablet.sendDue();
    expect(await tablet.db.outbox.count()).toBe(0);
    const { kid, x, y } = signer.key;
    expect(await tablet.db.receipts.get(idOf(1))).toMatchObject({ key: { kid, x, y } });
  });

  it('is forgotten where something else goes wrong then', async () => {
    let reply: HttpReply | undefined;
    const tablet = await device([entry(1, {})], () => reply);
    tablet.moves(signing);
    await tablet.sendDue();
    reply = { kind: 'none' };
    await tablet.sendDue();
    const after = await tablet.db.outbox.get(idOf(1));
    expect(after).toMatchObject({ attempts: 2 });
    expect(after).not.toHaveProperty('receiptFault');
  });

  it('counts also where the keys are known only since it was sent', async () => {
    const tablet = await device([entry(1, {})], () => {
      tablet.moves(signing);
      return undefined;
    });
    await tablet.sendDue();
    expect(await tablet.db.outbox.get(idOf(1))).toMatchObject({ receiptFault: 'unsigned' });
  });

  it('holds up no other', async () => {
    const tablet = await device([entry(1, {}), entry(2, {})], (_, one) =>
      one.id === idOf(2) ? signed(one) : undefined,
    );
    tablet.moves(signing);
    await tablet.sendDue();
    expect(await tablet.states()).toEqual({ 1: 'queued' });
  });
});

describe('the right that goes with a response', () => {
  const general = { ...here, token: 'general' };
  it.each([
    ['the case’s token before the configuration’s', { token: 'case' }, general, { token: 'case' }],
    ['the configuration’s, and the own one beside it', { own: 'own' }, general, { token: 'general', own: 'own' }],
    ['the own one where there is no other', { own: 'own' }, here, { token: 'own' }],
    ['the configuration’s alone, for what was frozen without', {}, general, { token: 'general' }],
    ['none', {}, here, {}],
  ])('is %s', (_, row, office, expected) => {
    expect(targetOf(entry(1, row), office)).toEqual({ url: here.url, ...expected });
  });
});

it('keeps with what waits whether the office said when to come again, until it says something else', async () => {
  const replies: HttpReply[] = [{ ...http(503, 'text/plain', ''), retryAfter: '120' } as HttpReply, { kind: 'none' }];
  const tablet = await device([entry(1, {})], () => replies.shift());
  const kept = async () => {
    const { askedToWait, nextAttemptAt = 0 } = (await tablet.db.outbox.get(idOf(1))) ?? {};
    return [askedToWait, nextAttemptAt - Date.parse(at)];
  };
  await tablet.sendDue();
  expect(await kept()).toEqual([true, 120_000]);
  await tablet.sendDue();
  expect(await kept()).toEqual([undefined, 0]);
  await tablet.sendDue();
  expect(await tablet.db.outbox.count()).toBe(0);
});
