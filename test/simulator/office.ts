import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { type IntakeDependencies, takeIn } from '../../src/collector/intake.ts';
import { problemNamed } from '../../src/collector/problems.ts';
import { receiptSigner } from '../../src/collector/receiptSigner.ts';
import { hashOf, sendingOf } from '../../src/collector/sender.ts';
import type { SigningKey } from '../../src/collector/signingKey.ts';
import { stepsOf } from '../../src/collector/store/migrations.ts';
import { defaultRefusalRoom } from '../../src/collector/store/refusalRows.ts';
import { SqliteConnection } from '../../src/collector/store/sqliteConnection.ts';
import { type Store, storeOn } from '../../src/collector/store/store.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { sendTokenOf } from '../../src/protocol/token.ts';
import type { SimulatedReply, SimulatedRequest } from './network.ts';
import type { SimulatedPlatform } from './platform.ts';
import { runAs, type Scheduler, SimulatedProcess } from './scheduler.ts';

/** A response in the collector's database. */
export interface OfficeRow {
  readonly owner: string;
  readonly id: string;
  readonly sha256: string;
  readonly bytesSha256: string;
  readonly supersedes: string | null;
  readonly code: string;
}

/** One database for all simulations of a process, emptied for each: its tables are made once. */
const database = new DatabaseSync(':memory:');
for (const step of stepsOf('sqlite')) database.exec(step);
database.exec('PRAGMA foreign_keys = OFF');
const tables = database
  .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
  .all()
  .map(({ name }) => String(name));

const codeCharacters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The collector: the real intake on the real store, in memory, behind a simulated network. What it has committed outlives it. */
export class SimulatedOffice {
  process: SimulatedProcess;
  /** The questionnaires that it knows, by version. */
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly #scheduler: Scheduler;
  #store: Store;
  #dependencies: IntakeDependencies;
  /** What signs its receipts; undefined: nothing does. */
  #key: SigningKey | undefined;
  #starts = 0;
  #seen = -1;
  #told = -1;
  #rows: readonly OfficeRow[] = [];

  constructor(scheduler: Scheduler, instruments: ReadonlyMap<string, Instrument>) {
    for (const name of tables) database.exec(`DELETE FROM "${name}"`);
    this.#scheduler = scheduler;
    this.instruments = instruments;
    [this.process, this.#store, this.#dependencies] = this.#begin();
  }

  /** Starts it again, from what it had committed. */
  restart(): void {
    this.process.kill();
    [this.process, this.#store, this.#dependencies] = this.#begin();
  }

  /** Signs with a key from now on, after a start. */
  signWith(key: SigningKey): void {
    this.#key = key;
    this.restart();
  }

  #signer() {
    const made = this.#key && receiptSigner(this.#key, undefined, () => new Date());
    if (made?.ok === false) throw new Error(made.fault);
    return made?.value;
  }

  #begin(): [SimulatedProcess, Store, IntakeDependencies] {
    this.#starts += 1;
    const scheduler = this.#scheduler;
    const platform: SimulatedPlatform = {
      scheduler,
      clockAheadMs: 0,
      window: new EventTarget(),
      document: undefined,
      locks: undefined,
      channels: undefined,
      localStorage: undefined,
      fetch: undefined,
      Worker: undefined,
    };
    const process = new SimulatedProcess(`office${this.#starts}`, platform);
    const newCode = () =>
      [0, 0, 0].map(() => [0, 0, 0, 0].map(() => codeCharacters[scheduler.draws.below(32)]).join('')).join('-');
    const store = runAs(process, () => storeOn(new SqliteConnection(database, ':memory:', { stands: false }), newCode));
    const dependencies: IntakeDependencies = {
      store,
      findInstrument: async ({ version }) => this.instruments.get(version),
      now: () => new Date(),
      sealed: false,
      refusalRoom: defaultRefusalRoom,
      hasSpareRoom: () => true,
      onFault: (cause) => scheduler.note(`office: a document could not be checked: ${cause}`),
      onRefused: () => {},
      signer: this.#signer(),
    };
    return [process, store, dependencies];
  }

  /** Registers a case with its token. */
  async enrol(caseId: string, instrumentId: string, token: string): Promise<void> {
    const at = new Date(this.#scheduler.nowMs).toISOString();
    const send = await sendTokenOf(token);
    const done = runAs(this.process, async () => {
      await this.#store.addCases([{ id: caseId, instrumentId }], at);
      const hashes = { full: hashOf(token), send: hashOf(send) };
      await this.#store.registerToken({ caseId, origin: 'enrol', hashes, weak: false }, at);
    });
    let isDone = false;
    void done.then(() => {
      isDone = true;
    });
    while (!isDone) if (!(await this.#scheduler.step())) break;
  }

  /** Takes away the right to send with the tokens of a case. */
  revoke(caseId: string): void {
    database.prepare(`UPDATE tokens SET revoked_at = ? WHERE case_id = ?`).run('2026-11-01T08:00:00.000Z', caseId);
  }

  /** Answers a request as its process, unless that is killed before. */
  readonly answer = (request: SimulatedRequest, reply: (reply: SimulatedReply) => void): void => {
    const { process } = this;
    if (!process.isAlive) return;
    const { draws } = this.#scheduler;
    // A frozen one takes it in once it goes on.
    this.#scheduler.after(draws.between(0, 3), 'reads a request', process, () => {
      void this.#taken(request).then((taken) => {
        this.#scheduler.after(draws.between(0, 3), `answers ${taken.status}`, process, () => reply(taken));
      });
    });
  };

  async #taken({ url, headers, body }: SimulatedRequest): Promise<SimulatedReply> {
    const sending = await sendingOf(
      { authorization: headers['authorization'], own: headers['veldwerk-own'] },
      { store: this.#store, intake: 'open', codeKey: () => undefined, generalTokens: [] },
    );
    if (!sending.ok) return problemReply(problemNamed('unauthorised'));
    const fields = {
      id: url.split('/').at(-1) ?? '',
      contentType: headers['content-type'],
      contentEncoding: headers['content-encoding'],
      reprDigest: headers['repr-digest'],
    };
    const taken = await takeIn(fields, sending.value, body, this.#dependencies);
    this.#scheduler.note(`office: ${fields.id} ${taken.ok ? taken.value.kind : taken.fault.name}`);
    if (!taken.ok) return problemReply(taken.fault.problem);
    const { kind, receipt } = taken.value;
    return {
      status: kind === 'stored' ? 201 : 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(receipt),
    };
  }

  /** Whether anything was committed since it was asked last. */
  hasNews(): boolean {
    const isNew = this.#told !== this.#seen;
    this.#told = this.#seen;
    return isNew;
  }

  /** What it has committed, in the order in which it came. */
  rows(): readonly OfficeRow[] {
    const changes = Number(database.prepare('SELECT total_changes() AS n').get()?.['n']);
    if (changes !== this.#seen) {
      this.#seen = changes;
      const sql = 'SELECT owner, id, sha256, bytes, supersedes, code FROM responses ORDER BY rowid';
      this.#rows = database
        .prepare(sql)
        .all()
        .map((row) => ({
          owner: String(row['owner']),
          id: String(row['id']),
          sha256: String(row['sha256']),
          bytesSha256: hash('sha256', row['bytes'] as Uint8Array, 'hex'),
          supersedes: row['supersedes'] === null ? null : String(row['supersedes']),
          code: String(row['code']),
        }));
    }
    return this.#rows;
  }

  /** The ids that it names as rivals of one another, by the id that they supersede. */
  async namedForks(): Promise<ReadonlyMap<string, readonly string[]>> {
    const named = new Map<string, readonly string[]>();
    for await (const group of this.#store.rivalGroups({ superseded: false }))
      if (group.hides !== undefined) named.set(group.hides, await this.#store.rivalIds(group));
    return named;
  }
}

const problemReply = (problem: { readonly status: number }): SimulatedReply => ({
  status: problem.status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify(problem),
});
