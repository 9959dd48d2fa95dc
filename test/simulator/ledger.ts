import { hash } from 'node:crypto';
import { deliveryState } from '../../src/session/responses.ts';
import type { OutboxRow, ResponseRow } from '../../src/storage/rows.ts';
import type { DiskImage, SimulatedDevice } from './device.ts';
import type { OfficeRow } from './office.ts';

/** What must never happen, whatever else does. */
export const invariants = [
  'a saved answer is lost',
  'a response is there twice',
  'a receipt without the stored bytes',
  'shown as sent, and it is not',
  'a chain forks, and nobody says so',
  'a bad response delays another',
  'something completed is never delivered',
  'what is shown is not what is kept',
] as const;
export type Invariant = (typeof invariants)[number];

/** An invariant that did not hold. */
export interface Violation {
  readonly invariant: Invariant;
  readonly detail: string;
  /** After how many steps it was seen. */
  readonly step: number;
}

type Value = string | number | null;

interface Entered {
  readonly value: Value;
  readonly order: number;
  readonly by: string;
}

/** What was entered for one item, in its order, and up to where the respondent was told that it is saved. */
interface ItemHistory {
  readonly entered: Entered[];
  saved: number;
  /** The same, as far as both stores of the device had it. */
  savedTwice: number;
}

/** The case whose token was revoked before anybody sent with it. */
export const revokedCase = 'revoked';

/** How a response ends that the office cannot take: an unknown version waits, an invalid one is refused, a revoked right holds up. */
export function poisonOf(row: ResponseRow | undefined): OutboxRow['state'] | undefined {
  if (row?.case?.id === revokedCase) return 'paused';
  if (row?.instrument.version === '1.0.1') return 'queued';
  return row?.instrument.version === '1.0.2' ? 'refused' : undefined;
}

/** The books of an observer who sees everything: what was entered, what was called saved, what was frozen, what was kept. */
export class Ledger {
  readonly violations: Violation[] = [];
  /** Digests under which a response was ever frozen, by its id. */
  readonly frozen = new Map<string, Set<string>>();
  /** Responses of which there are copies, on two devices or at two times: two of them can be completed. */
  readonly copied = new Set<string>();
  readonly #histories = new Map<string, Map<string, ItemHistory>>();
  readonly #removed = new Set<string>();
  readonly #queued = new Map<string, Set<string>>();
  readonly #kept = new Map<string, OfficeRow>();
  readonly #steps: () => number;
  #order = 0;

  constructor(steps: () => number) {
    this.#steps = steps;
  }

  violate(invariant: Invariant, detail: string): void {
    if (this.violations.some((one) => one.invariant === invariant)) return;
    this.violations.push({ invariant, detail, step: this.#steps() });
  }

  #historyOf(device: string, response: string): Map<string, ItemHistory> {
    const key = `${device} ${response}`;
    const found = this.#histories.get(key) ?? new Map<string, ItemHistory>();
    this.#histories.set(key, found);
    return found;
  }

  /** A response is on a device, and was called saved. */
  begun(device: string, response: string): void {
    this.#removed.delete(`${device} ${response}`);
    this.#historyOf(device, response);
  }

  /** The respondent entered something in a window. */
  entered(device: string, by: string, response: string, item: string, value: Value): void {
    const items = this.#historyOf(device, response);
    const history = items.get(item) ?? { entered: [], saved: 0, savedTwice: 0 };
    items.set(item, history);
    this.#order += 1;
    history.entered.push({ value, order: this.#order, by });
  }

  /** What was entered last was not taken, and is not shown. */
  notTaken(device: string, response: string, item: string): void {
    this.#historyOf(device, response).get(item)?.entered.pop();
  }

  /** A window says that all that was entered in it is saved. */
  saved(device: string, by: string, response: string, isTwice: boolean): void {
    for (const history of this.#historyOf(device, response).values()) {
      const last = history.entered.findLast((one) => one.by === by);
      if (!last) continue;
      history.saved = Math.max(history.saved, last.order);
      if (isTwice) history.savedTwice = Math.max(history.savedTwice, last.order);
    }
  }

  /** Whether a value may be what is there for an item: what was called saved last, or what was entered after that. */
  mayBe(device: string, response: string, item: string, value: Value | undefined): boolean {
    const history = this.#historyOf(device, response).get(item);
    if (!history || history.saved === 0) return true;
    return history.entered.some((one) => one.order >= history.saved && one.value === (value ?? null));
  }

  /** The respondent brings another copy of a response to a device, which may take the place of the one there. */
  brought(device: string, response: string): void {
    this.#histories.delete(`${device} ${response}`);
    this.copied.add(response);
  }

  /** The respondent has had a response taken off a device. */
  removed(device: string, response: string): void {
    this.#removed.add(`${device} ${response}`);
  }

  /**
   * A device lost what was on its disk, and has nothing beside it: what is there by now is all that can be asked for. This
   * is the one loss that the product does not promise to prevent.
   */
  forgive(device: string, image: DiskImage): void {
    const before = [...this.#histories].filter(([key]) => key.startsWith(`${device} `));
    for (const [key] of before) this.#histories.delete(key);
    for (const { id } of image.responses) this.begun(device, id);
    for (const { response, item, value } of image.answers) {
      // A torn one is nothing that can be asked for.
      if (value === undefined || (typeof value === 'object' && value !== null)) continue;
      this.entered(device, 'disk', response, item, value);
      this.saved(device, 'disk', response, false);
    }
    this.#queued.delete(device);
    for (const [key, items] of before) {
      const response = key.slice(device.length + 1);
      this.copied.add(response);
      if (!this.#histories.has(key)) continue;
      // What was never called saved may have been stashed, beside the database, and come in later.
      for (const [item, { entered, saved }] of items)
        for (const { order, value } of entered) if (order > saved) this.entered(device, 'stash', response, item, value);
    }
  }

  /** A device lost what was in its database. What was said to rest in both stores has to come back; no more than that. */
  lostDatabase(device: string): void {
    this.#queued.delete(device);
    for (const [key, items] of this.#histories) {
      if (!key.startsWith(`${device} `)) continue;
      // It may have been completed, of which the device knows nothing now.
      this.copied.add(key.slice(device.length + 1));
      for (const [item, history] of items) {
        history.saved = history.savedTwice;
        if (history.saved === 0) items.delete(item);
      }
      if (items.size === 0) this.#histories.delete(key);
    }
  }

  /** An answer on a device was torn: it is put aside there, and shown. What was never called saved may be stashed, and come in. */
  torn(device: string, answer: { readonly response: string; readonly item: string } | undefined): void {
    const items = answer && this.#historyOf(device, answer.response);
    const history = items?.get(answer?.item ?? '');
    if (!items || !history) return;
    const entered = history.entered.filter(({ order }) => order > history.saved);
    items.set(answer.item, { entered, saved: 0, savedTwice: 0 });
  }

  /** Looks at all that rests on a device. */
  lookAtDevice(device: SimulatedDevice, image: DiskImage, office: readonly OfficeRow[]): void {
    const { name } = device;
    for (const entry of image.outbox) this.#lookAtFrozen(name, entry);
    const receipts = new Map(image.receipts.map((one) => [one.id, one]));
    for (const { id, sha256 } of image.receipts)
      if (!office.some((row) => row.id === id && row.sha256 === sha256 && row.bytesSha256 === sha256))
        this.violate('a receipt without the stored bytes', `${name} has a receipt of ${id}`);
    if (device.isMending) return;
    const outbox = new Map(image.outbox.map((one) => [one.id, one]));
    const rows = new Map(image.responses.map((row) => [row.id, row]));
    const answers = new Map(image.answers.map(({ response, item, value }) => [`${response} ${item}`, value]));
    for (const [key, items] of this.#histories) {
      if (!key.startsWith(`${name} `) || this.#removed.has(key)) continue;
      const response = key.slice(name.length + 1);
      if (!rows.has(response)) {
        this.violate('a saved answer is lost', `${response} is not on ${name} any more`);
        continue;
      }
      for (const item of items.keys()) {
        const value = answers.get(`${response} ${item}`);
        if (!this.mayBe(name, response, item, value))
          this.violate('a saved answer is lost', `${name}: ${item} of ${response} is ${value}`);
      }
    }
    for (const row of image.responses) {
      if (row.state !== 'complete') continue;
      const stored = {
        ...{ row, answers: [], annotations: new Map(), time: undefined },
        ...{ outbox: outbox.get(row.id), receipt: receipts.get(row.id) },
      };
      const shown = deliveryState(stored, undefined);
      if (shown === 'lost')
        this.violate('something completed is never delivered', `${row.id} neither waits on ${name} nor was received`);
      if (shown === 'delivered' && !office.some(({ id }) => id === row.id))
        this.violate('shown as sent, and it is not', `${row.id} on ${name}`);
    }
    const queued = this.#queued.get(name) ?? new Set<string>();
    this.#queued.set(name, queued);
    for (const id of queued)
      if (!outbox.has(id) && !receipts.has(id))
        this.violate('something completed is never delivered', `${id} left the outbox of ${name} without a receipt`);
    for (const id of outbox.keys()) queued.add(id);
  }

  #lookAtFrozen(device: string, { id, bytes, sha256 }: OutboxRow): void {
    const digests = this.frozen.get(id) ?? new Set<string>();
    this.frozen.set(id, digests);
    if (digests.has(sha256)) return;
    digests.add(sha256);
    const { answers } = JSON.parse(new TextDecoder().decode(bytes)) as {
      readonly answers: Readonly<Record<string, number>>;
    };
    for (const item of this.#historyOf(device, id).keys())
      if (!this.mayBe(device, id, item, answers[item]))
        this.violate('a saved answer is lost', `${device} froze ${id} with ${answers[item]} as ${item}`);
    if (hash('sha256', bytes, 'hex') !== sha256)
      this.violate('a response is there twice', `${id} waits with the digest of other bytes`);
    if (digests.size > 1 && !this.copied.has(id))
      this.violate('a response is there twice', `${id} was frozen twice, with other bytes`);
  }

  /** Looks at what the collector has committed. */
  lookAtOffice(rows: readonly OfficeRow[]): void {
    const now = new Map<string, OfficeRow>();
    for (const row of rows) {
      if (now.has(row.id)) this.violate('a response is there twice', `the office has ${row.id} twice`);
      now.set(row.id, row);
      if (row.bytesSha256 !== row.sha256)
        this.violate('a receipt without the stored bytes', `the office has other bytes of ${row.id}`);
      if (!this.frozen.get(row.id)?.has(row.sha256))
        this.violate('a response is there twice', `nobody has frozen what the office has of ${row.id}`);
    }
    for (const [id, before] of this.#kept) {
      const row = now.get(id);
      if (!row || row.sha256 !== before.sha256 || row.code !== before.code)
        this.violate('a receipt without the stored bytes', `the office gave its receipt of ${id} for other bytes`);
    }
    for (const [id, row] of now) this.#kept.set(id, row);
  }

  /** Looks at the chains of revisions, of which two may only begin at one response where somebody is told. */
  lookAtChains(rows: readonly OfficeRow[], named: ReadonlyMap<string, readonly string[]>): void {
    const after = Map.groupBy(
      rows.filter(({ supersedes }) => supersedes !== null),
      ({ supersedes }) => supersedes ?? '',
    );
    for (const [id, revisions] of after) {
      if (revisions.length < 2) continue;
      if (!this.copied.has(id))
        this.violate('a chain forks, and nobody says so', `${id} was revised twice from one device`);
      const hidden = new Set(rows.map(({ supersedes }) => supersedes));
      const leaves = revisions.filter((one) => !hidden.has(one.id));
      if (leaves.length > 1 && !leaves.every((one) => named.get(id)?.includes(one.id)))
        this.violate('a chain forks, and nobody says so', `the office names no rivals of ${id}`);
    }
  }

  /** Looks at a device once everything is well again, and everybody has had time. */
  lookAtEnd(device: SimulatedDevice, image: DiskImage, office: readonly OfficeRow[]): void {
    const outbox = new Map(image.outbox.map((one) => [one.id, one]));
    const receipts = new Set(image.receipts.map(({ id }) => id));
    const hasPoison = image.responses.some((row) => row.state === 'complete' && poisonOf(row));
    for (const row of image.responses) {
      const { id, state } = row;
      if (state !== 'complete' || receipts.has(id)) continue;
      const waits = outbox.get(id);
      const poison = poisonOf(row);
      if (poison && waits?.state === poison) continue;
      const isRival = waits?.state === 'refused' && waits.refusal?.name === 'conflict';
      if (isRival && (this.frozen.get(id)?.size ?? 0) > 1) continue;
      const invariant = hasPoison ? 'a bad response delays another' : 'something completed is never delivered';
      this.violate(invariant, `${id} is ${waits?.state ?? 'gone'} on ${device.name}: ${waits?.refusal?.name ?? ''}`);
    }
    for (const { id, sha256 } of image.receipts)
      if (!office.some((row) => row.id === id && row.sha256 === sha256))
        this.violate('a receipt without the stored bytes', `${id} on ${device.name}`);
  }
}
