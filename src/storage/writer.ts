import { report } from '../lib/report.ts';
import { annotationKey } from '../protocol/annotation.ts';
import { type Change, type DraftChange, type ReplicaStatus, WriteError, type WriteFault } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';

/** Why what was typed is not durable. `memory`: written, but to a database that is gone with the page. */
export type SaveFault = WriteFault | 'memory';

/**
 * What a draft's writer has to say: all durable since `at`, at work, or failed for a reason. A fault stands until
 * a write succeeds, whatever is typed meanwhile. `replica`: what became of the second copy, the last time.
 */
export type SaveStatus =
  | {
      readonly state: 'saved';
      readonly at: Date | undefined;
      readonly fault?: undefined;
      readonly replica: ReplicaStatus;
    }
  | { readonly state: 'saving'; readonly fault: SaveFault | undefined; readonly replica: ReplicaStatus }
  | { readonly state: 'failed'; readonly fault: SaveFault; readonly replica: ReplicaStatus };

/** A change before it has its number. */
export type Draft<Kind> = Kind extends DraftChange ? Omit<Kind, 'response' | 'seq' | 'at'> : never;

/** What a writer needs: where it writes, the clock, and who listens. */
export interface WriterOptions {
  readonly store: Pick<DeviceStore, 'write'>;
  readonly response: string;
  /** The number of the last change that is stored. */
  readonly seq: number;
  /** How the replica stands at the start. */
  readonly replica?: ReplicaStatus;
  readonly now: () => Date;
  readonly onStatus: (status: SaveStatus) => void;
  /**
   * Asked when another writer was first: the number to go on from, where this one is still the rightful writer;
   * undefined ends it.
   */
  readonly rebase: () => Promise<number | undefined>;
  /**
   * Starts a write that a choice has caused, soon, and gives what calls it off. The page draws the choice first, and
   * waits for no database. Left out: at once.
   */
  readonly soon?: (write: () => void) => () => void;
  /** Milliseconds from a failed write to the next try. */
  readonly retryAfter?: number;
}

/** The pause between keys after which what was typed is written. */
const typingPauseMs = 300;

const after = (ms: number) => (write: () => void) => {
  const timer = setTimeout(write, ms);
  return () => clearTimeout(timer);
};

/**
 * Writes one draft's changes in their order, one write at a time. Changes that wait are kept until they are
 * durable; a newer value for the same item takes the place of the one that still waits.
 */
export class DraftWriter {
  readonly #options: WriterOptions;
  #seq: number;
  /** What waits, by what it is about. */
  readonly #waiting = new Map<string, Draft<DraftChange>>();
  /** What is being written at this moment. */
  #underway: readonly (readonly [string, Draft<DraftChange>])[] = [];
  /** Calls off the write that was put off: for the pause between keys, for the frame, or until it is tried again. */
  #callOff: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #fault: SaveFault | undefined;
  #replica: ReplicaStatus;
  #closed = false;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#seq = options.seq;
    this.#replica = options.replica ?? 'durable';
  }

  /** The number of the last durable change. */
  get seq(): number {
    return this.#seq;
  }

  /** What is not durable yet, numbered as it would be written. */
  get unsaved(): Change[] {
    return this.unsavedAfter(this.#seq);
  }

  /** The same, where another number is stored by now: what the replica had kept alone may have been brought back. */
  unsavedAfter(seq: number): Change[] {
    const at = this.#options.now();
    const all = new Map([...this.#underway, ...this.#waiting]);
    return this.#closed ? [] : [...all.values()].map((change, index) => this.#number(change, seq + 1 + index, at));
  }

  /** Takes a change; `pause` holds it back for the pause in typing. The status says `saving` before this returns. */
  take(change: Draft<DraftChange>, pause = false): void {
    if (this.#closed) return;
    this.#waiting.set(subjectOf(change), change);
    this.#options.onStatus({ state: 'saving', fault: this.#fault, replica: this.#replica });
    if (pause) this.#putOff(after(typingPauseMs));
    else if (this.#options.soon) this.#putOff(this.#options.soon);
    else void this.flush();
  }

  /** Writes what waits, put off or not. Resolves once it is durable, or has failed (the status says which). */
  flush(): Promise<void> {
    this.#callOff?.();
    this.#callOff = undefined;
    if (this.#running) return this.#running;
    if (this.#waiting.size === 0 || this.#closed) return Promise.resolve();
    this.#running = this.#drain();
    return this.#running;
  }

  #putOff(start: (write: () => void) => () => void): void {
    this.#callOff?.();
    this.#callOff = start(() => {
      this.#callOff = undefined;
      void this.flush();
    });
  }

  /**
   * Writes what waits and takes no more changes, if that succeeds.
   * @returns false where something could not be written: the writer stays, and goes on trying
   */
  async close(): Promise<boolean> {
    await this.flush();
    if (this.#waiting.size > 0 && !this.#closed) return false;
    this.#end();
    return true;
  }

  /** Another page has taken the response away: writes nothing more, and says so if something was not durable. */
  abandon(): void {
    const lost = this.#waiting.size > 0;
    this.#end();
    if (lost) this.#report('overtaken');
  }

  /** Writes nothing more, since what is not durable was handed on. The fault stands as long as nobody has written that. */
  handOn(): void {
    this.#waiting.clear();
    this.#end();
  }

  #end(): void {
    this.#closed = true;
    this.#callOff?.();
  }

  async #drain(): Promise<void> {
    try {
      // What is put off meanwhile comes with a write of its own.
      while (this.#waiting.size > 0 && !this.#callOff && !this.#closed) if (!(await this.#writeOnce())) return;
    } finally {
      // In the same turn as the last look at what waits: what is taken after it must find nobody at work.
      this.#running = undefined;
    }
  }

  /** Writes what waits now; false where it is not to be tried again at once. */
  async #writeOnce(): Promise<boolean> {
    const batch = [...this.#waiting];
    this.#waiting.clear();
    this.#underway = batch;
    const at = this.#options.now();
    const changes = batch.map(([, change], index) => this.#number(change, this.#seq + 1 + index, at));
    let replica: ReplicaStatus;
    try {
      replica = await this.#options.store.write(changes);
    } catch (cause) {
      this.#putBack(batch);
      return this.#goesOnAfter(cause);
    } finally {
      this.#underway = [];
    }
    this.#seq += changes.length;
    this.#replica = replica;
    this.#fault = undefined;
    if (replica === 'memory') this.#report('memory');
    else if (this.#waiting.size === 0) this.#options.onStatus({ state: 'saved', at, replica: this.#replica });
    return true;
  }

  #number(change: Draft<DraftChange>, seq: number, at: Date): Change {
    return { ...change, response: this.#options.response, seq, at: at.toISOString() } as Change;
  }

  /** What was not written waits again, before what was taken meanwhile. */
  #putBack(batch: readonly (readonly [string, Draft<DraftChange>])[]): void {
    const newer = [...this.#waiting];
    this.#waiting.clear();
    for (const [subject, change] of [...batch, ...newer]) this.#waiting.set(subject, change);
  }

  /** Whether the writer can go on at once; else it has said why not, and tries again later or never. */
  async #goesOnAfter(cause: unknown): Promise<boolean> {
    if (!(cause instanceof WriteError)) report('write', cause);
    const fault = cause instanceof WriteError ? cause.fault : 'failed';
    const seq = fault === 'overtaken' && !this.#closed ? await this.#options.rebase() : undefined;
    // A number that has not moved means that something else is wrong; it is not tried forever.
    if (seq !== undefined && seq > this.#seq) {
      this.#seq = seq;
      return true;
    }
    this.#replica = cause instanceof WriteError ? cause.replica : 'failed';
    // Abandoned meanwhile: it is not tried again, whatever it failed of.
    this.#report(this.#closed ? 'overtaken' : fault);
    if (fault === 'overtaken' || fault === 'gone') this.#closed = true;
    else this.#putOff(after(this.#options.retryAfter ?? 2000));
    return false;
  }

  #report(fault: SaveFault): void {
    this.#fault = fault;
    this.#options.onStatus({ state: 'failed', fault, replica: this.#replica });
  }
}

function subjectOf(change: Draft<DraftChange>): string {
  if (change.kind === 'answered') return `answered ${change.item}`;
  if (change.kind === 'annotated' || change.kind === 'struck') return `annotated ${annotationKey(change.annotation)}`;
  return change.kind === 'noted' ? `noted ${change.field}` : change.kind;
}
