import { type Change, type DraftChange, type RecordPort, WriteError, type WriteFault } from './change.ts';

/** What a draft's writer has to say: all durable since `at`, at work, or failed for a reason. */
export type SaveStatus =
  | { readonly state: 'saved'; readonly at: Date | undefined }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly fault: WriteFault };

/** A change before it has its number. */
export type Draft<Kind> = Kind extends DraftChange ? Omit<Kind, 'response' | 'seq' | 'at'> : never;

/** What a writer needs: where it writes, the clock, and who listens. */
export interface WriterOptions {
  readonly port: RecordPort;
  readonly response: string;
  /** The number of the last change that is stored. */
  readonly seq: number;
  readonly now: () => Date;
  readonly onStatus: (status: SaveStatus) => void;
  /** Milliseconds from a failed write to the next try. */
  readonly retryAfter?: number;
}

const typingPause = 300;

/**
 * Writes one draft's changes in their order, one write at a time. Changes that wait are kept until they are
 * durable; a newer value for the same item takes the place of the one that still waits.
 */
export class DraftWriter {
  readonly #options: WriterOptions;
  #seq: number;
  /** What waits, by what it is about. */
  readonly #waiting = new Map<string, Draft<DraftChange>>();
  #held: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#seq = options.seq;
  }

  /** The number of the last durable change. */
  get seq(): number {
    return this.#seq;
  }

  /** Takes a change; `pause` holds it back for the pause in typing. The status says `saving` before this returns. */
  take(change: Draft<DraftChange>, pause = false): void {
    if (this.#closed) return;
    this.#waiting.set(subjectOf(change), change);
    this.#options.onStatus({ state: 'saving' });
    clearTimeout(this.#held);
    if (pause) this.#held = setTimeout(() => void this.flush(), typingPause);
    else void this.flush();
  }

  /** Writes what waits, held back or not. Resolves once it is durable, or has failed (the status says which). */
  flush(): Promise<void> {
    clearTimeout(this.#held);
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Takes no more changes; what waits is written first. */
  async close(): Promise<void> {
    await this.flush();
    this.#closed = true;
    clearTimeout(this.#held);
  }

  async #drain(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#closed) {
      const batch = [...this.#waiting];
      this.#waiting.clear();
      const at = this.#options.now();
      const changes = batch.map(([, change], index) => this.#number(change, this.#seq + 1 + index, at));
      try {
        await this.#options.port.write(changes);
      } catch (cause) {
        this.#fail(batch, cause);
        return;
      }
      this.#seq += changes.length;
      if (this.#waiting.size === 0) this.#options.onStatus({ state: 'saved', at });
    }
  }

  #number(change: Draft<DraftChange>, seq: number, at: Date): Change {
    return { ...change, response: this.#options.response, seq, at: at.toISOString() } as Change;
  }

  #fail(batch: readonly (readonly [string, Draft<DraftChange>])[], cause: unknown): void {
    for (const [subject, change] of batch) if (!this.#waiting.has(subject)) this.#waiting.set(subject, change);
    const fault = cause instanceof WriteError ? cause.fault : 'failed';
    this.#options.onStatus({ state: 'failed', fault });
    if (fault === 'overtaken' || fault === 'gone') this.#closed = true;
    else this.#held = setTimeout(() => void this.flush(), this.#options.retryAfter ?? 2000);
  }
}

function subjectOf(change: Draft<DraftChange>): string {
  if (change.kind === 'answered') return `answered ${change.item}`;
  return change.kind === 'noted' ? `noted ${change.field}` : change.kind;
}
