import type { Change, ReplicaStatus } from './change.ts';
import type { StoredResponse } from './reading.ts';
import type { Replica } from './replica.ts';
import type { OutboxRow, ReceiptRow, UnreadableRow } from './rows.ts';
import type { Settings, Tables } from './tables.ts';

/** What a device has of responses. */
export interface Listing {
  /** The one changed last first. */
  readonly responses: readonly StoredResponse[];
  readonly unreadable: readonly UnreadableRow[];
}

/**
 * The face of storage: what the app may do with what rests on the device. Behind it stand a database of the browser, or
 * the page's memory where there is none, and beside either a replica in a second store.
 */
export interface DeviceStore {
  /** The browser gives no database: what is written is gone with the page, but for what the replica has. */
  readonly inMemory: boolean;

  /** Every response, and every row on the device that does not read. */
  list(): Promise<Listing>;

  /** One response; undefined where there is none that reads. */
  read(response: string): Promise<StoredResponse | undefined>;

  /** The entries of the outbox that read, the one that is due first in front. */
  outbox(): Promise<OutboxRow[]>;

  /** The receipts that read, also of responses that were taken off the device. */
  receipts(): Promise<ReceiptRow[]>;

  /**
   * Runs a query of this store now, and again after each change of what it read: by this page, by another one or by the
   * worker, as far as they share a database.
   * @returns ends the watch
   */
  watch<Value>(
    query: () => Promise<Value>,
    onValue: (value: Value) => void,
    onFault: (cause: unknown) => void,
  ): () => void;

  /**
   * Writes all changes or none, in their order. Resolves once they are durable: in the database, and in the replica or
   * with the reason why not.
   * @throws {WriteError} with the reason; the database has none of them
   */
  write(changes: readonly Change[]): Promise<ReplicaStatus>;

  /**
   * Stashes changes under a name, a response's for its own, in the last moment of a page, when no write of several steps
   * can end any more. Never throws. `acquire` brings them in at the next opening.
   * @returns whether they are kept
   */
  stash(name: string, changes: readonly Change[]): boolean;

  /** What is stashed under a name, as text; null where nothing is. */
  stashed(name: string): string | null;

  /**
   * Begins this page's time as the one that writes a response: brings in what was stashed for it.
   * @returns how the replica stands by now
   * @throws {WriteError} where that cannot be written: it stays stashed
   */
  acquire(response: string): Promise<ReplicaStatus>;

  /** Ends this page's time as the one that writes a response. */
  release(response: string): Promise<void>;

  /** What was kept under a name, for later starts and for the worker; undefined where nothing was. The reader parses it. */
  setting(name: string): Promise<unknown>;
  keepSetting(name: string, value: unknown): Promise<void>;

  /** Changes what is kept under several names, in one step. */
  changeSettings(change: (settings: Settings) => Promise<void>): Promise<void>;

  /** Resolves once what the database had lost was brought back from the replica, with how that stands. */
  replicaStatus(): Promise<ReplicaStatus>;

  /** Closes both stores. */
  close(): void;

  /** What it stands on: for storage's own verbs that concern the whole device, and for nobody else. */
  readonly base: Base;
}

/** What a device store stands on. */
export interface Base {
  readonly tables: Tables;
  /** The replica once it is open, and what the database had lost was brought back; or what stands for it where there is none. */
  readonly replica: () => Promise<Replica>;
}
