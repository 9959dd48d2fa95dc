import * as z from 'zod/mini';
import type { Answers } from '../engine/value.ts';
import type { Annotations } from '../protocol/annotation.ts';
import { instant } from '../protocol/instant.ts';
import { WriteError } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';
import { outboxToText } from './outboxText.ts';
import { readWhole } from './readWhole.ts';
import { bringBack } from './restoring.ts';
import { rightsOf, withoutRights } from './rights.ts';
import { answerRow, type ResponseRow, receiptRow, responseRow } from './rows.ts';
import type { Rows } from './tables.ts';
import { type WholeResponse, wholeResponse } from './whole.ts';

/** Everything on a device about responses: drafts, what waits to be sent, and receipts. */
export const backup = z.strictObject({
  format: z.literal('veldwerk-backup/1'),
  madeAt: instant,
  app: z.string(),
  responses: z.array(wholeResponse),
  /** Also of responses that are no longer on the device. */
  receipts: z.array(receiptRow),
});
export type Backup = z.infer<typeof backup>;

/**
 * Draws up a backup of all that reads.
 * @throws where the database cannot be read
 */
export async function backupOf(store: DeviceStore, app: string, madeAt: Date): Promise<Backup> {
  const { tables } = store.base;
  const responses: WholeResponse[] = [];
  // As the store lists them: one that shows less gives less away.
  for (const { row: listed } of (await store.list()).responses) {
    const whole = await tables.read((rows) => readWhole(rows, listed.id));
    if (!whole) continue;
    const { row, answers = [], annotations = [], events = [], time, outbox, receipt: received } = whole;
    responses.push({
      row,
      answers,
      annotations: annotations.flatMap((one) => ('struck' in one ? [] : [one])),
      events,
      ...(time && { time }),
      ...(outbox && { outbox: outboxToText(outbox) }),
      ...(received && { receipt: received }),
    });
  }
  const receipts = await store.receipts();
  return { format: 'veldwerk-backup/1', madeAt: madeAt.toISOString(), app, responses, receipts };
}

/**
 * A backup of one draft as a page holds it, written or not. It can be brought in: its number is past all that was
 * written.
 */
export function backupOfDraft(
  row: ResponseRow,
  answers: Answers,
  annotations: Annotations,
  app: string,
  madeAt: Date,
): Backup {
  const entries = Object.entries(answers);
  const seq = row.seq + entries.length + annotations.size + 1;
  const whole: WholeResponse = {
    row: { ...row, seq },
    answers: entries.map(([item, value]) => ({
      item,
      value: answerRow.shape.value.safeParse(value).data ?? null,
      seq,
    })),
    annotations: [...annotations].map(([name, annotation]) => ({ name, seq, annotation })),
    events: [],
  };
  return { format: 'veldwerk-backup/1', madeAt: madeAt.toISOString(), app, responses: [whole], receipts: [] };
}

/** What bringing in would do with a response: it is not here, further or less far than here, or the same. */
export type RestoreEffect = 'new' | 'newer' | 'same' | 'older';

/** One response of a backup, and what would become of it. */
export interface Planned {
  readonly whole: WholeResponse;
  readonly effect: RestoreEffect;
}

/** Says what bringing a backup in would do, and does none of it. */
export const planOf = ({ base }: DeviceStore, { responses }: Backup): Promise<Planned[]> =>
  base.tables.read((rows) =>
    Promise.all(
      responses.map(async (whole) => {
        const here = await rowIn(rows, whole.row.id);
        const received = (await rows.receipts.get(whole.row.id)) !== undefined;
        return { whole, effect: effectOf(whole, here, received) };
      }),
    ),
  );

const rowIn = async (rows: Rows, id: string): Promise<ResponseRow | undefined> =>
  responseRow.safeParse(await rows.responses.get(id)).data;

function effectOf(
  { row, receipt: brought }: WholeResponse,
  here: ResponseRow | undefined,
  received: boolean,
): RestoreEffect {
  // What the office has received is not begun again by an older copy, whether its answers are here still or not.
  if (received && !brought) return here && here.seq === row.seq ? 'same' : 'older';
  if (!here) return 'new';
  // What is completed is frozen: no file puts other bytes in its place.
  if (here.state === 'complete') return here.seq === row.seq ? 'same' : 'older';
  if (here.seq !== row.seq) return here.seq < row.seq ? 'newer' : 'older';
  return 'same';
}

/**
 * Brings in what is new or newer, in both stores; nothing newer is overwritten by something older, and nothing that is
 * completed, waits or may be sent by anything.
 * What was said before may be out of date: it is looked at again.
 * @returns how many responses were brought in
 * @throws where it cannot be written
 */
export async function bringIn(store: DeviceStore, backup: Backup): Promise<number> {
  const { tables } = store.base;
  const replica = await store.base.replica();
  // What was deleted there would be deleted again.
  if (replica.unreachable) throw new WriteError('failed');
  const tombstones = await replica.tombstones();
  let count = 0;
  for (const { whole, effect } of await planOf(store, backup)) {
    if (effect !== 'new' && effect !== 'newer') continue;
    // It was deleted here, and the respondent wants it back: it has to outlive that.
    const seq = Math.max(whole.row.seq, tombstones.get(whole.row.id) ?? 0);
    const brought = { ...whole, row: { ...whole.row, seq } };
    if (!(await tables.write(async (rows) => bringBack(rows, await asBrought(rows, brought), false)))) continue;
    await replica.rebuild([whole.row.id]);
    count += 1;
  }
  await tables.write((rows) => takeReceipts(rows, backup.receipts));
  return count;
}

/**
 * A response as a file may bring it. What waits goes out, and the collector's own word ends that: not a receipt that
 * anybody can write. Whose a draft is, and what it is sent with, stays as it is here.
 */
async function asBrought(rows: Rows, whole: WholeResponse): Promise<WholeResponse> {
  const { receipt: brought, ...rest } = whole;
  const here = await rowIn(rows, whole.row.id);
  return {
    ...rest,
    row: here ? { ...withoutRights(whole.row), ...rightsOf(here) } : whole.row,
    // One of another response would end that one's waiting.
    ...(brought?.id === whole.row.id && !whole.outbox && { receipt: brought }),
  };
}

/** Takes receipts out of a file, where they end nothing: of what is not on the device, and has none. */
async function takeReceipts(rows: Rows, receipts: Backup['receipts']): Promise<void> {
  for (const one of receipts) {
    const found = await Promise.all([rows.responses.get(one.id), rows.outbox.get(one.id), rows.receipts.get(one.id)]);
    if (found.every((row) => row === undefined)) await rows.receipts.put(one);
  }
}
