import { type DBCore, Dexie, type DexieOptions, type EntityTable, type Middleware, type Table } from 'dexie';
import type {
  AnnotationRow,
  AnswerRow,
  OutboxRow,
  ReceiptRow,
  ResponseRow,
  SettingRow,
  TimeRow,
  TrailRow,
} from './rows.ts';

/** A row that could not be read, kept as it was found. */
export interface Stray {
  readonly key?: number;
  readonly table: string;
  readonly row: unknown;
}

/** The tables on the device. What is read from them is parsed before it is believed. */
export class Database extends Dexie {
  responses!: EntityTable<ResponseRow, 'id'>;
  answers!: Table<AnswerRow, [string, string]>;
  annotations!: Table<AnnotationRow, [string, string]>;
  trail!: Table<TrailRow, number>;
  times!: EntityTable<TimeRow, 'response'>;
  outbox!: EntityTable<OutboxRow, 'id'>;
  receipts!: EntityTable<ReceiptRow, 'id'>;
  settings!: EntityTable<SettingRow, 'name'>;
  strays!: Table<Stray, number>;

  /** The browser gives no database: this one is gone when the page is. */
  readonly inMemory: boolean;

  /**
   * `memory`: what stands in for a browser's IndexedDB; `sealing`: what seals rows on a device with a lock.
   */
  constructor(
    name = 'veldwerk',
    memory?: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>,
    sealing?: Middleware<DBCore>,
  ) {
    // Strict: a commit is reported only once it is on the disk, not when the operating system has it.
    // Without Dexie's cache of live queries: it goes by the database's name, and would serve what is sealed to who has the key.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled', ...memory });
    this.inMemory = memory !== undefined;
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
  }

  /** The tables that have anything of a response: all but the settings. */
  get responseTables(): Table[] {
    return this.tables.filter(({ name }) => name !== 'settings');
  }
}
