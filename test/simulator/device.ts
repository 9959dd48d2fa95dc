import type { ReceiptKey } from '../../src/protocol/receiptKey.ts';
import { SegmentStore } from '../../src/storage/journal/segmentStore.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import type { Rows, Settings, Tables } from '../../src/storage/tables.ts';
import { MemoryMedium } from '../storage/journal/memoryMedium.ts';
import { NearWorker } from '../storage/journal/nearWorker.ts';
import { SimulatedChannels } from './channels.ts';
import { goodLine, type Line } from './network.ts';
import { runningProcess, type Scheduler, type SimulatedProcess } from './scheduler.ts';
import { SimulatedLocks } from './webLocks.ts';

/** All that rests in a device's database at a moment. */
export type DiskImage = {
  readonly [Name in keyof Rows]: Awaited<ReturnType<Rows[Name]['toArray']>>;
};

/** Everything that rests in some tables. */
export const imageOf = (tables: Tables): Promise<DiskImage> =>
  tables.read(async (rows) => ({
    responses: await rows.responses.toArray(),
    prefilled: await rows.prefilled.toArray(),
    answers: await rows.answers.toArray(),
    annotations: await rows.annotations.toArray(),
    trail: await rows.trail.toArray(),
    times: await rows.times.toArray(),
    outbox: await rows.outbox.toArray(),
    receipts: await rows.receipts.toArray(),
    strays: await rows.strays.toArray(),
  }));

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
  #earlier: DiskImage[] = [];
  #looks = new Set<() => void>();
  /** Set by each write: what rests there is to be looked at again. */
  isChanged = true;
  /** Its database lost something that its journal has: until a page has compared the two. */
  isMending = false;

  constructor(name: string, scheduler: Scheduler, hasReplica: boolean) {
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

  image(): Promise<DiskImage> {
    return imageOf(this.#disk);
  }

  /** Changes what rests there past the product. */
  change(work: (rows: Rows) => Promise<void>): Promise<void> {
    this.isChanged = true;
    return this.#disk.write(work);
  }

  /** Keeps what rests there now, as something to go back to. */
  remember(image: DiskImage): void {
    this.#earlier.push(image);
    if (this.#earlier.length > mostEarlier) this.#earlier.shift();
  }

  /** Its database is as it was some writes ago, as after a power cut. */
  async goBack(): Promise<void> {
    const image = this.scheduler.draws.oneOf(this.#earlier);
    if (image) await this.#become(image);
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

  async #become(image: DiskImage): Promise<void> {
    const disk = memoryTables();
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
    this.isMending = this.hasReplica;
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

  /** The device's database, as a process opens it: each of its transactions takes a moment, and may not happen. */
  tables(process: SimulatedProcess): Tables {
    const moment = (what: string) => this.scheduler.pause(0, 6, what);
    const refuseIfFull = () => {
      if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    };
    const disk = () => this.#disk;
    const committed = () => {
      this.isChanged = true;
      for (const look of this.#looks) look();
    };
    return {
      // To the product it is a database: it outlives the page.
      inMemory: false,
      async read(work) {
        await moment('reads');
        const found = await disk().read(work);
        await moment('has read');
        return found;
      },
      async write(work) {
        await moment('writes');
        refuseIfFull();
        const value = await disk().write(work);
        committed();
        await moment('has written');
        return value;
      },
      async readSettings(work: (settings: Settings) => Promise<never>) {
        await moment('reads settings');
        return disk().readSettings(work);
      },
      async writeSettings(work: (settings: Settings) => Promise<never>) {
        await moment('writes settings');
        refuseIfFull();
        return disk().writeSettings(work);
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
      async reopen() {},
      close() {},
      async erase() {},
    };
  }

  /** A process of this device that runs now. */
  get running(): SimulatedProcess | undefined {
    return runningProcess();
  }
}
