import { batch, type Signal, signal } from '@preact/signals';
import type { DraftChange } from '../storage/change.ts';
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

/** Saves a draft as it is edited, with the time that it took, while this page is the one that writes it. */
export class Autosave {
  readonly status: Signal<SaveStatus>;
  readonly #options: AutosaveOptions;
  readonly #response: string;
  /** What is stored, as long as nobody else can have written it. Were it otherwise, the first write would be told. */
  #known: StoredResponse | undefined;
  #open: { readonly writer: DraftWriter; readonly time: Timekeeper } | undefined;
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
   * @throws where the device's storage cannot be read or written
   */
  async start(): Promise<boolean> {
    const { store, idleLimitSeconds, module } = this.#options;
    const replica = await store.acquire(this.#response);
    const now = this.#known ?? (await store.read(this.#response));
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
    this.status.value =
      replica === 'memory' ? { state: 'failed', fault: 'memory', replica } : { ...this.status.value, replica };
    return true;
  }

  /** Ends, since another page is to write: what waits is written first. `lost`: that one has begun already. */
  async stop(lost: boolean): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    this.#known = undefined;
    if (lost) open?.writer.abandon();
    else await open?.writer.close();
    this.#endPosting();
    await open?.time.close(!lost);
    await this.#options.store.release(this.#response);
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

  /** Stashes what is not durable, in one step, and writes it if there is time after all. */
  stash(): void {
    if (!this.#open) return;
    const { writer, time } = this.#open;
    this.#options.store.stash(this.#response, [...writer.unsaved, { kind: 'timed', time: time.reading() }]);
    void writer.flush();
  }

  /** Writes what waits. Resolves once it is durable, or has failed. */
  async flush(): Promise<void> {
    await this.#open?.writer.flush();
  }

  /** The number of the last durable change; undefined for a page that only reads. */
  get seq(): number | undefined {
    return this.#open?.writer.seq;
  }

  /** What was measured up to now; undefined for a page that only reads. */
  get time(): TimeRow | undefined {
    return this.#open?.time.reading();
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
