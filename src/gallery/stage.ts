import { type Signal, signal } from '@preact/signals';
import type { Fault } from '../instrument/faults.ts';
import { fail } from '../lib/result.ts';
import type { Annotation } from '../protocol/annotation.ts';
import { type Config, defaultConfig } from '../protocol/config.ts';
import type { DraftsAtCollector } from '../protocol/draftReplies.ts';
import type { CaseReply, Redeemed } from '../protocol/redeemed.ts';
import type { DeviceLock } from '../session/deviceLock.ts';
import { type Change, type DraftChange, WriteError, type WriteFault } from '../storage/change.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { memoryTables } from '../storage/memoryTables.ts';
import type { OutboxRow, ReceiptRow, ResponseRow } from '../storage/rows.ts';
import { tableStore } from '../storage/tableStore.ts';
import { type Instruments, withBuiltIn } from '../surveys/instruments.ts';
import { openInstrument } from '../surveys/open.ts';
import { type NoticeState, type Services, servicesWith } from '../ui/services.ts';
import { answersOnRoute } from './answers.ts';

/** The one response that most states are about, and its days: a picture must be the same each time it is taken. */
export const response = '019301a0-0000-7000-8000-000000000001';
const begun = '2024-11-05T09:30:00.000Z';
const changed = '2024-11-05T10:12:00.000Z';

const draftRow: ResponseRow = {
  id: response,
  instrument: { id: 'be.statbel.ict-2024', version: '1.1.0' },
  language: 'nl',
  startedAt: begun,
  changedAt: changed,
  seq: 1,
  state: 'draft',
  place: 'ID',
  label: 'Bakkerij Peeters',
};

type Entries = Readonly<Record<string, string | number>>;

/** What a state of the app is played on: a store of its own in memory, the real pages, and no network. */
export class Stage {
  // As on a device with a database: what is written is saved.
  readonly #tables = { ...memoryTables(), inMemory: false };
  /** What the pages read from and write to. */
  store: DeviceStore = tableStore(this.#tables);
  readonly config: Signal<Config> = signal(defaultConfig);
  readonly configFaults: Signal<readonly Fault[]> = signal([]);
  readonly configState: Signal<'good' | 'kept' | 'none'> = signal('good');
  readonly online = signal(true);
  readonly offlineReady: Signal<'yes' | 'not yet' | 'unsupported'> = signal('yes');
  readonly update: Signal<'none' | 'ready'> = signal('none');
  readonly sending: Signal<string | undefined> = signal(undefined);
  readonly byItself = signal(false);
  readonly standing: Signal<NoticeState> = signal({});
  /** What the office says to a code, and of a case. */
  redeemed: Redeemed = { kind: 'later' };
  standingOfCase: CaseReply = { kind: 'later' };
  /** What the collector says of copies of drafts. */
  drafts: DraftsAtCollector = {
    put: async () => ({ kind: 'later' }),
    get: async () => ({ kind: 'later' }),
    remove: async () => ({ kind: 'later' }),
  };
  lock: DeviceLock | undefined;
  /** The questionnaires that did not come with the app, and which of them are on offer. */
  others: Instruments = { open: async () => fail({ kind: 'unknown' }), texts: async () => fail({ kind: 'unknown' }) };
  offered: readonly string[] = [];
  /** The questionnaire that cannot be fetched now. */
  gone: string | undefined;
  readonly arrivals = signal(0);
  /** What becomes of writes from now on: done, never ended, or failed. */
  writing: 'done' | 'never' | WriteFault = 'done';

  /** Begins a response, and gives it answers and annotations. */
  async draft(answers: Entries = {}, annotations: readonly Annotation[] = [], row: Partial<ResponseRow> = {}) {
    const id = row.id ?? response;
    let seq = 1;
    const next = () => {
      seq += 1;
      return { response: id, seq, at: changed };
    };
    const changes: DraftChange[] = [
      ...Object.entries(answers).map(([item, value]) => ({ kind: 'answered', item, value, ...next() }) as const),
      ...annotations.map((annotation) => ({ kind: 'annotated', annotation, ...next() }) as const),
    ];
    const draft = { ...draftRow, ...row };
    const time = { response: id, activeMs: 22 * 60_000, moduleMs: { A: 22 * 60_000 }, sessions: 1, gaps: 0 };
    await this.store.write([{ kind: 'begun', row: draft }, ...changes, { kind: 'timed', time }]);
  }

  /** A draft that nothing is open in any more. */
  async filledDraft(fixed: Entries, row: Partial<ResponseRow> = {}): Promise<void> {
    const { id, version } = draftRow.instrument;
    const instrument = await openInstrument(id, version);
    if (instrument.ok) await this.draft(answersOnRoute(instrument.value, fixed), [], row);
  }

  /** A completed response, as far on its way as is said. */
  async completed(
    outbox: Partial<OutboxRow> | 'delivered' | 'lost',
    row: Partial<ResponseRow> = {},
    answers: Entries = { A1: 40, A2: 'yes' },
  ): Promise<void> {
    const id = row.id ?? response;
    const sha256 = 'a'.repeat(64);
    await this.#tables.write(async (rows) => {
      await rows.responses.put({ ...draftRow, changedAt: changed, completedAt: changed, state: 'complete', ...row });
      for (const [item, value] of Object.entries(answers))
        await rows.answers.put({ response: id, item, value, seq: 2 });
      if (outbox === 'delivered') await rows.receipts.put({ id, sha256, receivedAt: changed, code: '7K2M-9QXA-04TD' });
      else if (outbox !== 'lost')
        await rows.outbox.put({
          id,
          bytes: new TextEncoder().encode('{}'),
          sha256,
          queuedAt: changed,
          state: 'queued',
          attempts: 0,
          nextAttemptAt: Date.parse(changed),
          ...outbox,
        });
    });
  }

  /** Receipts of responses that are no longer on the device. */
  async received(...receipts: readonly ReceiptRow[]): Promise<void> {
    await this.#tables.write(async (rows) => void (await rows.receipts.bulkPut(receipts)));
  }

  /** Something on the device that does not read. */
  async torn(): Promise<void> {
    await this.#tables.write(async ({ strays }) => void (await strays.add({ table: 'answers', row: { torn: true } })));
  }

  /** What the pages work with. */
  get services(): Services {
    const write = (changes: readonly Change[]) =>
      this.writing === 'done'
        ? this.store.write(changes)
        : this.writing === 'never'
          ? new Promise<never>(() => {})
          : Promise.reject(new WriteError(this.writing));
    const builtIn = withBuiltIn(async () => this.others);
    return servicesWith(
      {
        store: { ...this.store, write },
        instruments: {
          ...builtIn,
          open: async (id, version) => {
            if (id === this.gone) throw new Error('there is no network');
            return builtIn.open(id, version);
          },
          onOffer: async () => this.offered,
          arrivals: this.arrivals,
        },
        lock: this.lock,
        windows: { restart: () => {}, restartOthers: async () => {} },
        config: this.config,
        office: () => ({ url: 'https://collect.example/api/v1', movedFrom: [] }),
        delivery: { sending: this.sending, byItself: this.byItself, sendNow: () => {}, resend: async () => {} },
        inviting: async () => ({ redeem: async () => this.redeemed, askCase: async () => this.standingOfCase }),
        drafts: async () => this.drafts,
        keepData: () => {},
      },
      {
        configFaults: this.configFaults,
        configState: this.configState,
        online: this.online,
        offlineReady: this.offlineReady,
        update: this.update,
        applyUpdate: () => {},
        standing: this.standing,
      },
    );
  }
}
