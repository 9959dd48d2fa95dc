import type {
  AnnotationRow,
  AnswerRow,
  OutboxRow,
  PrefilledRow,
  ReceiptRow,
  ResponseRow,
  SettingRow,
  TimeRow,
  TrailRow,
  UnreadableRow,
} from './rows.ts';

/**
 * Rows of one kind, by key: as much of Dexie's table as the rules of storage need, so that memory can fulfil it too.
 * What is read is parsed before it is believed.
 */
export interface RowTable<Row, Key> {
  get(key: Key): Promise<Row | undefined>;
  toArray(): Promise<Row[]>;
  count(): Promise<number>;
  toCollection(): { primaryKeys(): Promise<Key[]> };
  /** @throws {DOMException} `ConstraintError` where the key is taken */
  add(row: Row): Promise<unknown>;
  put(row: Row): Promise<unknown>;
  delete(key: Key): Promise<void>;
  bulkAdd(rows: readonly Row[]): Promise<unknown>;
  bulkPut(rows: readonly Row[]): Promise<unknown>;
}

/** Rows that are parts of a response. */
export interface PartTable<Row, Key> extends RowTable<Row, Key> {
  where(index: 'response'): {
    equals(response: string): {
      toArray(): Promise<Row[]>;
      primaryKeys(): Promise<Key[]>;
      sortBy(member: 'key'): Promise<Row[]>;
      count(): Promise<number>;
      delete(): Promise<unknown>;
    };
  };
}

/** All that rests on the device about responses. */
export interface Rows {
  readonly responses: RowTable<ResponseRow, string>;
  readonly prefilled: RowTable<PrefilledRow, string>;
  readonly answers: PartTable<AnswerRow, [response: string, item: string]>;
  readonly annotations: PartTable<AnnotationRow, [response: string, name: string]>;
  readonly trail: PartTable<TrailRow, number>;
  readonly times: RowTable<TimeRow, string>;
  readonly outbox: RowTable<OutboxRow, string>;
  readonly receipts: RowTable<ReceiptRow, string>;
  readonly strays: RowTable<UnreadableRow, number>;
}

/** What the app keeps by name beside responses. */
export type Settings = RowTable<SettingRow, string>;

/** What rests on the device, in transactions: a database of the browser, or the page's memory where there is none. */
export interface Tables {
  /** The browser gives no database: these are gone when the page is. */
  readonly inMemory: boolean;

  /** Reads as of one moment. Nothing but the given rows is waited for meanwhile. */
  read<Value>(work: (rows: Rows) => Promise<Value>): Promise<Value>;

  /** Writes all or nothing: what throws undoes what was written. Nothing but the given rows is waited for meanwhile. */
  write<Value>(work: (rows: Rows) => Promise<Value>): Promise<Value>;

  /** The same with settings. */
  readSettings<Value>(work: (settings: Settings) => Promise<Value>): Promise<Value>;
  writeSettings<Value>(work: (settings: Settings) => Promise<Value>): Promise<Value>;

  /**
   * Runs a query now and again after each change of what it read.
   * @returns ends the watch
   */
  watch<Value>(
    query: () => Promise<Value>,
    onValue: (value: Value) => void,
    onFault: (cause: unknown) => void,
  ): () => void;

  /** Opens a connection again that the browser has closed. */
  reopen(): Promise<void>;

  /** Closes the connection. */
  close(): void;

  /** Erases everything. */
  erase(): Promise<void>;
}
