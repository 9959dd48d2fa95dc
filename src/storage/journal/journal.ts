import { report } from '../../lib/report.ts';
import { errorOf, type ToldError } from '../../lib/toldError.ts';
import type { Cipher } from '../lock/cipher.ts';
import { type LockRecord, lockRecord } from '../lock/lockRecord.ts';
import type { Patch } from '../patch.ts';
import type { ReceiptRow, ResponseRow } from '../rows.ts';
import type { Differences, Standings } from './comparison.ts';
import type { Replayed } from './replay.ts';
import type { Entry } from './segmentStore.ts';
import type { Answers, JournalFault, Reply, Request } from './wire.ts';

/** Thrown where the journal could not keep something. */
export class JournalError extends Error {
  readonly fault: JournalFault;

  constructor(fault: JournalFault) {
    super(`journal fault: ${fault}`);
    this.name = 'JournalError';
    this.fault = fault;
  }
}

/** Milliseconds that the worker may take for an answer; what it does with all there is may take longer. */
const patience = 10_000;
const longPatience = 60_000;

/** What is to be kept of one response: what came new, or all of it, with the row that it ends with. */
export interface Kept {
  readonly kind: Entry['kind'];
  readonly row: ResponseRow;
  readonly patch: Patch;
}

const named = ({ kind, row, patch }: Kept): Entry => ({ kind, response: row.id, seq: row.seq, patch });

/** The second store, as a page writes it: a worker does the work, since only there files can be flushed. */
export class Journal {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  /** By response, the row that the segment that this page writes ends with. */
  readonly #chains = new Map<string, ResponseRow>();
  #kind: Answers['open']['kind'] = 'opfs';
  #lock: unknown;
  #last = 0;
  /** It has kept someone waiting too long, and has not answered since: nobody else is to wait for it. */
  #stuck = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Reply | ToldError>) => {
      if ('error' in data) return report('journal', errorOf(data));
      this.#stuck = false;
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    };
    worker.onerror = () => {
      report('journal', new Error('worker failed'));
      for (const [id, settle] of this.#waiting) settle({ id, fault: 'failed' });
      this.#waiting.clear();
    };
  }

  /**
   * Starts the journal.
   * @throws {JournalError} `none` where the browser has nothing to keep it in
   */
  static async open(): Promise<Journal> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'journal' });
    const journal = new Journal(worker);
    try {
      const { kind, lock } = await journal.#ask({ do: 'open' });
      journal.#kind = kind;
      journal.#lock = lock;
    } catch (cause) {
      journal.close();
      throw cause;
    }
    return journal;
  }

  /** Ends the worker. */
  close(): void {
    this.#worker.terminate();
  }

  /** Whether it has kept someone waiting too long, and has not answered since. */
  get stuck(): boolean {
    return this.#stuck;
  }

  /** What it is kept in: files, or the browser's cache. */
  get kind(): Answers['open']['kind'] {
    return this.#kind;
  }

  /** The record of the device lock as it was found at the start; undefined where there was none. */
  get lock(): LockRecord | undefined {
    return lockRecord.safeParse(this.#lock).data;
  }

  /**
   * Seals what is kept from now on, and opens what is read. `plain`: lines that are not sealed are read as well.
   * @throws {JournalError}
   */
  seal(cipher: Cipher | undefined, plain: boolean): Promise<void> {
    // What this page goes on with would be a sealed line after plain ones, or the other way round.
    this.#chains.clear();
    return this.#ask({ do: 'seal', dataKey: cipher?.dataKey, plain });
  }

  /** Keeps the record of the device lock. @throws {JournalError} */
  keepLock(record: LockRecord): Promise<void> {
    return this.#ask({ do: 'keep-lock', record });
  }

  /** There is no device lock any more. @throws {JournalError} */
  dropLock(): Promise<void> {
    return this.#ask({ do: 'drop-lock' });
  }

  /** Removes everything. @throws {JournalError} where some of it is held open by another page */
  wipe(): Promise<void> {
    this.#chains.clear();
    return this.#ask({ do: 'wipe' }, longPatience);
  }

  /** The row that this page's segment of a response ends with; undefined where it has to begin with the whole response. */
  chained(response: string): ResponseRow | undefined {
    return this.#chains.get(response);
  }

  /**
   * Keeps what is new of responses after the rows that `chained` gave, or all of them.
   * @throws {JournalError} and the next time all of each has to be kept
   */
  async keep(entries: readonly Kept[]): Promise<void> {
    if (entries.length === 0) return;
    for (const { row } of entries) {
      // Noted at once: the next change follows this one, and the worker takes them in their order.
      if (row.state === 'draft') this.#chains.set(row.id, row);
    }
    try {
      // The next change finds no segment to go on with, and begins one with all there is.
      for (const long of await this.#ask({ do: 'keep', entries: entries.map(named), over: false }))
        this.#chains.delete(long);
    } catch (cause) {
      for (const { row } of entries) this.#chains.delete(row.id);
      throw cause;
    }
    for (const { row } of entries) if (row.state !== 'draft') this.release(row.id);
  }

  /** Keeps all of responses that nobody writes. @throws {JournalError} */
  async keepOver(entries: readonly Kept[]): Promise<void> {
    for (const { row } of entries) this.#chains.delete(row.id);
    if (entries.length > 0) await this.#ask({ do: 'keep', entries: entries.map(named), over: true });
  }

  /**
   * Keeps that a response is deleted.
   * @throws {JournalError}
   */
  async recordDeletion(response: string, seq: number, receipt: ReceiptRow | undefined): Promise<void> {
    this.#chains.delete(response);
    await this.#ask({ do: 'recordDeletion', response, seq, receipt });
  }

  /** This page's part of a response ends here: the next time, all of it is kept. */
  release(response: string): void {
    this.#chains.delete(response);
    void this.#ask({ do: 'release', response }).catch(() => {
      // Reported already. It only lets go of a file; a journal that cannot is at its end anyway.
    });
  }

  /** What the database, which has `standings`, and the journal do not agree about. */
  compare(standings: Standings): Promise<Differences> {
    return this.#ask({ do: 'compare', standings }, longPatience);
  }

  /** Whether what is written is there when it is read. */
  test(word: string): Promise<boolean> {
    return this.#ask({ do: 'test', word });
  }

  /** Every response that the journal knows. */
  all(): Promise<readonly Replayed[]> {
    return this.#ask({ do: 'all' }, longPatience);
  }

  #ask<Do extends Request['do']>(
    request: Extract<Request, { do: Do }>,
    limit = this.#stuck ? 0 : patience,
  ): Promise<Answers[Do]> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        report('journal', new Error(`${request.do}: request timed out`));
        this.#stuck = true;
        reject(new JournalError('failed'));
      }, limit);
      this.#waiting.set(id, ({ value, fault }) => {
        clearTimeout(late);
        if (fault) reject(new JournalError(fault));
        else resolve(value as Answers[Do]);
      });
      this.#worker.postMessage({ id, request });
    });
  }
}
