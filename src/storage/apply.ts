import type { UpdateSpec } from 'dexie';
import { type AuditEvent, mostAuditEvents } from '../protocol/audit.ts';
import { type Change, type DraftChange, WriteError } from './change.ts';
import type { Database } from './database.ts';
import { type Patch, patchOf } from './patch.ts';
import { answerRow, type OutboxRow, outboxRow, responseRow, type TimeRow, timeRow } from './rows.ts';

/** What a change did to a response; undefined where it did nothing that is worth keeping twice. */
export type Effect = { readonly response: string; readonly patch: Patch } | undefined;

/**
 * Makes a change in the database, inside a transaction.
 * @throws {WriteError} `gone` or `overtaken`
 */
export async function apply(db: Database, change: Change): Promise<Effect> {
  switch (change.kind) {
    case 'begun':
      await db.responses.add(change.row);
      return { response: change.row.id, patch: { row: change.row } };
    case 'timed':
      return putTime(db, change.time);
    case 'trailed':
      return keepEvent(db, change.response, change.event);
    case 'delivered':
      await db.receipts.put(change.receipt);
      await db.outbox.delete(change.receipt.id);
      return { response: change.receipt.id, patch: { receipt: change.receipt, outbox: null } };
    case 'postponed':
      await amend(db, change.response, {
        state: 'queued',
        refusal: undefined,
        attempts: change.attempts,
        lastAttemptAt: change.lastAttemptAt,
        nextAttemptAt: change.nextAttemptAt,
      });
      return undefined;
    case 'paused':
    case 'refused':
      return amend(db, change.response, { state: change.kind, refusal: change.refusal });
    case 'requeued':
      return amend(db, change.response, { state: 'queued', attempts: 0, nextAttemptAt: 0 });
    case 'admitted':
      await db.responses.update(change.response, change.row);
      return amend(db, change.response, { token: change.send, endpoint: change.row.endpoint });
    case 'removed':
      await remove(db, change.response);
      return undefined;
    default:
      return applyToDraft(db, change);
  }
}

/** Amends an entry of the outbox, if it is still there: it may have been delivered meanwhile. */
async function amend(db: Database, id: string, fields: UpdateSpec<OutboxRow>): Promise<Effect> {
  if (!outboxRow.safeParse(await db.outbox.get(id)).success) return undefined;
  await db.outbox.update(id, fields);
  const outbox = await db.outbox.get(id);
  return outbox && { response: id, patch: { outbox } };
}

/** Keeps an event of a draft's trail, up to what may travel: a completed response's is closed, and a deleted one has none. */
async function keepEvent(db: Database, response: string, event: AuditEvent): Promise<Effect> {
  if ((await db.responses.get(response))?.state !== 'draft') return undefined;
  if ((await db.trail.where('response').equals(response).count()) >= mostAuditEvents) return undefined;
  await db.trail.add({ response, event });
  return { response, patch: { events: [event] } };
}

/** Keeps a measured time, unless what is kept is of a later session, or further: a page that woke late must not undo it. */
async function putTime(db: Database, time: TimeRow): Promise<Effect> {
  if ((await db.responses.get(time.response))?.state !== 'draft') return undefined;
  const kept = timeRow.safeParse(await db.times.get(time.response)).data;
  if (kept && (kept.sessions > time.sessions || (kept.sessions === time.sessions && kept.activeMs > time.activeMs)))
    return undefined;
  await db.times.put(time);
  return { response: time.response, patch: { time } };
}

async function applyToDraft(db: Database, change: DraftChange): Promise<Effect> {
  const found: unknown = await db.responses.get(change.response);
  const row = responseRow.safeParse(found).data;
  // One that cannot be read now is not gone: another window may have just locked the device.
  if (!row) throw new WriteError(found === undefined ? 'gone' : 'failed');
  if (row.state !== 'draft' || row.seq + 1 !== change.seq) throw new WriteError('overtaken');
  const patch = patchOf(row, change);
  if (!patch) {
    await remove(db, row.id);
    return undefined;
  }
  for (const answer of patch.answers ?? []) {
    await keepStray(db, row.id, answer.item);
    await db.answers.put({ response: row.id, ...answer });
  }
  for (const one of patch.annotations ?? [])
    if ('struck' in one) await db.annotations.delete([row.id, one.name]);
    else await db.annotations.put({ response: row.id, ...one });
  if (patch.outbox) await db.outbox.add(patch.outbox);
  if (patch.row) await db.responses.put(patch.row);
  if (change.kind === 'completed' && change.erase) await eraseParts(db, row.id);
  return { response: row.id, patch };
}

/** Sets a row aside that cannot be read, before an answer takes its place. */
async function keepStray(db: Database, response: string, item: string): Promise<void> {
  const found: unknown = await db.answers.get([response, item]);
  if (found !== undefined && !answerRow.safeParse(found).success) await db.strays.add({ table: 'answers', row: found });
}

/** Takes a response off the device. What waits to be delivered is never taken off; a receipt stays. */
async function remove(db: Database, id: string): Promise<void> {
  if ((await db.outbox.get(id)) !== undefined) throw new WriteError('overtaken');
  await erase(db, id);
}

/** Erases all rows of a response but its receipt. */
export async function erase(db: Database, id: string): Promise<void> {
  await eraseParts(db, id);
  await db.responses.delete(id);
}

/** Erases what a response says. */
async function eraseParts(db: Database, id: string): Promise<void> {
  await db.answers.where('response').equals(id).delete();
  await db.annotations.where('response').equals(id).delete();
  await db.trail.where('response').equals(id).delete();
  await db.times.delete(id);
}
