import { begin, takeBegun } from '../../src/session/begin.ts';
import { complete } from '../../src/session/completion.ts';
import { beginCorrection } from '../../src/session/correcting.ts';
import { draftToMove, moveIn } from '../../src/session/moving.ts';
import { openSession } from '../../src/session/opening.ts';
import { removeResponse } from '../../src/session/responses.ts';
import type { SessionServices } from '../../src/session/services.ts';
import type { Session } from '../../src/session/session.ts';
import { backupOf, bringIn } from '../../src/storage/backup.ts';
import { openChannel } from '../../src/storage/channel.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import { editLockName } from '../../src/storage/editLock.ts';
import { sealReceipts } from '../../src/storage/lock/convert.ts';
import type { LockRecord, OpenLock } from '../../src/storage/lock/lockRecord.ts';
import { resealStash } from '../../src/storage/lock/resealStash.ts';
import { recordOf } from '../../src/storage/lock/unlocking.ts';
import { newLock, unlock } from '../../src/storage/lock/wrapping.ts';
import type { StoredResponse } from '../../src/storage/reading.ts';
import { readSetting } from '../../src/storage/settings.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import type { Tables } from '../../src/storage/tables.ts';
import type { OutboxSender } from '../../src/sync/outboxSender.ts';
// Loaded on the way otherwise, which takes as long as the disk needs.
import '../../src/session/readAlong.ts';
import '../../src/storage/restoreStash.ts';
import '../../src/storage/restoring.ts';
import '../../src/storage/lock/holdLock.ts';
import { cheap } from '../support/cheapLock.ts';
import type { SimulatedDevice } from './device.ts';
import type { Ledger } from './ledger.ts';
import type { SimulatedNetwork } from './network.ts';
import type { SimulatedPlatform } from './platform.ts';
import { runAs, SimulatedProcess } from './scheduler.ts';
import { servicesOn } from './services.ts';
import { sheetItems, sheets } from './sheet.ts';
import { officeOf, platformOn, storeOf } from './surroundings.ts';

/** What opens every lock here. */
const passphrase = 'a passphrase of several words';

/** A window of a device: the product's own session, store and sender, and a respondent at it. */
export class SimulatedWindow {
  readonly process: SimulatedProcess;
  readonly device: SimulatedDevice;
  readonly #ledger: Ledger;
  readonly #platform: SimulatedPlatform;
  #store!: DeviceStore;
  #services!: SessionServices;
  #sender!: OutboxSender;
  #session: Session | undefined;
  #isBusy = false;
  #openings = 0;
  #opening = '';
  /** The lock that the page asks for; undefined where it has been opened, or the device has none. */
  #closed: LockRecord | undefined;
  /** The tables of a locked device, as they rest. */
  #bare: Tables | undefined;
  /** The lock with its key, once it is open. */
  #lock: OpenLock | undefined;
  #opens: string | undefined;
  #others: BroadcastChannel | undefined;
  readonly #reopened: (opens: string | undefined) => void;

  /**
   * @param reopened has a window opened in the place of this one, which starts anew
   * @param opens the draft that it opens by itself, since its address says so
   */
  constructor(
    name: string,
    device: SimulatedDevice,
    network: SimulatedNetwork,
    ledger: Ledger,
    reopened: (opens: string | undefined) => void = () => {},
    opens?: string,
  ) {
    this.#reopened = reopened;
    this.#opens = opens;
    this.#platform = platformOn(device, network, true);
    this.process = new SimulatedProcess(name, this.#platform);
    this.device = device;
    this.#ledger = ledger;
    device.adopt(this.process);
    device.scheduler.after(0, 'starts', this.process, () => (device.isLockable ? void this.#find() : this.#start()));
  }

  get session(): Session | undefined {
    return this.#session;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get isLocked(): boolean {
    return this.#closed !== undefined;
  }

  /** As the app's start does: looks for a lock, and asks for its passphrase. */
  async #find(): Promise<void> {
    const { device, process } = this;
    const others = openChannel('veldwerk-restart');
    if (others) others.onmessage = () => this.#startAnew();
    this.#others = others;
    const tables = device.tables(process);
    const lock: unknown = await readSetting(tables, 'lock');
    const record = lock === undefined ? undefined : await recordOf({ tables, lock });
    if (!record) return this.#start();
    this.#closed = record;
    this.#bare = tables;
    // What can be sent without being read is sent meanwhile.
    servicesOn(
      tableStore(tables),
      () => officeOf(device),
      (line) => device.scheduler.note(`${process.name} ${line}`),
    );
    // Sooner or later somebody comes back.
    device.scheduler.after(device.scheduler.draws.between(0, 90_000), 'is unlocked', process, () => this.unlock());
  }

  /** Opens the lock with its passphrase, seals what is not sealed yet, and starts. */
  unlock(): void {
    const record = this.#closed;
    if (!record || this.#isBusy) return;
    this.#isBusy = true;
    this.device.scheduler.after(0, 'unlocks', this.process, () => {
      void this.#openLock(record)
        .catch((cause: unknown) => this.device.scheduler.note(`${this.process.name} unlocking failed: ${cause}`))
        .finally(() => {
          this.#isBusy = false;
          // On a full disk it is tried again, as somebody would who sees that it did not.
          if (this.#closed) this.device.scheduler.after(5000, 'is unlocked again', this.process, () => this.unlock());
        });
    });
  }

  async #openLock(record: LockRecord): Promise<void> {
    const { device, process } = this;
    if (await unlock(record, 'a wrong one')) throw new Error('a wrong passphrase opens the lock');
    const lock = await unlock(record, passphrase);
    if (!lock) throw new Error('the passphrase opens nothing');
    device.noteLock(lock);
    if (record.state === 'sealing') await device.sealAll(process, lock);
    await sealReceipts(device.tables(process), lock.cipher);
    resealStash(lock.cipher, 'sealed');
    this.#closed = undefined;
    this.#bare?.close();
    this.#lock = lock;
    this.#start();
  }

  /** Locks every window of the device; where it has no lock, sets one first. */
  turnKey(): void {
    this.act(async () => {
      const { device, process } = this;
      if (!this.#lock) {
        const lock = await newLock(passphrase, cheap);
        device.noteLock(lock);
        await device.sealAll(process, lock);
      }
      this.#others?.postMessage('restart');
      this.#startAnew();
    }, 'locks');
  }

  /** The page is loaded anew: what is not durable is stashed in its last moment. */
  #startAnew(): void {
    if (!this.process.isAlive) return;
    const opens = this.#session?.id;
    this.#platform.window.dispatchEvent(new Event('pagehide'));
    this.process.kill();
    this.#reopened(opens);
  }

  #start(): void {
    const { device } = this;
    const store = storeOf(device, this.process, true, {
      lockNow: () => this.#lock,
      onLocked: () => this.#startAnew(),
      onRecord: (record) => {
        if (this.#lock) this.#lock = { ...this.#lock, record };
      },
    });
    this.#store = store;
    const { services, sender } = servicesOn(
      store,
      () => officeOf(device),
      (line) => device.scheduler.note(`${this.process.name} ${line}`),
    );
    this.#services = services;
    this.#sender = sender;
    // As the app's start does: what the database has lost is brought back.
    void store.replicaStatus().then((status) => {
      if (status === 'durable') device.isMending = false;
    });
    const opens = this.#opens;
    if (opens) this.openAny(opens);
  }

  /** Has the respondent do something, unless what was begun last is still underway. */
  act(work: () => Promise<void>, what: string): void {
    if (this.#isBusy || !this.process.isAlive || !this.#store) return;
    this.#isBusy = true;
    this.device.scheduler.after(0, what, this.process, () => {
      void work()
        .catch((cause: unknown) => this.device.scheduler.note(`${this.process.name} ${what} failed: ${cause}`))
        .finally(() => {
          this.#isBusy = false;
        });
    });
  }

  /** Begins a response, and opens it. */
  begin(version: string, assigned?: { case: { id: string }; token: string; endpoint: string }): void {
    this.act(async () => {
      const instrument = sheets.get(version);
      if (!instrument) return;
      await this.#close();
      const id = await begin(this.#services, instrument, assigned);
      this.#ledger.begun(this.device.name, id);
      await this.#open(id);
    }, `begins ${version}`);
  }

  /** Opens a draft of this device: the one with an id, or any. */
  openAny(id?: string): void {
    this.act(async () => {
      const found = await this.#some(({ row }) => row.state === 'draft' && (id === undefined || row.id === id));
      if (!found || found.row.id === this.#session?.id) return;
      await this.#close();
      takeBegun(found.row.id);
      await this.#open(found.row.id);
    }, 'opens a draft');
  }

  async #open(id: string): Promise<void> {
    const opened = await openSession(this.#services, id, undefined);
    if (!opened.ok) return this.device.scheduler.note(`${this.process.name} cannot open: ${opened.fault}`);
    const session = opened.value;
    this.#session = session;
    const { name } = this.device;
    let by = this.#newOpening();
    session.save.subscribe((status) => {
      // What another window has overtaken is said to be not saved, for good: what is saved later is something else.
      if (status.fault === 'overtaken') by = this.#newOpening();
      if (status.state === 'saved' && status.at) this.#ledger.saved(name, by, id, status.replica === 'durable');
    });
    if (session.editLock.value !== 'owner') return;
    for (const item of sheetItems)
      if (!this.#ledger.mayBe(name, id, item, session.answers.value[item]))
        this.#ledger.violate(
          'what is shown is not what is kept',
          `${by} shows ${session.answers.value[item]} as ${item} of ${id}`,
        );
  }

  #newOpening(): string {
    this.#openings += 1;
    this.#opening = `${this.process.name} ${this.#openings}`;
    return this.#opening;
  }

  async #close(): Promise<void> {
    const session = this.#session;
    if (session && (await session.close())) this.#session = undefined;
  }

  /** Closes what is open. */
  close(): void {
    this.act(() => this.#close(), 'closes');
  }

  /** Answers something in the open draft, typing or choosing. */
  answer(): void {
    const { scheduler, name } = this.device;
    scheduler.after(0, 'answers', this.process, () => {
      const session = this.#session;
      if (session?.editLock.value !== 'owner') return;
      const item = scheduler.draws.oneOf(sheetItems) ?? 'one';
      const value = scheduler.draws.happens(0.1) ? null : scheduler.draws.below(1_000_000);
      // Before it is taken: where nothing holds it back, it is saved in the same turn.
      // What is typed into a window that has lost its draft, and is not told so yet, is not promised to stay.
      const isRightful = this.device.locks.holderOf(editLockName(session.id)) === this.process;
      this.#ledger.entered(name, isRightful ? this.#opening : '', session.id, item, value);
      session.answer(item, value, scheduler.draws.happens(0.5));
      // One that is being left takes nothing more, and shows nothing of it.
      if (session.entry(item) !== (value ?? undefined)) this.#ledger.notTaken(name, session.id, item);
    });
  }

  /** Completes what is open. */
  complete(): void {
    this.act(async () => {
      const session = this.#session;
      if (session?.editLock.value !== 'owner') return;
      if (session.row.value.corrects)
        session.annotate({ kind: 'correction', about: session.row.value.corrects.id, reason: 'mistake' });
      const done = await complete(this.#services, session);
      this.device.scheduler.note(`${this.process.name} completion: ${done.ok ? 'ok' : done.fault}`);
      if (done.ok) await this.#close();
    }, 'completes');
  }

  /** Corrects something that was received or refused. */
  correct(): void {
    this.act(async () => {
      const found = await this.#some(
        ({ row, receipt, outbox }) =>
          row.state === 'complete' && (receipt !== undefined || outbox?.state === 'refused'),
      );
      if (!found) return;
      const begun = await beginCorrection(this.#services, found.row.id);
      if (!begun.ok) return;
      const { name } = this.device;
      this.#ledger.begun(name, begun.value);
      await this.#close();
      takeBegun(begun.value);
      await this.#open(begun.value);
    }, 'corrects');
  }

  /** Takes something that was received off the device. */
  remove(): void {
    this.act(async () => {
      const found = await this.#some(({ row, receipt }) => row.state === 'complete' && receipt !== undefined);
      if (!found) return;
      this.#ledger.removed(this.device.name, found.row.id);
      if (!(await removeResponse(this.#services, found.row))) this.#ledger.begun(this.device.name, found.row.id);
    }, 'removes');
  }

  /** Sends something that was refused again, as it is. */
  resend(): void {
    this.act(async () => {
      const found = await this.#some(({ outbox }) => outbox?.state === 'refused');
      if (found) await this.#sender.resend(found.row.id);
    }, 'resends');
  }

  takeOver(): void {
    this.act(async () => {
      const session = this.#session;
      if (session && session.editLock.value !== 'owner') session.takeOver();
    }, 'takes over');
  }

  /** Looks away from the page, or back at it. */
  turn(): void {
    const { document } = this.#platform;
    this.device.scheduler.after(0, 'is looked at, or not', this.process, () => {
      if (!document) return;
      document.visibilityState = document.visibilityState === 'visible' ? 'hidden' : 'visible';
      document.dispatchEvent(new Event('visibilitychange'));
    });
  }

  /** The browser finds that there is a network. */
  online(): void {
    this.device.scheduler.after(0, 'is online', this.process, () => {
      if (this.#platform.document?.visibilityState === 'hidden') return this.turn();
      this.#platform.window.dispatchEvent(new Event('online'));
    });
  }

  /** Brings something of another device to this one: a draft by a file, all else by a backup. */
  bringFrom(other: SimulatedWindow): void {
    const source = other.#store;
    if (!source) return;
    this.act(async () => {
      const backup = await runAs(other.process, () => backupOf(source, '0.1.0', new Date()));
      const some = this.device.scheduler.draws.oneOf(backup.responses.filter(({ outbox }) => !outbox));
      if (!some) return;
      this.#ledger.brought(this.device.name, some.row.id);
      if (some.row.state === 'draft') {
        const stored = await runAs(other.process, () => source.read(some.row.id));
        if (stored) await moveIn(this.#services, JSON.stringify(draftToMove(stored)));
      } else await bringIn(this.#store, { ...backup, responses: [some], receipts: [] });
    }, `brings from ${other.device.name}`);
  }

  async #some(fits: (stored: StoredResponse) => boolean): Promise<StoredResponse | undefined> {
    const { responses } = await this.#store.list();
    return this.device.scheduler.draws.oneOf(responses.filter(fits));
  }
}
