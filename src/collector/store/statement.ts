/** A value of a column. */
export type Bound = string | number | null | Uint8Array;

/** A row as a database returns it; each reader parses the columns that it asked for. */
export type Row = Readonly<Record<string, unknown>>;

/** One SQL statement: `$1` and so on are its parameters. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly Bound[];
}

/**
 * Work of a store as a sequence of statements: each is yielded, and its rows come back. So one description serves a database
 * in this process, which is synchronous, and one behind a network.
 */
export type Work<Value> = Generator<Statement, Value, readonly Row[]>;

/** Executes one statement, and returns its rows. */
export function* queryRows(sql: string, ...values: readonly Bound[]): Work<readonly Row[]> {
  return yield { sql, values };
}

/** Executes one statement, and returns its first row. */
export function* queryRow(sql: string, ...values: readonly Bound[]): Work<Row | undefined> {
  const [first] = yield { sql, values };
  return first;
}

/** The database of a store. Any method may reject with a `StoreFailure`. */
export interface Connection {
  /** Whether its work holds this thread, so that what is long has to be done a little at a time. */
  readonly holdsThread: boolean;
  /** Does work that changes nothing. */
  read<Value>(work: () => Work<Value>): Promise<Value>;
  /** Does work in one transaction: durable when it resolves. It may be retried from its beginning, so it must have no other effects. */
  write<Value>(work: () => Work<Value>): Promise<Value>;
  /**
   * Does work of which one statement at most writes, however many read: durable when it resolves. Its statements may see what
   * others commit in between. It may be retried from its beginning.
   */
  writeOne<Value>(work: () => Work<Value>): Promise<Value>;
  /**
   * Does work in one transaction, which it may share with other work: durable when it resolves. Its statements see what
   * others commit in between, so that after waiting for a lock they see what the holder wrote. It may be retried from its
   * beginning.
   */
  writeShared<Value>(work: () => Work<Value>): Promise<Value>;
  /** The rows of a statement, a few at a time, all from one snapshot. */
  stream(statement: Statement): AsyncIterable<Row>;
  /**
   * Removes what was erased from the files, where the database does not do so itself; `thorough`: rewrites all of it. False: a
   * reader still needs the older pages, so it has to be called again.
   */
  scrub?(thorough: boolean): Promise<boolean>;
  close(): Promise<void>;
}
