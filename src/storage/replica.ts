import type { Effect } from './apply.ts';
import { type Change, isDeletion, type ReplicaStatus, WriteError } from './change.ts';
import type { Kept } from './journal/journal.ts';
import type { LockRecord } from './lock/lockRecord.ts';
import type { Rows, Tables } from './tables.ts';

/** The second store beside the tables, which keeps a copy of what is written to them. */
export interface Replica {
  /** `durable` where it is open; else why there is none. */
  readonly status: ReplicaStatus;

  /** Whether there is one that cannot be reached now: at the next start it may bring back what it has. */
  readonly unreachable: boolean;

  /** What it is kept in: files, or the browser's cache. */
  readonly kind: 'opfs' | 'cache' | undefined;

  /** Resolves once what it lacked at the start is in it, or with why not. */
  readonly caughtUp: Promise<ReplicaStatus>;

  /** Makes the two stores agree once more, and gives how that stands. @throws where one cannot be read or written */
  agree(): Promise<ReplicaStatus>;

  /**
   * What is to be kept of changes that the tables have taken: what came new, where that follows on what this page had
   * kept last; else all of the response. Inside the transaction of the changes.
   */
  entriesOf(rows: Rows, effects: readonly Effect[]): Promise<readonly Kept[]>;

  /** Keeps entries. Never throws: what the database has is saved, if in one store alone. */
  keep(entries: readonly Kept[]): Promise<ReplicaStatus>;

  /** Keeps a draft's changes that the database did not take, where they follow on what was kept. */
  keepAlone(changes: readonly Change[]): Promise<ReplicaStatus>;

  /**
   * Keeps a tombstone of what is about to be deleted: nothing that was deleted comes back.
   * @returns the ids of the responses that have one now
   * @throws {WriteError} where that cannot be kept: then it is not deleted
   */
  keepTombstones(changes: readonly Change[]): Promise<readonly string[]>;

  /** From which number on each response is deleted, of those that were. */
  tombstones(): Promise<ReadonlyMap<string, number>>;

  /** Begins responses anew, from what the tables have. Never throws. */
  rebuild(responses: readonly string[]): Promise<ReplicaStatus>;

  /** Another page writes the response from now on, or nobody. */
  release(response: string): void;

  /** Keeps another revision of the device lock's record. */
  keepLock(record: LockRecord): Promise<void>;

  /**
   * Has everything readable again, and no lock's record.
   * @param bare the tables, by now without a lock
   * @throws where something stays sealed: the record does so too
   */
  unseal(bare: Tables, responses: readonly string[]): Promise<void>;

  /** Whether what is written is there when it is read. */
  test(word: string): Promise<boolean>;

  close(): void;
}

/** What stands for a replica where there is none, or none that can be reached. */
export class NoReplica implements Replica {
  readonly status: ReplicaStatus;
  readonly kind = undefined;

  constructor(status: Exclude<ReplicaStatus, 'durable'>) {
    this.status = status;
  }

  get unreachable(): boolean {
    return this.status !== 'none';
  }

  get caughtUp(): Promise<ReplicaStatus> {
    return this.keep();
  }

  async keep(): Promise<ReplicaStatus> {
    return this.status;
  }

  keepAlone(): Promise<ReplicaStatus> {
    return this.keep();
  }

  rebuild(): Promise<ReplicaStatus> {
    return this.keep();
  }

  agree(): Promise<ReplicaStatus> {
    return this.keep();
  }

  async keepTombstones(changes: readonly Change[]): Promise<readonly string[]> {
    // One that cannot be reached now would bring it back at the next start.
    if (this.unreachable && changes.some(isDeletion)) throw new WriteError('failed');
    return [];
  }

  async entriesOf(): Promise<readonly Kept[]> {
    return [];
  }

  async tombstones(): Promise<ReadonlyMap<string, number>> {
    return new Map();
  }

  async test(): Promise<boolean> {
    return false;
  }

  async keepLock(): Promise<void> {}
  async unseal(): Promise<void> {}
  release(): void {}
  close(): void {}
}
