import type { ReceiptKey } from '../../src/protocol/receiptKey.ts';
import { SegmentStore } from '../../src/storage/journal/segmentStore.ts';
import type { Cipher } from '../../src/storage/lock/cipher.ts';
import { keptRecord } from '../../src/storage/lock/latest.ts';
import type { OpenLock } from '../../src/storage/lock/lockRecord.ts';
import { sealRow } from '../../src/storage/lock/sealedRow.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import type { Rows, Settings, Tables } from '../../src/storage/tables.ts';
import { MemoryMedium } from '../storage/journal/memoryMedium.ts';
import { NearWorker } from '../storage/journal/nearWorker.ts';
import { SimulatedChannels } from './channels.ts';
import { goodLine, type Line } from './network.ts';
import { runningProcess, type Scheduler, type SimulatedProcess } from './scheduler.ts';
import { rowsUnderLock, underLock } from './sealedRows.ts';
import { SimulatedLocks } from './webLocks.ts';

/** All that rests in a device's database at a moment. */
export type DiskImage = {
  readonly [Name in keyof Rows]: Awaited<ReturnType<Rows[Name]['toArray']>>;
};

/** The same as it rests, perhaps sealed, with what is kept by name. */
interface RawImage {
  readonly rows: DiskImage;
  readonly settings: Awaited<ReturnType<Settings['toArray']>>;
}

/** Everything that rests in some rows. */
async function allOf(rows: Rows): Promise<DiskImage> {
  return {
    responses: await rows.responses.toArray(),
    prefilled: await rows.prefilled.toArray(),
    answers: await rows.answers.toArray(),
    annotations: await rows.annotations.toArray(),
    trail: await rows.trail.toArray(),
    times: await rows.times.toArray(),
    outbox: await rows.outbox.toArray(),
    receipts: await rows.receipts.toArray(),
    strays: await rows.strays.toArray(),
  };
}

/** How many earlier images a device can go back to. */
const mostEarlier = 12;

/** A device: what rests on it outlives its processes, which share it. */
export class SimulatedDevice {
  readonly name: string;
  readonly scheduler: Scheduler;
  readonly line: Line = goodLine();
  readonly channels: SimulatedChannels;
  /** What pages put aside in their last moment. */
  readonly kept = new Map<string, string>();
  readonly hasReplica: boolean;
  locks: SimulatedLocks;
  #receiptKeys: readonly ReceiptKey[] | undefined;
  /** Milliseconds that its clock is ahead. */
  clockAheadMs = 0;
  /** Whether its disk takes nothing. */
  isFull = false;
  /** Its processes that run. */
  readonly processes = new Set<SimulatedProcess>();
  #disk: Tables = memoryTables();
  #medium = new MemoryMedium();
  #earlier: RawImage[] = [];
  /** Every lock that was ever set on it, by its id: whoever watches the simulation has all keys. */
  readonly #locks = new Map<string, OpenLock>();
  /** Whether its respondents lock it. */
  readonly isLockable: boolean;
  #looks = new Set<() => void>();
  /** Set by each write: what rests there is to be looked at again. */
  isChanged = true;
  /** Its database lost something that its journal has: until a page has compared the two. */
  isMending = false;

  constructor(name: string, scheduler: Scheduler, hasReplica: boolean, isLockable = false) {
    this.isLockable = isLockable;
    this.name = name;
    this.scheduler = scheduler;
    this.hasReplica = hasReplica;
    this.channels = new SimulatedChannels(scheduler);
    this.locks = new SimulatedLocks(scheduler);
  }

  /** The keys that its configuration says receipts are signed with; undefined: it says nothing of them. */
  get receiptKeys(): readonly ReceiptKey[] | undefined {
    return this.#receiptKeys;
  }

  know(keys: readonly ReceiptKey[]): void {
    this.#receiptKeys = keys;
    this.line.knowsKeys = true;
  }

  /** All that rests on it, opened where it is locked. */
  async image(): Promise<DiskImage> {
    const lock = await this.lock();
    // What was not sealed yet as the lock was set is sealed at the next unlocking, and lost to nobody.
    return this.#disk.read((rows) =>
      allOf(lock ? rowsUnderLock(rows, lock.cipher, lock.record.state === 'sealing') : rows),
    );
  }

  /** The lock that its database has; undefined where that has none. */
  async lock(): Promise<OpenLock | undefined> {
    const record = await keptRecord(this.#disk);
    const known = record && this.#locks.get(record.id);
    return record && known && { record, cipher: known.cipher };
  }

  /** Notes a lock that a window has made, so that what it seals can be looked at. */
  noteLock(lock: OpenLock): void {
    this.#locks.set(lock.record.id, lock);
  }

  /**
   * Seals all rows that are not sealed yet, and keeps the lock's record, in one step: what `sealAll` does in a browser's
   * database. @throws where another window was first
   */
  async sealAll(process: SimulatedProcess, { record, cipher }: OpenLock): Promise<void> {
    await this.tables(process).write(async (rows) => {
      const settings = await this.#disk.readSettings((all) => all.toArray());
      const kept = await keptRecord(this.#disk);
      if (kept && kept.id !== record.id) throw new Error('locked by another window');
      const sealed = Object.fromEntries(
        Object.entries(await allOf(rows)).map(([name, all]) => [name, all.map((row) => sealRow(cipher, name, row))]),
      ) as unknown as DiskImage;
      await this.#become({
        rows: sealed,
        settings: [
          ...settings.filter(({ name }) => name !== 'lock').map((row) => sealRow(cipher, 'settings', row)),
          { name: 'lock', value: kept && kept.revision > record.revision ? kept : record },
        ] as RawImage['settings'],
      });
    });
  }

  /** Tears an answer that rests there: what can be read of it is none. */
  async tear({ response, item }: { readonly response: string; readonly item: string }): Promise<void> {
    const lock = await this.lock();
    const torn = lock ? { item: lock.cipher.blind(item), sealed: new Uint8Array(40) } : { item, value: { torn: true } };
    await this.change(async ({ answers }) => {
      await answers.put({ response, ...torn } as unknown as Awaited<ReturnType<typeof answers.toArray>>[number]);
    });
  }

  async #raw(): Promise<RawImage> {
    const rows = await this.#disk.read(allOf);
    return { rows, settings: await this.#disk.readSettings((settings) => settings.toArray()) };
  }

  /** Changes what rests there past the product. */
  change(work: (rows: Rows) => Promise<void>): Promise<void> {
    this.isChanged = true;
    return this.#disk.write(work);
  }

  /** Keeps what rests there now, as something to go back to. */
  async remember(): Promise<void> {
    this.#earlier.push(await this.#raw());
    if (this.#earlier.length > mostEarlier) this.#earlier.shift();
  }

  /** Its database is as it was some writes ago, as after a power cut. */
  async goBack(): Promise<void> {
    const image = this.scheduler.draws.oneOf(this.#earlier);
    if (!image) return;
    await this.#become(image);
    this.isMending = this.hasReplica;
  }

  /** What was before cannot come back any more. */
  forgetEarlier(): void {
    this.#earlier = [];
  }

  /** Its database is gone. */
  async lose(): Promise<void> {
    this.#disk = memoryTables();
    this.isChanged = true;
    this.isMending = this.hasReplica;
  }

  async #become({ rows: image, settings: kept }: RawImage): Promise<void> {
    const disk = memoryTables();
    await disk.writeSettings((settings) => settings.bulkPut(kept));
    await disk.write(async (rows) => {
      await rows.responses.bulkPut(image.responses);
      await rows.prefilled.bulkPut(image.prefilled);
      await rows.answers.bulkPut(image.answers);
      await rows.annotations.bulkPut(image.annotations);
      await rows.trail.bulkPut(image.trail);
      await rows.times.bulkPut(image.times);
      await rows.outbox.bulkPut(image.outbox);
      await rows.receipts.bulkPut(image.receipts);
      await rows.strays.bulkPut(image.strays);
    });
    this.#disk = disk;
    this.isChanged = true;
  }

  /** Ends everything that runs on it, at once. */
  cutPower(): void {
    for (const process of [...this.processes]) process.kill();
  }

  /** Counts a process as one of its own, as long as it lives. */
  adopt(process: SimulatedProcess): void {
    this.processes.add(process);
    process.atEnd(() => this.processes.delete(process));
  }

  /** The worker that writes the journal, as a page of this device starts it: each page has its own. */
  get Worker(): (new () => object) | undefined {
    const medium = this.#medium;
    if (!this.hasReplica) return undefined;
    return class extends NearWorker {
      constructor() {
        super(medium);
      }
    };
  }

  /** What the journal can bring back, as of now. */
  journal(): SegmentStore {
    return new SegmentStore([this.#medium], 'looked at');
  }

  /**
   * The device's database, as a process opens it: each of its transactions takes a moment, and may not happen.
   * @param cipher of its lock, where the process has that
   */
  tables(process: SimulatedProcess, cipher?: Cipher): Tables {
    const moment = (what: string) => this.scheduler.pause(0, 6, what);
    let isClosed = false;
    const refuseIfClosed = () => {
      if (isClosed) throw new DOMException('closed', 'InvalidStateError');
    };
    const refuseIfFull = () => {
      refuseIfClosed();
      if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    };
    const disk = () => this.#disk;
    const opened = (rows: Rows) => (cipher ? rowsUnderLock(rows, cipher, false) : rows);
    const openedSettings = (settings: Settings) =>
      (cipher ? underLock(settings, 'settings', cipher, false) : settings) as Settings;
    const wasChanged = () => {
      this.isChanged = true;
    };
    const committed = () => {
      this.isChanged = true;
      for (const look of this.#looks) look();
    };
    return {
      // To the product it is a database: it outlives the page.
      inMemory: false,
      async read(work) {
        await moment('reads');
        refuseIfClosed();
        const found = await disk().read((rows) => work(opened(rows)));
        await moment('has read');
        return found;
      },
      async write(work) {
        await moment('writes');
        refuseIfFull();
        const value = await disk().write((rows) => work(opened(rows)));
        committed();
        await moment('has written');
        return value;
      },
      async readSettings(work: (settings: Settings) => Promise<never>) {
        await moment('reads settings');
        return disk().readSettings((settings) => work(openedSettings(settings)));
      },
      async writeSettings(work: (settings: Settings) => Promise<never>) {
        await moment('writes settings');
        refuseIfFull();
        const value = await disk().writeSettings((settings) => work(openedSettings(settings)));
        wasChanged();
        return value;
      },
      watch: (query, onValue, onFault) => {
        let last = 0;
        let isEnded = false;
        const look = () => {
          last += 1;
          const mine = last;
          this.scheduler.after(this.scheduler.draws.between(0, 10), 'is told of a change', process, () => {
            if (isEnded || mine !== last) return;
            query().then(
              (value) => !isEnded && mine === last && onValue(value),
              (cause: unknown) => !isEnded && mine === last && onFault(cause),
            );
          });
        };
        this.#looks.add(look);
        const end = () => {
          isEnded = true;
          this.#looks.delete(look);
        };
        process.atEnd(end);
        look();
        return end;
      },
      async reopen() {
        isClosed = false;
      },
      close() {
        isClosed = true;
      },
      async erase() {},
    };
  }

  /** A process of this device that runs now. */
  get running(): SimulatedProcess | undefined {
    return runningProcess();
  }
}
