import { base64url } from 'jose';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import {
  type Carried,
  type CarriedResponse,
  mostCarried,
  mostCarriedBytes,
  mostReceiptsBytes,
  type ReceiptsFile,
  receiptEntries,
} from '../protocol/carried.ts';
import { type CarriedFault, type CarriedSeal, carriedText, closedUnder, readCarried } from '../protocol/carriedText.ts';
import { respondent } from '../protocol/case.ts';
import type { Config } from '../protocol/config.ts';
import { sha256, toHex } from '../protocol/digest.ts';
import { readJson } from '../protocol/json.ts';
import { type KeptReceipt, type Receipt, receipt } from '../protocol/receipt.ts';
import { checkReceipt } from '../protocol/receiptSignature.ts';
import {
  type CarriedBytes,
  type CarriedEffect,
  keepCarried,
  noteReceipts,
  receiptsOfCarried,
  responsesToCarry,
} from '../storage/carrying.ts';
import type { TextFile } from './backup.ts';
import type { SessionServices } from './services.ts';

/** What can be taken along now. */
export interface ToCarry {
  /** Under a passphrase, to another device or to the office. */
  readonly all: readonly CarriedResponse[];
  /** Under the office's key: not what goes to another endpoint than the one that the key is for. */
  readonly forOffice: readonly CarriedResponse[];
}

/** Base64url of base64url: what a response takes in a file at most, with what stands around its bytes. */
const bytesInFile = ({ bytes }: CarriedResponse): number => Math.ceil((bytes.length + 8192) * (4 / 3));

/** As many of the first as one file holds: a correction goes in no file before what it corrects. The others go with the next. */
function fitting(all: readonly CarriedResponse[]): readonly CarriedResponse[] {
  let room = mostCarriedBytes;
  const full = all.findIndex((one) => {
    room -= bytesInFile(one);
    return room < 0;
  });
  return all.slice(0, Math.min(mostCarried, full < 0 ? all.length : full));
}

/** What waits on the device and can leave in a file. @throws where the device cannot be read */
export async function toCarry({ store, config }: Pick<SessionServices, 'store' | 'config'>): Promise<ToCarry> {
  const all = await responsesToCarry(store);
  return { all, forOffice: config.value.ingestKey ? all.filter((one) => isForKey(one, config.value)) : [] };
}

/** The key stands beside the endpoint that is for all: what goes elsewhere is nothing for whoever holds it. */
const isForKey = ({ instrument }: CarriedResponse, { byInstrument }: Config): boolean =>
  byInstrument?.[instrument.id]?.endpoint === undefined;

/** A file of what waits, and how many responses are in it. They stay queued here until a receipt comes. */
export async function carriedFileOf(
  responses: readonly CarriedResponse[],
  seal: CarriedSeal,
  madeAt: Date,
): Promise<{ readonly file: TextFile; readonly count: number }> {
  const some = fitting(responses);
  const name = `veldwerk-carried-${madeAt.toISOString().slice(0, 16).replace(':', '')}.jwe.txt`;
  return { file: { name, type: 'text/plain', text: await carriedText(some, madeAt, seal) }, count: some.length };
}

/** Why nothing of a file is brought in. `locked`: it is under a passphrase, and none was given; `held`: the device is handed over. */
export type CarryInFault = CarriedFault | 'locked' | 'held';

/** What became of each response of a file; `damaged`: its bytes are not what the file says. */
export type CarriedIn = Readonly<Record<CarriedEffect | 'damaged', number>>;

/** What a file did. */
export type BroughtIn =
  | { readonly kind: 'responses'; readonly effects: CarriedIn }
  /** How many of its receipts are of what waits here. */
  | { readonly kind: 'receipts'; readonly count: number };

/**
 * Brings in what was carried: responses into the outbox, from where they are sent with their own right; or receipts on their
 * way back. Nothing that is here is overwritten.
 * @throws where it cannot be written
 */
export async function carryIn(
  services: Pick<SessionServices, 'store' | 'lock' | 'office'>,
  text: string,
  passphrase?: string,
): Promise<Result<BroughtIn, CarryInFault>> {
  const { store, lock } = services;
  if (lock?.handover.value) return fail('held');
  if (text.trimStart().startsWith('{')) {
    const receipts = readReceipts(text);
    return receipts
      ? ok({ kind: 'receipts', count: await noteReceipts(store, await believed(receipts, services)) })
      : fail('another-format');
  }
  const closed = closedUnder(text);
  if (closed === 'office') return fail('for-office');
  if (closed && passphrase === undefined) return fail('locked');
  const read = await readCarried(text, { passphrase: passphrase ?? '' });
  return read.ok ? ok({ kind: 'responses', effects: await keepAll(store, read.value) }) : read;
}

/** The receipts that say something of what waits here: where the office signs its receipts, those that it has signed. */
async function believed(
  receipts: readonly Receipt[],
  { store, office }: Pick<SessionServices, 'store' | 'office'>,
): Promise<KeptReceipt[]> {
  const waiting = new Map((await store.outbox()).map((entry) => [entry.id, entry]));
  const found: KeptReceipt[] = [];
  for (const one of receipts) {
    const entry = waiting.get(one.id);
    if (entry?.sha256 !== one.sha256) continue;
    const keys = office(entry.instrument)?.receiptKeys ?? [];
    if (keys.length === 0) {
      found.push(one);
      continue;
    }
    const checked = await checkReceipt(one, keys);
    if (!checked.ok) continue;
    const { kid, x, y } = checked.value.key;
    found.push({ ...one, key: { kid, x, y } });
  }
  return found;
}

async function keepAll(store: SessionServices['store'], { responses, unreadable }: Carried): Promise<CarriedIn> {
  const effects = { new: 0, same: 0, received: 0, other: 0, damaged: unreadable };
  for (const one of responses) {
    const frozen = await checkedBytes(one);
    effects[frozen ? await keepCarried(store, one, frozen) : 'damaged'] += 1;
  }
  return effects;
}

/** The frozen bytes; undefined where they are not those that the digest names, or name another response. */
async function checkedBytes(carried: CarriedResponse): Promise<CarriedBytes | undefined> {
  const { bytes: text, sha256: claimed, id, media } = carried;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(base64url.decode(text));
  } catch {
    // Its characters are right, and their number is not.
    return undefined;
  }
  if (toHex(await sha256(bytes)) !== claimed) return undefined;
  const said = media ? (await import('../protocol/sealed.ts')).sealedHeaderOf(bytes) : saidOpenly(bytes);
  if (said?.id !== id) return undefined;
  // Of a case, the file says for whom it is.
  return { bytes, ...(!carried.case && 'respondent' in said && { respondent: said.respondent }) };
}

const openly = z.object({ id: z.string(), respondent: z.catch(z.optional(respondent), undefined) });

/** What frozen bytes that anybody can read say of themselves. */
function saidOpenly(bytes: Uint8Array) {
  const json = readJson(bytes);
  return json.ok ? openly.safeParse(json.value).data : undefined;
}

/** The receipts in a file of them that read; undefined where it is no such file. */
function readReceipts(text: string): readonly Receipt[] | undefined {
  if (text.length > mostReceiptsBytes) return undefined;
  const json = readJson(new TextEncoder().encode(text));
  const file = json.ok ? receiptEntries.safeParse(json.value).data : undefined;
  return file?.receipts.map((one) => receipt.safeParse(one).data).filter((one) => one !== undefined);
}

/** A file with the receipts of what was carried to this device; undefined where none has come. @throws where the device cannot be read */
export async function receiptsToGiveBack(
  { store }: Pick<SessionServices, 'store'>,
  madeAt: Date,
): Promise<TextFile | undefined> {
  const receipts = (await receiptsOfCarried(store)).slice(-mostCarried);
  if (receipts.length === 0) return undefined;
  const file: ReceiptsFile = { format: 'veldwerk-receipts/1', madeAt: madeAt.toISOString(), receipts };
  const name = `veldwerk-receipts-${madeAt.toISOString().slice(0, 16).replace(':', '')}.json`;
  return { name, type: 'application/json', text: JSON.stringify(file) };
}
