import type { DatabaseAddress } from './databaseUrl.ts';
import { StoreFailure } from './failure.ts';
import { type Job, Lanes } from './lanes.ts';
import { PostgresPool, shortPause } from './postgresPool.ts';
import { PostgresFault, type PostgresSession } from './postgresSession.ts';
import type { Connection, Row, Statement, Work } from './statement.ts';

/** Whether a failed transaction can be tried again: nothing of it was committed. */
const isRetryable = ({ code, lost }: PostgresFault, tried: number): boolean =>
  lost ||
  // A unique violation: most likely the row was inserted a moment ago, and is found the next time.
  (code === '23505' && tried < 3) ||
  [
    // A serialisation failure, a deadlock.
    '40001',
    '40P01',
    // The server has changed: read-only, starting, stopping, or with another column than when the statement was prepared.
    '25006',
    '57P03',
    '0A000',
    '53300',
    'READ_ONLY',
  ].includes(code);

/** A write that may or may not have been committed: neither acknowledged nor tried again. */
class UnknownOutcome extends Error {}

type Reading = Job<() => Work<unknown>>;

/** What writes, and whether its statements have to be one transaction also where it is alone. */
type Writing = Job<{ readonly work: () => Work<unknown>; readonly whole: boolean }>;

const begin = { sql: 'BEGIN ISOLATION LEVEL SERIALIZABLE', values: [] };
const beginPlain = { sql: 'BEGIN ISOLATION LEVEL READ COMMITTED', values: [] };
const beginReading = { sql: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] };
const commit = { sql: 'COMMIT', values: [] };
const rollback = { sql: 'ROLLBACK', values: [] };

const rowsInOneFetch = 200;

/** Groups at the same time, of reads and of writes: few, so that they are large under load. */
const groupsAtOnce = 2;

/** In a larger group the first job would wait long for the last. */
const maxGroupSize = 64;

/** How long it retries, also on other servers: as long as a fast failover takes. */
const retryForMs = 5000;

/** A PostgreSQL database. What takes longer than the timeout fails; a server that does not respond is disconnected. */
export class PostgresConnection implements Connection {
  readonly holdsThread = false;
  readonly #pool: PostgresPool;
  readonly #timeoutMs: number;
  readonly #reads: Lanes<() => Work<unknown>>;
  readonly #writes: Lanes<Writing['work']>;

  /** @param timeoutMs how long any operation may take, retries included */
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
    return this.#writes.add({ work, whole: false });
  }

  writeShared<Value>(work: () => Work<Value>): Promise<Value> {
    return this.#writes.add({ work, whole: true });
  }

  /** Does work in a READ COMMITTED transaction: after a lock, its statements see what others have committed meanwhile. */
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

  /** Pipelines the statements of all jobs; each is a transaction of its own. */
  #readGroup(jobs: readonly Reading[]): Promise<void> {
    return this.#asGroup(jobs, driveOn, async (session, until) => {
      const failed: Reading[] = [];
      // What failed is done once more by itself, and fails there with its cause.
      await Promise.all(jobs.map((job) => driveOn(job.work, session, until).then(job.resolve, () => failed.push(job))));
      return failed;
    });
  }

  /** Does all jobs in one transaction, so that one flush makes them durable; where one fails, each alone. */
  #writeGroup(jobs: readonly Writing[]): Promise<void> {
    return this.#asGroup(jobs, writeAlone, async (session, until) => {
      const all = () => allOf(jobs.map(({ work }) => driveOn(work.work, session, until)));
      try {
        const values = await transaction(all, session, until, beginPlain);
        for (const [at, job] of jobs.entries()) job.resolve(values[at]);
        return [];
      } catch (error) {
        if (!(error instanceof UnknownOutcome)) return jobs;
        for (const job of jobs) job.reject(new StoreFailure(error));
        return [];
      }
    });
  }

  /** Does a group on one session, then each job that it returns alone. */
  async #asGroup<Wanted>(
    jobs: readonly Job<Wanted>[],
    alone: (work: Wanted, session: PostgresSession, until: number) => Promise<unknown>,
    group: (session: PostgresSession, until: number) => Promise<readonly Job<Wanted>[]>,
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
        if (!(error instanceof PostgresFault) || !isRetryable(error, tried) || performance.now() >= triesUntil)
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

/** The values of all, once each is settled. */
async function allOf(ends: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  await Promise.allSettled(ends);
  return Promise.all(ends);
}

const driveOn = <Value>(work: () => Work<Value>, session: PostgresSession, until: number): Promise<Value> =>
  driven(work(), rowsBy(session, until));

const writeAlone = ({ work, whole }: Writing['work'], session: PostgresSession, until: number): Promise<unknown> =>
  whole ? transaction(() => driveOn(work, session, until), session, until, beginPlain) : writeOne(work, session, until);

/** Each statement is a transaction of its own, durable once the server responds: no round trips for BEGIN and COMMIT. */
function writeOne<Value>(work: () => Work<Value>, session: PostgresSession, until: number): Promise<Value> {
  let changed = false;
  return driven(work(), async (statement) => {
    const changes = !/^\s*SELECT/.test(statement.sql);
    if (changes && changed) throw new Error('a second statement that changes something, outside a transaction');
    try {
      const result = await session.run(statement, until - performance.now());
      if (changes && result.warned) throw new UnknownOutcome('PostgreSQL: not waited for');
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
  // Awaited: if it failed, the statements after it would each be committed alone.
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
    // A commit that did not wait for its standby gives a warning, and still says COMMIT.
    if (command !== 'COMMIT' || warned) throw new UnknownOutcome(`PostgreSQL: ${command}, with a warning`);
  } catch (error) {
    throw isLoss(error) ? asUnknown(error) : error;
  }
  return value;
}

const isLoss = (error: unknown): boolean => error instanceof PostgresFault && error.lost;

const asUnknown = (error: unknown): UnknownOutcome =>
  new UnknownOutcome(error instanceof Error ? error.message : String(error));

async function rolledBack(session: PostgresSession, limitMs: number): Promise<void> {
  if (session.isLost) return;
  try {
    await session.run(rollback, limitMs);
  } catch {
    // The server rolls back when the connection closes.
    session.destroy();
  }
}
