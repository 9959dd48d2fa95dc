import type { DatabaseAddress } from './databaseUrl.ts';
import { StoreFailure } from './failure.ts';
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

const begin = { sql: 'BEGIN ISOLATION LEVEL SERIALIZABLE', values: [] };
const beginPlain = { sql: 'BEGIN ISOLATION LEVEL READ COMMITTED', values: [] };
const beginReading = { sql: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] };
const commit = { sql: 'COMMIT', values: [] };
const rollback = { sql: 'ROLLBACK', values: [] };

const rowsInOneFetch = 200;

/** How long other tries and other servers are waited for, in milliseconds: as long as a failover takes where it is fast. */
const mostForTries = 5000;

/** A PostgreSQL database. Whatever it cannot do within its patience fails; a server that does not answer is let go. */
export class PostgresConnection implements Connection {
  readonly #pool: PostgresPool;
  readonly #patienceMs: number;

  /** @param patienceMs how long anything may take, in milliseconds, other tries included */
  constructor(address: DatabaseAddress, patienceMs: number) {
    this.#pool = new PostgresPool(address, patienceMs);
    this.#patienceMs = patienceMs;
  }

  read<Value>(work: () => Work<Value>): Promise<Value> {
    return this.#patiently(async (session, until) =>
      driven(work(), async (statement) => (await session.run(statement, until - performance.now())).rows),
    );
  }

  write<Value>(work: () => Work<Value>): Promise<Value> {
    return this.#patiently((session, until) => transaction(work, session, until, begin));
  }

  /** Each statement stands for itself, and is durable once the server answers: no round trips for a transaction. */
  writeOne<Value>(work: () => Work<Value>): Promise<Value> {
    return this.#patiently(async (session, until) => {
      let changed = false;
      return driven(work(), async (statement) => {
        const changes = !/^\s*SELECT/.test(statement.sql);
        if (changes && changed) throw new Error('a second statement that changes something, outside a transaction');
        try {
          const answer = await session.run(statement, until - performance.now());
          if (changes && answer.warned) throw new Unknown('PostgreSQL: not waited for');
          changed ||= changes && answer.count > 0;
          return answer.rows;
        } catch (error) {
          throw changed || (changes && isLoss(error)) ? asUnknown(error) : error;
        }
      });
    });
  }

  /** Does work in one transaction that sees, statement by statement, what others have committed meanwhile, as after a lock. */
  writeAfterOthers<Value>(work: () => Work<Value>): Promise<Value> {
    return this.#patiently((session, until) => transaction(work, session, until, beginPlain));
  }

  async *stream({ sql, values }: Statement): AsyncGenerator<Row> {
    const limit = this.#patienceMs;
    try {
      const session = await this.#pool.lend(performance.now() + Math.min(limit, mostForTries));
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

  async #patiently<Value>(attempt: (session: PostgresSession, until: number) => Promise<Value>): Promise<Value> {
    const until = performance.now() + this.#patienceMs;
    const triesUntil = Math.min(until, performance.now() + mostForTries);
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

async function driven<Value>(
  steps: Work<Value>,
  rowsOf: (statement: Statement) => Promise<readonly Row[]>,
): Promise<Value> {
  let step = steps.next([]);
  while (!step.done) step = steps.next(await rowsOf(step.value));
  return step.value;
}

async function transaction<Value>(
  work: () => Work<Value>,
  session: PostgresSession,
  until: number,
  opening: Statement,
): Promise<Value> {
  const left = () => until - performance.now();
  // Waited for: where it fails, what follows would stand for itself.
  await session.run(opening, left());
  let value: Value;
  try {
    value = await driven(work(), async (statement) => (await session.run(statement, left())).rows);
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
