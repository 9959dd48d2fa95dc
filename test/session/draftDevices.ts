import { type Signal, signal } from '@preact/signals';
import type { Config } from '../../src/protocol/config.ts';
import { draftDigest, draftHeaderOf } from '../../src/protocol/draftEnvelope.ts';
import type { DraftsAtCollector } from '../../src/protocol/draftReplies.ts';
import type { DraftEdit } from '../../src/session/autosave.ts';
import { numberedEdits } from '../../src/session/copyOfDraft.ts';
import { copyAlone } from '../../src/session/draftCopying.ts';
import { findDraft, takeDraft } from '../../src/session/goingOn.ts';
import { type KeptCopy, readKeptCopy } from '../../src/session/keptCopy.ts';
import type { CopyingServices } from '../../src/session/placeOfCopies.ts';
import type { SessionServices } from '../../src/session/services.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import type { StoredResponse } from '../../src/storage/reading.ts';
import type { ResponseRow } from '../../src/storage/rows.ts';
import { tableStore } from '../../src/storage/tableStore.ts';

export const response = '01939e1a-0000-7000-8000-000000000001';
const instrument = { id: 'be.veldwerk.test', version: '1.0.0' };
const at = '2026-11-27T08:00:00.000Z';

/** The copies of one draft at a collector, by its rules. */
export class DraftShelf implements DraftsAtCollector {
  last: { readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string } | undefined;
  delivered = false;
  /** What goes wrong with the next request: it does not arrive, its answer is lost, or it comes too soon. */
  next: 'fine' | 'unheard' | 'unanswered' | 'busy' = 'fine';
  /** When it wants to be asked again after what came too soon. */
  busyMs = 0;
  puts = 0;

  async #over<Reply>(work: () => Promise<Reply>): Promise<Reply | { kind: 'later'; afterMs?: number }> {
    const { next } = this;
    this.next = 'fine';
    if (next === 'busy') return { kind: 'later', afterMs: this.busyMs };
    if (next === 'unheard') return { kind: 'later' };
    const reply = await work();
    return next === 'unanswered' ? { kind: 'later' } : reply;
  }

  put: DraftsAtCollector['put'] = (_, bytes, after) =>
    this.#over(async () => {
      if (this.delivered) return { kind: 'delivered' };
      const header = draftHeaderOf(bytes);
      if (header?.before !== after) return { kind: 'refused' };
      const sha256 = await draftDigest(bytes);
      if (this.last?.sha256 === sha256) return { kind: 'kept' };
      if (this.last?.sha256 !== after) return { kind: 'changed' };
      this.last = { bytes, sha256 };
      this.puts += 1;
      return { kind: 'kept' };
    });

  get: DraftsAtCollector['get'] = (_, known) =>
    this.#over(async () => {
      if (this.delivered) return { kind: 'delivered' };
      if (!this.last) return { kind: 'none' };
      return this.last.sha256 === known ? { kind: 'same' } : { kind: 'copy', ...this.last };
    });

  remove: DraftsAtCollector['remove'] = () =>
    this.#over(async () => {
      this.last = undefined;
      return { kind: 'removed' };
    });
}

/** A device with one draft, which nobody has open: edits are written as a page would write them. */
export class DraftDevice {
  readonly services: Omit<CopyingServices, 'config'> & { readonly config: Signal<Config> } & Pick<
      SessionServices,
      'instruments' | 'language' | 'preferred' | 'keepData'
    >;
  /** How many more settings are kept before the device ends in the middle of what it does. */
  writesLeft = Number.POSITIVE_INFINITY;

  constructor(shelf: DraftsAtCollector) {
    const store = tableStore({ ...memoryTables(), inMemory: false });
    const counted = async <Value>(work: () => Promise<Value>): Promise<Value> => {
      if (this.writesLeft <= 0) throw new Error('the device is off');
      this.writesLeft -= 1;
      return work();
    };
    this.services = {
      store: {
        ...store,
        write: (changes) => counted(() => store.write(changes)),
        changeSettings: (change) => counted(() => store.changeSettings(change)),
      },
      config: signal<Config>({ endpoint: 'api/v1', draftCopy: true }),
      office: () => ({ url: 'https://collect.example/api/v1', movedFrom: [] }),
      drafts: async () => shelf,
      instruments: {
        open: async () => ({ ok: true, value: { modules: [{ id: 'A' }], languages: ['nl'] } }),
      } as unknown as SessionServices['instruments'],
      language: 'nl',
      preferred: ['nl'],
      keepData: () => {},
    };
  }

  get #store() {
    return this.services.store;
  }

  async begin(): Promise<void> {
    const row: ResponseRow = {
      ...{ id: response, instrument, language: 'nl', startedAt: at, changedAt: at, seq: 1, state: 'draft' },
      ...{ case: { id: 'case-1' }, token: 'token', endpoint: 'https://collect.example/api/v1' },
    };
    await this.#store.write([{ kind: 'begun', row }]);
  }

  async stored(): Promise<StoredResponse> {
    const found = await this.#store.read(response);
    if (!found) throw new Error('no draft');
    return found;
  }

  async kept(): Promise<KeptCopy> {
    const found = await readKeptCopy(this.#store, response);
    if (!found) throw new Error('nothing kept');
    return found;
  }

  async edit(...edits: DraftEdit[]): Promise<void> {
    const { row } = await this.stored();
    await this.#store.write(numberedEdits(edits, response, row.seq, at));
  }

  answer = (item: string, value: string | number | null) => this.edit({ kind: 'answered', item, value });

  /** Measures so much more. */
  async spend(ms: number): Promise<void> {
    const { time } = await this.stored();
    const { activeMs = 0, ...rest } = time ?? {};
    await this.#store.write([
      { kind: 'timed', time: { moduleMs: {}, sessions: 1, gaps: 0, ...rest, response, activeMs: activeMs + ms } },
    ]);
  }

  copy = (asks = true) => copyAlone(this.services, response, asks);

  /** Goes on with the draft of another device. */
  async goOn(code: string) {
    const place = { response, token: 'token', instrument: instrument.id };
    const found = await findDraft(this.services, place, code);
    if (!found.ok) return found;
    const services = this.services as SessionServices;
    return takeDraft(services, found.value, {
      case: { id: 'case-1' },
      token: 'other',
      endpoint: 'https://collect.example/api/v1',
    });
  }

  /** What stands, by item. */
  async answers(): Promise<Record<string, string | number>> {
    const { answers } = await this.stored();
    return Object.fromEntries(answers.flatMap(({ item, value }) => (value === null ? [] : [[item, value]])));
  }
}
