import { base64url } from 'jose';
import type { CarriedResponse } from '../protocol/carried.ts';
import type { GivenEnterprise } from '../protocol/case.ts';
import type { Receipt } from '../protocol/receipt.ts';
import { sendTokenOf } from '../protocol/token.ts';
import { WriteError } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';
import { bringBack } from './restoring.ts';
import { outboxRow, type ReceiptRow, type ResponseRow } from './rows.ts';
import type { Rows } from './tables.ts';
import type { WholeResponse } from './whole.ts';

/** Under which the device keeps the ids of what was carried to it. */
const carriedHere = 'carried';

/**
 * What bringing in a carried response does: it is put into the outbox; the same bytes wait here already; they were received;
 * or something else is here under its id, which stays as it is.
 */
export type CarriedEffect = 'new' | 'same' | 'received' | 'other';

/** What waits to be sent and can be carried: frozen bytes, as they are, with what they are sent with. */
export async function responsesToCarry(store: DeviceStore): Promise<CarriedResponse[]> {
  const waiting = (await store.outbox()).filter(({ state }) => state !== 'refused');
  const all: CarriedResponse[] = [];
  for (const { id, bytes, sha256, media, token, own, endpoint } of waiting) {
    const row = (await store.read(id))?.row;
    // Without its row nothing says what it is to: it is sent from here.
    if (!row) continue;
    all.push({
      ...{ id, bytes: base64url.encode(bytes), sha256 },
      ...(media && { media }),
      ...{ instrument: row.instrument, language: row.language, completedAt: row.completedAt ?? row.changedAt },
      ...(row.case && { case: row.case }),
      ...(row.corrects?.supersedes && { supersedes: row.corrects.supersedes }),
      ...(token !== undefined && { token: await sendTokenIn(token, row) }),
      ...(own !== undefined && { own: await sendTokenIn(own, row) }),
      ...(endpoint !== undefined && { endpoint }),
    });
  }
  return all.toSorted((one, other) => one.completedAt.localeCompare(other.completedAt));
}

/** The send token of what an entry waits with: older versions left the token itself there, which gives more. */
const sendTokenIn = async (kept: string, { token }: ResponseRow): Promise<string> =>
  kept === token ? sendTokenOf(kept) : kept;

/** What bringing in a response would do, inside a transaction. What is completed here, or begun, stays. */
async function effectOn(rows: Rows, { id, sha256 }: CarriedResponse): Promise<CarriedEffect> {
  const [receipt, waiting, row] = await Promise.all([
    rows.receipts.get(id),
    rows.outbox.get(id),
    rows.responses.get(id),
  ]);
  if (receipt) return receipt.sha256 === sha256 ? 'received' : 'other';
  if (waiting) return outboxRow.safeParse(waiting).data?.sha256 === sha256 ? 'same' : 'other';
  return row ? 'other' : 'new';
}

/** The frozen bytes of a carried response, and for which enterprise they say that it is, where they can be read here. */
export interface CarriedBytes {
  readonly bytes: Uint8Array;
  readonly respondent?: GivenEnterprise | undefined;
}

/** A carried response as this device keeps it: frozen and waiting, without the answers, which only its own device has. */
function asKept(one: CarriedResponse, { bytes, respondent }: CarriedBytes, seq: number): WholeResponse {
  const { id, sha256, media, instrument, language, completedAt, token, own, endpoint, supersedes } = one;
  const row: ResponseRow = {
    ...{ id, instrument, language, seq, startedAt: completedAt, changedAt: completedAt, completedAt },
    ...{ state: 'complete', carried: true },
    ...(respondent && { enterpriseNumber: respondent.enterpriseNumber }),
    ...(respondent?.enterpriseName !== undefined && { label: respondent.enterpriseName }),
    ...(one.case && { case: one.case }),
    ...(supersedes && { corrects: { id: supersedes, supersedes } }),
  };
  return {
    ...{ row, answers: [], annotations: [], events: [] },
    outbox: {
      ...{ id, sha256, bytes: base64url.encode(bytes), queuedAt: completedAt },
      ...{ state: 'queued', attempts: 0, nextAttemptAt: 0, instrument: instrument.id },
      ...(media && { media }),
      ...(token !== undefined && { token }),
      ...(own !== undefined && { own }),
      ...(endpoint !== undefined && { endpoint }),
    },
  };
}

/**
 * Puts a carried response into the outbox, in both stores, where nothing is here under its id.
 * @param frozen its bytes, whose digest was checked
 * @throws where it cannot be written
 */
export async function keepCarried(
  store: DeviceStore,
  one: CarriedResponse,
  frozen: CarriedBytes,
): Promise<CarriedEffect> {
  const { tables } = store.base;
  const replica = await store.base.replica();
  // What was deleted there would be deleted again.
  if (replica.unreachable) throw new WriteError('failed');
  const deletedAt = (await replica.tombstones()).get(one.id) ?? 0;
  const effect = await tables.write(async (rows): Promise<CarriedEffect> => {
    const found = await effectOn(rows, one);
    if (found === 'new') await bringBack(rows, asKept(one, frozen, deletedAt + 1), false);
    return found;
  });
  if (effect !== 'new') return effect;
  await replica.rebuild([one.id]);
  const carried = await carriedIds(store);
  await store.keepSetting(carriedHere, [...new Set([...carried, one.id])]);
  return effect;
}

/** The ids of what was carried to this device. */
async function carriedIds(store: DeviceStore): Promise<readonly string[]> {
  const kept = await store.setting(carriedHere);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}

/** The receipts that came for what was carried to this device: whoever it came from is waiting for them. */
export async function receiptsOfCarried(store: DeviceStore): Promise<Receipt[]> {
  const carried = new Set(await carriedIds(store));
  if (carried.size === 0) return [];
  // The key that a signature was checked with is this device's own knowledge.
  return (await store.receipts()).filter(({ id }) => carried.has(id)).map(({ key: _, ...receipt }) => receipt);
}

/**
 * Notes receipts that came in a file beside what waits here, as far as they name its bytes. They end nothing: what waits
 * goes out once all the same, and the office's own answer ends that.
 * @returns how many are of what waits
 * @throws where it cannot be written
 */
export async function noteReceipts(store: DeviceStore, receipts: readonly ReceiptRow[]): Promise<number> {
  const waiting = new Map((await store.outbox()).map((entry) => [entry.id, entry]));
  const ours = receipts.filter(({ id, sha256 }) => waiting.get(id)?.sha256 === sha256);
  if (ours.length > 0) await store.write(ours.map((receipt) => ({ kind: 'brought', response: receipt.id, receipt })));
  return ours.length;
}
