import './brokenChannels.ts';
import { type DBCore, Dexie, type DexieOptions, type EntityTable, liveQuery, type Middleware, type Table } from 'dexie';
import { reported } from './reported.ts';
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
import type { Rows, Settings, Tables } from './tables.ts';

/** The tables on the device. What is read from them is parsed before it is believed. */
export class Database extends Dexie implements Tables, Rows {
  responses!: EntityTable<ResponseRow, 'id'>;
  prefilled!: EntityTable<PrefilledRow, 'response'>;
  answers!: Table<AnswerRow, [string, string]>;
  annotations!: Table<AnnotationRow, [string, string]>;
  trail!: Table<TrailRow, number>;
  times!: EntityTable<TimeRow, 'response'>;
  outbox!: EntityTable<OutboxRow, 'id'>;
  receipts!: EntityTable<ReceiptRow, 'id'>;
  settings!: EntityTable<SettingRow, 'name'>;
  strays!: Table<UnreadableRow, number>;

  readonly inMemory = false;

  /**
   * `indexedDb`: what stands in for the browser's own, in tests; `sealing`: what seals rows on a device with a lock.
   */
  constructor(
    name = 'veldwerk',
    indexedDb?: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>,
    sealing?: Middleware<DBCore>,
  ) {
    // Strict: a commit is reported only once it is on the disk, not when the operating system has it.
    // Without Dexie's cache of live queries: it goes by the database's name, and would serve what is sealed to who has the key.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled', ...indexedDb });
    if (sealing) this.use(sealing);
    this.version(1).stores({
      responses: 'id',
      answers: '[response+item], response',
      times: 'response',
      outbox: 'id',
      receipts: 'id',
      settings: 'name',
      strays: '++key',
    });
    this.version(2).stores({ annotations: '[response+name], response', trail: '++key, response' });
    this.version(3).stores({ prefilled: 'response' });
    // No table is new: an app of before would lose from a row what it does not know. `isNewer` keeps it out.
    this.version(4).stores({});
  }

  /**
   * Whether a newer version of the app has had it, once it is open: Dexie opens that as well, and adds to the number where it
   * has to mend something.
   */
  get isNewer(): boolean {
    return Math.floor(this.backendDB().version / 10) > this.verno;
  }

  /** The tables that have anything of a response: all but the settings. */
  get responseTables(): Table[] {
    return this.tables.filter(({ name }) => name !== 'settings');
  }

  // Dexie keeps a transaction through what it is to wait for only where it knows the scope as an async function.
  read<Value>(work: (rows: Rows) => Promise<Value>): Promise<Value> {
    return reported(this.transaction('r', this.responseTables, async () => work(this)));
  }

  write<Value>(work: (rows: Rows) => Promise<Value>): Promise<Value> {
    return this.transaction('rw', this.responseTables, async () => work(this));
  }

  readSettings<Value>(work: (settings: Settings) => Promise<Value>): Promise<Value> {
    return reported(work(this.settings));
  }

  writeSettings<Value>(work: (settings: Settings) => Promise<Value>): Promise<Value> {
    return reported(this.transaction('rw', this.settings, async () => work(this.settings)));
  }

  /** Also after what another tab or the worker changes. */
  watch<Value>(
    query: () => Promise<Value>,
    onValue: (value: Value) => void,
    onFault: (cause: unknown) => void,
  ): () => void {
    // A live query keeps silent about a database that does not open: one plain try tells. One that is open needs none.
    if (!this.isOpen()) query().catch(onFault);
    const subscription = liveQuery(query).subscribe(onValue, onFault);
    return () => subscription.unsubscribe();
  }

  async reopen(): Promise<void> {
    this.close({ disableAutoOpen: false });
    await this.open();
  }

  erase(): Promise<void> {
    return this.delete();
  }
}
