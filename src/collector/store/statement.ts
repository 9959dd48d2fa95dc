/** What stands in a column. */
export type Bound = string | number | null | Uint8Array;

/** A row as a database gives it; each reader parses the columns that it asked for. */
export type Row = Readonly<Record<string, unknown>>;

/** One SQL statement: `$1` and so on stand for its values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly Bound[];
}

/**
 * What a store does, as a sequence of statements: each is yielded, and its rows come back. So one description of the work
 * serves a database in this process, which answers at once, and one behind a network.
 */
export type Work<Value> = Generator<Statement, Value, readonly Row[]>;

/** Does one statement, and gives its rows. */
export function* rowsOf(sql: string, ...values: readonly Bound[]): Work<readonly Row[]> {
  return yield { sql, values };
}

/** Does one statement, and gives its first row. */
export function* rowOf(sql: string, ...values: readonly Bound[]): Work<Row | undefined> {
  const [first] = yield { sql, values };
  return first;
}

/** A database that a store stands on. Any method may reject with a `StoreFailure`. */
export interface Connection {
  /** Does work that changes nothing. */
  read<Value>(work: () => Work<Value>): Promise<Value>;
  /** Does work in one transaction: durable when it resolves. It may be done again from its beginning, so it does nothing else. */
  write<Value>(work: () => Work<Value>): Promise<Value>;
  /**
   * Does work of which one statement at most changes anything, however many only look: durable when it resolves. What
   * others do may show between its statements. It may be done again from its beginning.
   */
  writeOne<Value>(work: () => Work<Value>): Promise<Value>;
  /** The rows of a statement, a few at a time, all as they stand at its beginning. */
  stream(statement: Statement): AsyncIterable<Row>;
  close(): Promise<void>;
}
