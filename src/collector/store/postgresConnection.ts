import type { DatabaseAddress } from './databaseUrl.ts';
import { StoreFailure } from './failure.ts';
import { type Job, Lanes } from './lanes.ts';
import { PostgresPool, shortPause } from './postgresPool.ts';
import { PostgresFault, type PostgresSession } from './postgresSession.ts';
import type { Connection, Row, Statement, Work } from './statement.ts';

/** Whether what failed may go well when it is done again from its beginning: nothing of it was done. */
const mayGoWell = ({ code, lost }: PostgresFault, tried: number): boolean =>
  lost ||
  // A row that was not there a moment ago, most likely; it will be found the next time.
  (code === '23505' && tried < 3) ||
  [
    // Somebody came between: serialisation, a deadlock.
    '40001',
    '40P01',
    // The server is another than it was: read-only, starting, stopping, or with a column more than was prepared for.
    '25006',
    '57P03',
    '0A000',
    '53300',
    'READ_ONLY',
  ].includes(code);

/** A write of which nobody knows whether it was done: neither reported as done, nor done again. */
class Unknown extends Error {}

type Jobs = readonly Job<() => Work<unknown>>[];

const begin = { sql: 'BEGIN ISOLATION LEVEL SERIALIZABLE', values: [] };
const beginPlain = { sql: 'BEGIN ISOLATION LEVEL READ COMMITTED', values: [] };
const beginReading = { sql: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] };
const commit = { sql: 'COMMIT', values: [] };
const rollback = { sql: 'ROLLBACK', values: [] };

const rowsInOneFetch = 200;

/** Groups under way at the same time, of reads and of writes: few, so that they are large where there is much to do. */
const groupsAtOnce = 2;

/** More of them would keep the first waiting for the last. */
const maxGroupSize = 64;

/** How long other tries and other servers are waited for, in milliseconds: as long as a failover takes where it is fast. */
const retryForMs = 5000;

/** A PostgreSQL database. Whatever it cannot do within its patience fails; a server that does not answer is let go. */
export class PostgresConnection implements Connection {
  readonly #pool: PostgresPool;
  readonly #timeoutMs: number;
  readonly #reads: Lanes<() => Work<unknown>>;
  readonly #writes: Lanes<() => Work<unknown>>;

  /** @param timeoutMs how long anything may take, in milliseconds, other tries included */
  constructor(address: DatabaseAddress, timeoutMs: number) {
    this.#pool = new PostgresPool(address, timeoutMs);
    this.#timeoutMs = timeoutMs;
    this.#reads = new Lanes(groupsAtOnce, maxGroupSize, (jobs) => this.#readGroup(jobs));
    this.#writes = new Lanes(groupsAtOnce, maxGroupSize, (jobs) => this.#writeGroup(jobs));
  }

  read<Value>(work: () => Work<Value>): Promise<Value> {
    return this.#reads.add(work);
  }

  write<Value>(work: () => Work<Value>): Promise<Value> {
    return this.#retrying((session, until) => transaction(() => driveOn(work, session, until), session, until, begin));
  }

  writeOne<Value>(work: () => Work<Value>): Promise<Value> {
    return this.#writes.add(work);
  }

  /** Does work in one transaction that sees, statement by statement, what others have committed meanwhile, as after a lock. */
  writeAfterOthers<Value>(work: () => Work<Value>): Promise<Value> {
    return this.#retrying((session, until) =>
      transaction(() => driveOn(work, session, until), session, until, beginPlain),
    );
  }

  async *stream({ sql, values }: Statement): AsyncGenerator<Row> {
    const limit = this.#timeoutMs;
    try {
      const session = await this.#pool.lend(performance.now() + Math.min(limit, retryForMs));
      try {
        await session.run(beginReading, limit);
        await session.run({ sql: 'SET LOCAL idle_in_transaction_session_timeout = 0', values: [] }, limit);
        await session.run({ sql: `DECLARE rows NO SCROLL CURSOR FOR ${sql}`, values }, limit);
        for (;;) {
          const { rows } = await session.run({ sql: `FETCH ${rowsInOneFetch} FROM rows`, values: [] }, limit);
          yield* rows;
          if (rows.length < rowsInOneFetch) break;
        }
      } finally {
        await rolledBack(session, limit);
        this.#pool.takeBack(session);
      }
    } catch (error) {
      throw new StoreFailure(error);
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** Sends the statements of all one after another without waiting for answers in between; each stands for itself. */
  #readGroup(jobs: Jobs): Promise<void> {
    return this.#asGroup(jobs, driveOn, async (session, until) => {
      const failed: Job<() => Work<unknown>>[] = [];
      await Promise.all(jobs.map((job) => driveOn(job.work, session, until).then(job.resolve, () => failed.push(job))));
      return failed;
    });
  }

  /** Does all in one transaction, so that one flush makes them durable; if one fails, each alone, so that it fails no other. */
  #writeGroup(jobs: Jobs): Promise<void> {
    return this.#asGroup(jobs, writeOne, async (session, until) => {
      const all = () => allOf(jobs.map(({ work }) => driveOn(work, session, until)));
      try {
        const values = await transaction(all, session, until, beginPlain);
        for (const [at, job] of jobs.entries()) job.resolve(values[at]);
        return [];
      } catch (error) {
        if (!(error instanceof Unknown)) return jobs;
        for (const job of jobs) job.reject(new StoreFailure(error));
        return [];
      }
    });
  }

  /** Does a group on one session, and each of those that it gives back on its own, as one that comes by itself. */
  async #asGroup(
    jobs: Jobs,
    alone: <Value>(work: () => Work<Value>, session: PostgresSession, until: number) => Promise<Value>,
    group: (session: PostgresSession, until: number) => Promise<Jobs>,
  ): Promise<void> {
    let left = jobs;
    if (jobs.length > 1) {
      const since = Math.min(...jobs.map((job) => job.since));
      try {
        const session = await this.#pool.lend(since + Math.min(this.#timeoutMs, retryForMs));
        try {
          left = await group(session, since + this.#timeoutMs);
        } finally {
          this.#pool.takeBack(session);
        }
      } catch (error) {
        for (const job of jobs) job.reject(new StoreFailure(error));
        return;
      }
    }
    await Promise.all(
      left.map(({ work, since, resolve, reject }) =>
        this.#retrying((session, until) => alone(work, session, until), since).then(resolve, reject),
      ),
    );
  }

  async #retrying<Value>(
    attempt: (session: PostgresSession, until: number) => Promise<Value>,
    since = performance.now(),
  ): Promise<Value> {
    const until = since + this.#timeoutMs;
    const triesUntil = Math.min(until, since + retryForMs);
    for (let tried = 1; ; tried += 1) {
      try {
        const session = await this.#pool.lend(triesUntil);
        try {
          return await attempt(session, until);
        } finally {
          this.#pool.takeBack(session);
        }
      } catch (error) {
        if (!(error instanceof PostgresFault) || !mayGoWell(error, tried) || performance.now() >= triesUntil)
          throw new StoreFailure(error);
      }
      await shortPause();
    }
  }
}

const rowsBy =
  (session: PostgresSession, until: number) =>
  async (statement: Statement): Promise<readonly Row[]> =>
    (await session.run(statement, until - performance.now())).rows;

/** What all came to, once each has come to its end. */
async function allOf(ends: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  await Promise.allSettled(ends);
  return Promise.all(ends);
}

const driveOn = <Value>(work: () => Work<Value>, session: PostgresSession, until: number): Promise<Value> =>
  driven(work(), rowsBy(session, until));

/** Each statement stands for itself, and is durable once the server answers: no round trips for a transaction. */
function writeOne<Value>(work: () => Work<Value>, session: PostgresSession, until: number): Promise<Value> {
  let changed = false;
  return driven(work(), async (statement) => {
    const changes = !/^\s*SELECT/.test(statement.sql);
    if (changes && changed) throw new Error('a second statement that changes something, outside a transaction');
    try {
      const result = await session.run(statement, until - performance.now());
      if (changes && result.warned) throw new Unknown('PostgreSQL: not waited for');
      changed ||= changes && result.count > 0;
      return result.rows;
    } catch (error) {
      throw changed || (changes && isLoss(error)) ? asUnknown(error) : error;
    }
  });
}

async function driven<Value>(
  steps: Work<Value>,
  rowsOf: (statement: Statement) => Promise<readonly Row[]>,
): Promise<Value> {
  let step = steps.next([]);
  while (!step.done) step = steps.next(await rowsOf(step.value));
  return step.value;
}

async function transaction<Value>(
  work: () => Promise<Value>,
  session: PostgresSession,
  until: number,
  opening: Statement,
): Promise<Value> {
  const left = () => until - performance.now();
  // Waited for: where it fails, what follows would stand for itself.
  await session.run(opening, left());
  let value: Value;
  try {
    value = await work();
  } catch (error) {
    await rolledBack(session, left());
    throw error;
  }
  try {
    const { command, warned } = await session.run(commit, left());
    // A standby that was not waited for is a warning, and the answer is COMMIT all the same.
    if (command !== 'COMMIT' || warned) throw new Unknown(`PostgreSQL: ${command}, with a warning`);
  } catch (error) {
    throw isLoss(error) ? asUnknown(error) : error;
  }
  return value;
}

const isLoss = (error: unknown): boolean => error instanceof PostgresFault && error.lost;

const asUnknown = (error: unknown): Unknown => new Unknown(error instanceof Error ? error.message : String(error));

async function rolledBack(session: PostgresSession, limitMs: number): Promise<void> {
  if (session.isLost) return;
  try {
    await session.run(rollback, limitMs);
  } catch {
    // What is not rolled back by a word is by hanging up.
    session.destroy();
  }
}
