import { batch, type Signal, signal } from '@preact/signals';
import { timeOfAll } from '../protocol/measuredTime.ts';
import { type DraftChange, type ReplicaStatus, WriteError } from '../storage/change.ts';
import { changeChannel } from '../storage/channel.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { StoredResponse } from '../storage/reading.ts';
import type { TimeRow } from '../storage/rows.ts';
import { type Draft, DraftWriter, type SaveStatus } from '../storage/writer.ts';
import { afterPaint } from './afterPaint.ts';
import type { Content } from './content.ts';
import { keepTime, type Timekeeper } from './timekeeper.ts';

/** What a respondent changes in a draft, before it has its number. */
export type DraftEdit = Draft<
  Extract<DraftChange, { kind: 'answered' | 'annotated' | 'struck' | 'noted' | 'assigned' }>
>;

/** What an autosave stands on. */
export interface AutosaveOptions {
  readonly store: DeviceStore;
  readonly stored: StoredResponse;
  /** Whether this page has just begun it: then what is stored is known. */
  readonly begun: boolean;
  readonly content: Content;
  readonly idleLimitSeconds: number;
  /** The module that the respondent is at. */
  readonly module: () => string;
  /** Whether this page is still the one that writes. */
  readonly isWriter: () => boolean;
}

interface Open {
  readonly writer: DraftWriter;
  readonly time: Timekeeper;
}

/** Saves a draft as it is edited, with the time that it took, while this page is the one that writes it. */
export class Autosave {
  readonly status: Signal<SaveStatus>;
  readonly #options: AutosaveOptions;
  readonly #response: string;
  /** What is stored, as long as nobody else can have written it. Were it otherwise, the first write would be told. */
  #known: StoredResponse | undefined;
  #open: Open | undefined;
  /** What writes for the last time, before another page does. */
  #leaving: { readonly open: Open; readonly done: Promise<void> } | undefined;
  /** Counts beginnings and ends. */
  #turn = 0;
  /** Where other windows are told what was written. */
  #readers: BroadcastChannel | undefined;

  constructor(options: AutosaveOptions) {
    const { id, seq, changedAt } = options.stored.row;
    this.#options = options;
    this.#known = options.begun ? options.stored : undefined;
    this.#response = id;
    this.status = signal<SaveStatus>({
      state: 'saved',
      at: seq > 1 ? new Date(changedAt) : undefined,
      replica: 'durable',
    });
  }

  /**
   * Begins: takes in what was stashed, and what is stored by now.
   * @returns false where it is no draft any more
   * @throws {WriteError} where what was stashed cannot be written; the status says why
   * @throws where the device's storage cannot be read
   */
  async start(): Promise<boolean> {
    const { store, idleLimitSeconds, module } = this.#options;
    this.#turn += 1;
    const turn = this.#turn;
    const replica = await this.#acquire();
    const now = this.#known ?? (await store.read(this.#response));
    // It may have been let go of meanwhile.
    if (turn !== this.#turn) return false;
    this.#known = undefined;
    if (now?.row.state !== 'draft') return false;
    this.show(now);
    const time = keepTime(store, this.#response, now.time, idleLimitSeconds, module());
    this.#readers = changeChannel(this.#response);
    const writer = new DraftWriter({
      store: {
        write: async (changes) => {
          // The time goes with every answer: what is saved, is saved with the time that it took.
          const kept = await store.write([...changes, { kind: 'timed', time: time.reading() }]);
          this.#readers?.postMessage(changes);
          return kept;
        },
      },
      response: this.#response,
      seq: now.row.seq,
      replica,
      now: () => new Date(),
      soon: afterPaint,
      onStatus: (status) => {
        this.status.value = status;
      },
      rebase: () => this.#rebase(),
    });
    this.#open = { writer, time };
    this.status.value = this.#statusAfter(replica, now);
    return true;
  }

  async #acquire(): Promise<ReplicaStatus> {
    try {
      return await this.#options.store.acquire(this.#response);
    } catch (cause) {
      if (cause instanceof WriteError)
        this.status.value = { state: 'failed', fault: cause.fault, replica: cause.replica };
      throw cause;
    }
  }

  #statusAfter(replica: ReplicaStatus, { row }: StoredResponse): SaveStatus {
    if (replica === 'memory') return { state: 'failed', fault: 'memory', replica };
    const { state, fault } = this.status.value;
    // What could not be written before is written by now. What was lost to another page is not.
    if (state === 'failed' && fault !== 'overtaken') return { state: 'saved', at: new Date(row.changedAt), replica };
    return { ...this.status.value, replica };
  }

  /** Ends, since another page is to write: what waits is written first, or handed on. `lost`: that one has begun already. */
  async stop(lost: boolean): Promise<void> {
    const open = this.#open;
    this.#turn += 1;
    this.#open = undefined;
    this.#known = undefined;
    if (lost) {
      (open ?? this.#leaving?.open)?.writer.abandon();
      await open?.time.close(false);
    } else if (open) this.#leaving = { open, done: this.#leave(open) };
    // Asked twice to let go, it lets go once.
    await this.#leaving?.done;
    this.#endPosting();
    await this.#options.store.release(this.#response);
  }

  /** Writes what waits. What cannot be written is stashed for the page that writes next: two are never at it. */
  async #leave(open: Open): Promise<void> {
    if (!(await open.writer.close())) {
      // What cannot be read is reported: then the number that was known goes on.
      const now = await this.#options.store.read(this.#response).catch(() => undefined);
      // Nothing is left where another page has begun meanwhile.
      if (open.writer.unsaved.length > 0 && this.#stash(open, now?.row.seq)) open.writer.handOn();
    }
    open.writer.abandon();
    await open.time.close(true);
    this.#leaving = undefined;
  }

  /** Ends with the page. @returns false where something could not be written: it stays, and goes on trying */
  async close(): Promise<boolean> {
    if (this.#open && !(await this.#open.writer.close())) return false;
    const open = this.#open;
    this.#open = undefined;
    this.#endPosting();
    await open?.time.close(true);
    await this.#options.store.release(this.#response);
    return true;
  }

  /** What is underway still posts nothing then: a closed channel would have that write fail. */
  #endPosting(): void {
    this.#readers?.close();
    this.#readers = undefined;
  }

  /** Shows what is stored, and over it what is not durable yet. */
  show(stored: StoredResponse): void {
    batch(() => this.#options.content.show(stored, this.#open?.writer.unsaved ?? []));
  }

  /** Takes an edit into what is shown, and on its way to the disk. `typing` holds it back for the pause between keys. */
  take(edit: DraftEdit, typing = false): void {
    if (!this.#open) return;
    this.#options.content.take(edit);
    this.#open.writer.take(edit, typing);
  }

  /** Takes what other devices have changed and measured. @returns false for a page that only reads */
  merge(edits: readonly DraftEdit[], elsewhere?: TimeRow['elsewhere']): boolean {
    if (!this.#open) return false;
    if (elsewhere) this.#open.time.hear(elsewhere);
    batch(() => {
      for (const edit of edits) this.take(edit);
    });
    return true;
  }

  /** Stashes what is not durable, in one step, and writes it if there is time after all. */
  stash(): void {
    if (!this.#open) return;
    this.#stash(this.#open);
    void this.#open.writer.flush();
  }

  #stash({ writer, time }: Open, seq = writer.seq): boolean {
    const unsaved = writer.unsavedAfter(seq);
    return this.#options.store.stash(this.#response, [...unsaved, { kind: 'timed', time: time.reading() }]);
  }

  /** Writes what waits. Resolves once it is durable, or has failed. */
  async flush(): Promise<void> {
    await this.#open?.writer.flush();
  }

  /** The number of the last durable change; undefined for a page that only reads. */
  get seq(): number | undefined {
    return this.#open?.writer.seq;
  }

  /** What was measured up to now, on every device; undefined for a page that only reads. */
  get time(): TimeRow | undefined {
    const time = this.#open?.time.reading();
    if (!time?.elsewhere) return time;
    const { elsewhere, ...own } = time;
    return { ...own, ...timeOfAll([own, ...Object.values(elsewhere)]) };
  }

  /** Counts for another module from now on. */
  turnTo(module: string): void {
    this.#open?.time.turnTo(module);
  }

  /** Another writer was first: goes on from what it left, if this page is still the one that writes. */
  async #rebase(): Promise<number | undefined> {
    // What cannot be read is reported, and nothing to go on from.
    const now = await this.#options.store.read(this.#response).catch(() => undefined);
    if (now?.row.state !== 'draft' || !this.#options.isWriter()) return undefined;
    this.show(now);
    return now.row.seq;
  }
}
