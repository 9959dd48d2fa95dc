import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StoreFailure } from '../../src/collector/store/failure.ts';
import { openLine } from '../../src/collector/store/openFault.ts';
import { openPostgresStore } from '../../src/collector/store/postgres.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { howMany } from '../support/long.ts';
import { addressOf, PostgresServer, wantPostgres } from '../support/postgres.ts';
import { newFolder } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf, numbersFrom } from './documents.ts';
import { collectorProcess, type RemoteCollector } from './processes.ts';
import { submissionOf } from './storeContract.ts';

const programs = wantPostgres();

/** How often each is done. */
const rounds = howMany('POSTGRES_ROUNDS', 1, 20);
const responsesInARound = 300;
const sendersAtOnce = 8;

/** What was promised to senders: the first receipt of each id, and each later one that differs. */
class Promises {
  readonly receipts = new Map<string, Receipt>();
  readonly hashes = new Map<string, string>();
  readonly broken: string[] = [];
  refusals = 0;

  note(receipt: Receipt): void {
    const first = this.receipts.get(receipt.id);
    if (!first) this.receipts.set(receipt.id, receipt);
    else if (JSON.stringify(first) !== JSON.stringify(receipt)) this.broken.push(receipt.id);
  }

  /** Sends a response until there is a receipt, as a device does, to one collector after another. */
  async deliver(number: number, collector: () => RemoteCollector): Promise<void> {
    const bytes = bytesOf(documentOf(idOf(number)));
    this.hashes.set(idOf(number), createHash('sha256').update(bytes).digest('hex'));
    for (;;) {
      try {
        const init = await delivery(bytes);
        const answer = await fetch(`${collector().url}/api/v1/responses/${idOf(number)}`, init);
        if (answer.ok) return this.note((await answer.json()) as Receipt);
        expect(answer.status).toBe(503);
        await answer.body?.cancel();
      } catch (error) {
        // The collector was killed, or its answer was cut off.
        if (!(error instanceof TypeError)) throw error;
      }
      this.refusals += 1;
    }
  }

  /** Has every response of a round delivered; every third one twice at the same time. `halfway` is called in the midst of it. */
  async load(from: number, collector: () => RemoteCollector, halfway: () => Promise<void>): Promise<void> {
    const waiting = Array.from({ length: responsesInARound }, (_, at) => from + at).flatMap((number) =>
      number % 3 === 0 ? [number, number] : [number],
    );
    let done = 0;
    let fault: Promise<void> | undefined;
    const send = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await this.deliver(next, collector);
        done += 1;
        if (done === responsesInARound / 3) fault = halfway();
      }
    };
    await Promise.all(Array.from({ length: sendersAtOnce }, send));
    await fault;
  }

  /** Holds what a database has against what was promised. */
  async expectKept(server: PostgresServer): Promise<void> {
    const rows = await server.ask(
      `SELECT id, sha256, encode(sha256(bytes), 'hex') AS found, received_at, code FROM responses ORDER BY id`,
    );
    const kept = new Map(rows.map((row) => [String(row['id']), row]));
    expect(rows).toHaveLength(this.receipts.size);
    expect(this.broken).toEqual([]);
    for (const [id, receipt] of this.receipts)
      expect(kept.get(id)).toEqual({
        id,
        sha256: receipt.sha256,
        found: this.hashes.get(id),
        received_at: receipt.receivedAt,
        code: receipt.code,
      });
  }
}

describe.skipIf(!programs)('collectors on one PostgreSQL', () => {
  const servers: PostgresServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.dispose();
  });

  async function newServer(made: Promise<PostgresServer>): Promise<PostgresServer> {
    const server = await made;
    servers.push(server);
    return server;
  }

  it('lose and double nothing where one of three is killed under load', { timeout: 120_000 * rounds }, async () => {
    const server = await newServer(PostgresServer.make(programs ?? ''));
    const environment = { DATABASE_URL: server.url() };
    const next = numbersFrom(20240302);
    const promises = new Promises();
    const started = () => collectorProcess(newFolder(), environment);
    const collectors = await Promise.all([started(), started(), started()]);
    const some = () => {
      const collector = collectors[Math.floor(next() * collectors.length)];
      if (!collector) throw new Error('no collector');
      return collector;
    };
    for (let round = 0; round < rounds; round += 1)
      await promises.load(round * responsesInARound, some, async () => {
        const [killed] = collectors.splice(Math.floor(next() * collectors.length), 1);
        expect(await killed?.stop('SIGKILL')).toBe('SIGKILL');
        collectors.push(await started());
      });
    await promises.expectKept(server);
  });

  it('lose nothing acknowledged where the primary is killed and its synchronous standby promoted', {
    timeout: 120_000 * rounds,
  }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const primary = await newServer(PostgresServer.make(programs ?? ''));
      const standby = await newServer(PostgresServer.standbyOf(primary, 'second'));
      await primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'second'");
      await primary.ask('SELECT pg_reload_conf()');
      await vi.waitFor(
        async () =>
          expect(await primary.ask('SELECT sync_state FROM pg_stat_replication')).toEqual([{ sync_state: 'sync' }]),
        { timeout: 30_000, interval: 50 },
      );
      // The standby is named first: it answers, and must not be taken for the one that is written to.
      const hosts = `127.0.0.1:${standby.port},127.0.0.1:${primary.port}`;
      const environment = {
        DATABASE_URL: `postgres://office@${hosts}/postgres?target_session_attrs=read-write`,
        QUIET: 'yes',
      };
      const collectors = await Promise.all([1, 2].map(() => collectorProcess(newFolder(), environment)));
      const promises = new Promises();
      let turn = 0;
      const each = () => {
        turn += 1;
        const collector = collectors[turn % collectors.length];
        if (!collector) throw new Error('no collector');
        return collector;
      };
      await promises.load(0, each, async () => {
        await primary.stop('SIGKILL');
        await standby.promote();
      });
      await promises.expectKept(standby);
      await Promise.all(collectors.map((collector) => collector.stop('SIGTERM')));
    }
  });

  it('give no receipt where somebody ends the waiting for a standby that is away', async () => {
    const server = await newServer(PostgresServer.make(programs ?? ''));
    // So patient that nothing but the ended wait makes it fail.
    const opened = await openPostgresStore(addressOf(server.url()), { timeoutMs: 100_000 });
    if (!opened.ok) throw new Error(openLine(opened.fault));
    const store = opened.value;
    await server.ask("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    await server.ask('SELECT pg_reload_conf()');
    const ends: unknown[] = [];
    for (const write of [store.put(await submissionOf(1)), store.addCases([{ id: 'x', instrumentId: 'i' }], '1')])
      write.then(
        () => ends.push('done'),
        (error: unknown) => ends.push(error),
      );
    await vi.waitFor(
      async () => {
        await server.ask("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        expect(ends).toHaveLength(2);
      },
      { timeout: 30_000 },
    );
    expect(ends).toEqual([expect.any(StoreFailure), expect.any(StoreFailure)]);
    await store.close();
  });
});
