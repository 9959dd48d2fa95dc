import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { Database } from '../../src/storage/database.ts';
import { Cipher, newDataKey } from '../../src/storage/lock/cipher.ts';
import { sealing } from '../../src/storage/lock/sealing.ts';
import { shownOutside } from '../../src/storage/notices.ts';
import type { OutboxRow } from '../../src/storage/rows.ts';
import { openWorkerStore, type WorkerStore } from '../../src/storage/workerStore.ts';
import { type Drain, drain } from '../../src/sync/drain.ts';
import type { HttpReply } from '../../src/sync/outcome.ts';
import type { Target } from '../../src/sync/target.ts';
import { newReceiptSigner } from '../support/receiptSigner.ts';
import { at, entry, http, idOf, problem, taken } from './outboxEntries.ts';

const base = 'https://survey.example/sw.js';
const config = { endpoint: 'api/v1', byInstrument: { other: { endpoint: 'https://other.example/api/v1' } } };
const rejected = problem(401, 'unauthorised');

/** A device with entries in its outbox, as its pages left it. */
async function device(entries: readonly OutboxRow[], settings: Readonly<Record<string, unknown>> = { config }) {
  const browser = { indexedDB: new IDBFactory(), IDBKeyRange };
  const db = new Database('veldwerk', browser);
  await db.outbox.bulkAdd([...entries]);
  for (const [name, value] of Object.entries(settings)) await db.settings.put({ name, value });
  const sent: { readonly id: string; readonly to: Target }[] = [];
  const unwritten: Drain['unwritten'] = new Map();
  /** A round of the worker, which the office answers. */
  const round = async (
    answer: (one: OutboxRow, store: WorkerStore) => HttpReply | Promise<HttpReply> = taken,
    which: 'queued' | 'due' = 'queued',
  ) => {
    const store = await openWorkerStore(browser);
    if (!store) throw new Error('there is no database');
    const send = async (one: OutboxRow, to: Target) => {
      sent.push({ id: one.id, to });
      return answer(one, store);
    };
    return drain({ store, base, send, which, unwritten }).finally(store.close);
  };
  return { browser, db, round, sent, ids: () => sent.map(({ id }) => id) };
}

describe('a worker that is woken', () => {
  it('sends what waits, each to where the configuration that was kept says, and keeps the receipts', async () => {
    const tablet = await device([entry(1), entry(2, { instrument: 'other' })]);
    expect(await tablet.round()).toEqual({ arrived: 2, waiting: 0, dueAtMs: undefined, left: 0 });
    expect(tablet.sent.map(({ to }) => to.url)).toEqual([
      'https://survey.example/api/v1',
      'https://other.example/api/v1',
    ]);
    expect((await tablet.db.receipts.toArray()).map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
    expect(await tablet.db.outbox.count()).toBe(0);
    expect(await tablet.round()).toEqual({ arrived: 0, waiting: 0, dueAtMs: undefined, left: 0 });
    expect(tablet.sent).toHaveLength(2);
  });

  it.each([undefined, { endpoint: 5 }])(
    'sends nothing where no configuration was kept that reads: %j',
    async (kept) => {
      const tablet = await device([entry(1)], kept ? { config: kept } : {});
      expect(await tablet.round()).toMatchObject({ arrived: 0, waiting: 1, left: 1 });
      expect(tablet.sent).toEqual([]);
    },
  );

  it('tries what is queued whenever it was to be tried again, and neither what is paused nor what was refused', async () => {
    const later = Date.now() + 60_000;
    const tablet = await device([
      entry(1, { nextAttemptAt: later, lastAttemptAt: Date.now(), attempts: 3 }),
      entry(2, { state: 'paused', token: 'bad' }),
      entry(3, { state: 'refused' }),
      // Sent with the token that was rejected.
      entry(4, { token: 'bad' }),
    ]);
    expect(await tablet.round()).toEqual({ arrived: 1, waiting: 0, dueAtMs: undefined, left: 3 });
    expect(tablet.ids()).toEqual([idOf(1)]);
  });

  it('asks to be woken again for what got no answer, and not for what was rejected', async () => {
    const tablet = await device([entry(1), entry(2, { token: 'bad' }), entry(3)]);
    const answer = ({ id, token }: OutboxRow): HttpReply =>
      token ? rejected : id === idOf(1) ? { kind: 'none' } : taken(entry(3));
    expect(await tablet.round(answer)).toMatchObject({ arrived: 1, waiting: 1, left: 2 });
    expect((await tablet.db.outbox.toArray()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['queued', 1],
      ['paused', 0],
    ]);
  });

  it('believes no answer but a receipt for what was sent', async () => {
    const tablet = await device([entry(1)]);
    const portal = http(200, 'text/html', '<h1>Log in</h1>');
    expect(await tablet.round(() => portal)).toMatchObject({ arrived: 0, waiting: 1 });
    expect(await tablet.round(() => taken(entry(2)))).toMatchObject({ arrived: 0, waiting: 1 });
  });

  it('says when what got no answer is due again, and leaves it alone until then', async () => {
    const tablet = await device([entry(1)]);
    const busy: HttpReply = { kind: 'http', status: 503, contentType: '', retryAfter: '600', body: '' };
    const before = Date.now();
    const { dueAtMs = 0 } = await tablet.round(() => busy);
    expect(dueAtMs).toBeGreaterThanOrEqual(before + 600_000);
    // Nor does another network make it due.
    for (const which of ['due', 'queued'] as const)
      expect(await tablet.round(taken, which)).toEqual({ arrived: 0, waiting: 1, dueAtMs, left: 1 });
    expect(tablet.sent).toHaveLength(1);
  });

  describe('of an office that signs its receipts', () => {
    const [signer, other] = [newReceiptSigner(), newReceiptSigner()];
    const { kid, x, y } = signer.key;
    const receipt = { id: idOf(1), sha256: 'a'.repeat(64), receivedAt: at, code: 'ABCD-EFGH-2345' };
    const signing = { config: { ...config, receiptKeys: [signer.key] } };
    const byInstrument = { other: { ...config.byInstrument.other, receiptKeys: [other.key] } };

    it.each<[string, object, string]>([
      ['unsigned', receipt, 'unsigned'],
      ['of a key that it does not list', other.signed(receipt), 'unknown-key'],
      ['altered', { ...signer.signed(receipt), code: 'ABCD-EFGH-2346' }, 'different'],
    ])('believes no receipt that is %s, and goes on asking', async (_, body, receiptFault) => {
      const tablet = await device([entry(1)], signing);
      const answer = () => http(201, 'application/json', body);
      expect(await tablet.round(answer)).toMatchObject({ arrived: 0, waiting: 1, left: 1 });
      expect(await tablet.db.outbox.toArray()).toMatchObject([{ state: 'queued', attempts: 1, receiptFault }]);
      expect(await tablet.db.receipts.count()).toBe(0);
    });

    it('keeps a signed one with its key, each by the keys of its questionnaire', async () => {
      const tablet = await device([entry(1), entry(2, { instrument: 'other' })], {
        config: { ...signing.config, byInstrument },
      });
      const answer = ({ id }: OutboxRow) =>
        http(200, 'application/json', (id === idOf(1) ? signer : other).signed({ ...receipt, id }));
      expect(await tablet.round(answer)).toEqual({ arrived: 2, waiting: 0, dueAtMs: undefined, left: 0 });
      const keys = (await tablet.db.receipts.toArray()).map(({ key }) => key);
      expect(keys).toEqual([
        { kid, x, y },
        { kid: other.key.kid, x: other.key.x, y: other.key.y },
      ]);
    });
  });

  it('sends again what it sent before it was killed, and keeps the same receipt', async () => {
    const tablet = await device([entry(1)]);
    let first: HttpReply | undefined;
    // The office has it; the worker ends before it can write.
    await expect(
      tablet.round((one, store) => {
        first = taken(one);
        store.close();
        return first;
      }),
    ).rejects.toThrow();
    expect(await tablet.db.outbox.count()).toBe(1);
    expect(await tablet.round(() => first ?? rejected)).toMatchObject({ arrived: 1, left: 0 });
    expect(tablet.ids()).toEqual([idOf(1), idOf(1)]);
    expect(await tablet.db.receipts.count()).toBe(1);
  });

  it('keeps one receipt where a page sends at the same time', async () => {
    const tablet = await device([entry(1), entry(2)]);
    const rounds = await Promise.all([tablet.round(), tablet.round()]);
    expect(rounds.map(({ left }) => left)).toEqual([0, 0]);
    expect(await tablet.db.receipts.count()).toBe(2);
    expect(await tablet.db.outbox.count()).toBe(0);
  });

  it('sends on a locked device what is sealed for the office, and leaves the rest to be unlocked', async () => {
    const tablet = await device([]);
    const own = new Database('veldwerk', tablet.browser, sealing({ cipher: new Cipher(newDataKey()), plain: false }));
    await own.outbox.bulkAdd([entry(1, { media: 'application/jose', token: 'send' }), entry(2)]);
    expect(await tablet.round()).toEqual({ arrived: 1, waiting: 0, dueAtMs: undefined, left: 0 });
    expect(tablet.ids()).toEqual([idOf(1)]);
    // With the key, the receipt reads, and what waits does as well.
    expect((await own.receipts.toArray()).map(({ id }) => id)).toEqual([idOf(1)]);
    expect(await own.outbox.toArray()).toEqual([entry(2)]);
  });
});

describe('the database of a worker', () => {
  const versions = async (browser: { readonly indexedDB: IDBFactory }) =>
    (await browser.indexedDB.databases()).map(({ name, version }) => [name, version]);

  it('is not created', async () => {
    const browser = { indexedDB: new IDBFactory(), IDBKeyRange };
    expect(await openWorkerStore(browser)).toBeUndefined();
    expect(await versions(browser)).toEqual([]);
  });

  it.each(['older', 'newer'])('is left as it is where it is of an %s version', async (age) => {
    const { browser, db } = await device([entry(1)]);
    const version = db.backendDB().version + (age === 'older' ? -10 : 10);
    db.close();
    if (age === 'older') browser.indexedDB = new IDBFactory();
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = browser.indexedDB.open('veldwerk', version);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    let asked = 0;
    opened.onversionchange = () => {
      asked += 1;
    };
    expect(await openWorkerStore(browser)).toBeUndefined();
    expect([asked, await versions(browser)]).toEqual([0, [['veldwerk', version]]]);
  });

  it.each(['gone', 'older', 'newer'])(
    'is neither created nor upgraded where it is %s by the time it is opened',
    async (what) => {
      const factory = new IDBFactory();
      const { browser, db } = await device([]);
      const own = (await browser.indexedDB.databases()).map((one) => one.version ?? 0)[0] ?? 0;
      db.close();
      const version = what === 'older' ? own - 10 : own + 10;
      if (what !== 'gone')
        await new Promise<void>((resolve) => {
          factory.open('veldwerk', version).onsuccess = ({ target }) => {
            (target as IDBOpenDBRequest).result.close();
            resolve();
          };
        });
      const before = await factory.databases();
      const late = new Proxy(factory, {
        get: (all, name: keyof IDBFactory) =>
          name === 'databases' ? async () => [{ name: 'veldwerk', version: own }] : all[name].bind(all),
      });
      const opened = openWorkerStore({ indexedDB: late, IDBKeyRange });
      if (what === 'newer') expect(await opened).toBeUndefined();
      else await expect(opened).rejects.toThrow();
      expect(await factory.databases()).toEqual(before);
    },
  );

  it('is let go of while it is in use, for a page that erases it: nothing more is sent of it', async () => {
    const tablet = await device([entry(1), entry(2)]);
    tablet.db.close();
    let erased: Promise<void> | undefined;
    await expect(
      tablet.round(async (one) => {
        erased = new Database('veldwerk', tablet.browser).delete();
        await erased;
        return taken(one);
      }),
    ).rejects.toThrow();
    expect(tablet.sent).toHaveLength(1);
    expect(await versions(tablet.browser)).toEqual([]);
  });
});

describe('what is shown outside the app', () => {
  const wanted = { arrivals: { language: 'fr' } };
  it.each([
    ['what was asked for', wanted, { notices: { language: 'fr' }, count: true }],
    ['no notification where none was asked for', {}, { notices: undefined, count: true }],
    ['none on a device with a lock', { ...wanted, lock: {} }, { notices: undefined, count: true }],
    [
      'and no number on one that is handed over',
      { ...wanted, lock: {}, handover: {} },
      { notices: undefined, count: false },
    ],
  ])('is %s', async (_, settings, expected) => {
    const { browser } = await device([], settings);
    const store = await openWorkerStore(browser);
    expect(store && (await shownOutside(store))).toEqual(expected);
    store?.close();
  });
});
