import { Dexie, type UpdateSpec } from 'dexie';
import { type AuditEvent, mostAuditEvents } from '../protocol/audit.ts';
import { nameOf } from './annotation.ts';
import { type Change, type DraftChange, type RecordPort, WriteError, type WriteFault } from './change.ts';
import type { Database } from './database.ts';
import { forgetParked, park, parkedChanges, parkedText, trailOf } from './park.ts';
import { answerRow, type OutboxRow, outboxRow, type ResponseRow, responseRow, type TimeRow, timeRow } from './rows.ts';

const tablesOf = (db: Database) => [
  db.responses,
  db.answers,
  db.annotations,
  db.trail,
  db.times,
  db.outbox,
  db.receipts,
  db.strays,
];

/** The record port on IndexedDB: one transaction for each call. */
export function dexiePort(db: Database): RecordPort {
  const tables = tablesOf(db);
  const write = async (changes: readonly Change[]) => {
    await db.transaction('rw', tables, async () => {
      for (const change of changes) await apply(db, change);
    });
    for (const change of changes)
      if (change.kind === 'deleted' || change.kind === 'removed' || change.kind === 'completed')
        for (const name of [change.response, trailOf(change.response)]) forgetParked(name);
  };
  return {
    park,
    unpark: (response) => unpark(db, response),
    async write(changes) {
      try {
        await write(changes);
      } catch (cause) {
        if (faultOf(cause) !== 'closed') throw asWriteError(cause);
        // iOS closes the database under memory pressure: open it again, once.
        await reopen(db);
        await write(changes).catch((again: unknown) => {
          throw asWriteError(again);
        });
      }
    },
  };
}

/** Brings in what was parked; what is written already is left out, so that doing it twice is doing it once. */
async function unpark(db: Database, response: string): Promise<void> {
  const text = parkedText(response);
  if (text === null) return;
  await db.transaction('rw', tablesOf(db), async () => {
    const row = responseRow.safeParse(await db.responses.get(response)).data;
    const { changes, strays } = parkedChanges(text, row?.seq ?? 0);
    for (const stray of strays) await db.strays.add({ table: 'parked', row: stray });
    if (row?.state === 'draft') for (const change of changes) await apply(db, change);
  });
  forgetParked(response);
}

async function reopen(db: Database): Promise<void> {
  db.close({ disableAutoOpen: false });
  await db.open().catch((cause: unknown) => {
    throw asWriteError(cause);
  });
}

const asWriteError = (cause: unknown): WriteError =>
  cause instanceof WriteError ? cause : new WriteError(faultOf(cause), cause);

function faultOf(cause: unknown): WriteFault {
  if (cause instanceof WriteError) return cause.fault;
  const names = cause instanceof Dexie.DexieError ? [cause.name, cause.inner?.name] : [];
  if (cause instanceof DOMException) names.push(cause.name);
  if (names.includes('QuotaExceededError')) return 'quota';
  if (names.includes('DatabaseClosedError') || names.includes('InvalidStateError')) return 'closed';
  return 'failed';
}

async function apply(db: Database, change: Change): Promise<void> {
  switch (change.kind) {
    case 'begun':
      await db.responses.add(change.row);
      return;
    case 'timed':
      await putTime(db, change.time);
      return;
    case 'trailed':
      await keepEvent(db, change.response, change.event);
      return;
    case 'delivered':
      await db.receipts.put(change.receipt);
      await db.outbox.delete(change.receipt.id);
      return;
    case 'postponed':
      await amend(db, change.response, {
        state: 'queued',
        refusal: undefined,
        attempts: change.attempts,
        lastAttemptAt: change.lastAttemptAt,
        nextAttemptAt: change.nextAttemptAt,
      });
      return;
    case 'paused':
    case 'refused':
      await amend(db, change.response, { state: change.kind, refusal: change.refusal });
      return;
    case 'requeued':
      await amend(db, change.response, { state: 'queued', attempts: 0, nextAttemptAt: 0 });
      return;
    case 'removed':
      await remove(db, change.response);
      return;
    default:
      await applyToDraft(db, change);
  }
}

/** Amends an entry of the outbox, if it is still there: it may have been delivered meanwhile. */
async function amend(db: Database, id: string, fields: UpdateSpec<OutboxRow>): Promise<void> {
  if (outboxRow.safeParse(await db.outbox.get(id)).success) await db.outbox.update(id, fields);
}

/** Keeps an event of a draft's trail, up to what may travel: a completed response's is closed, and a deleted one has none. */
async function keepEvent(db: Database, response: string, event: AuditEvent): Promise<void> {
  if ((await db.responses.get(response))?.state !== 'draft') return;
  if ((await db.trail.where('response').equals(response).count()) >= mostAuditEvents) return;
  await db.trail.add({ response, event });
}

/** Keeps a measured time, unless what is kept is of a later session, or further: a page that woke late must not undo it. */
async function putTime(db: Database, time: TimeRow): Promise<void> {
  if ((await db.responses.get(time.response))?.state !== 'draft') return;
  const kept = timeRow.safeParse(await db.times.get(time.response)).data;
  if (kept && (kept.sessions > time.sessions || (kept.sessions === time.sessions && kept.activeMs > time.activeMs)))
    return;
  await db.times.put(time);
}

async function applyToDraft(db: Database, change: DraftChange): Promise<void> {
  const row = responseRow.safeParse(await db.responses.get(change.response)).data;
  if (!row) throw new WriteError('gone');
  if (row.state !== 'draft' || row.seq + 1 !== change.seq) throw new WriteError('overtaken');
  const next: ResponseRow = { ...row, seq: change.seq, changedAt: change.at };
  switch (change.kind) {
    case 'answered':
      await keepStray(db, change.response, change.item);
      await db.answers.put({ response: row.id, item: change.item, value: change.value, seq: change.seq });
      await db.responses.put(next);
      return;
    case 'annotated': {
      const { annotation } = change;
      await db.annotations.put({ response: row.id, name: nameOf(annotation), seq: change.seq, annotation });
      await db.responses.put(next);
      return;
    }
    case 'struck':
      await db.annotations.delete([row.id, nameOf(change.annotation)]);
      await db.responses.put(next);
      return;
    case 'noted':
      await db.responses.put({ ...next, [change.field]: change.value });
      return;
    case 'completed':
      await db.outbox.add(change.frozen);
      await db.responses.put({ ...next, state: 'complete', completedAt: change.at });
      return;
    case 'deleted':
      await remove(db, row.id);
  }
}

/** Sets a row aside that cannot be read, before an answer takes its place. */
async function keepStray(db: Database, response: string, item: string): Promise<void> {
  const found: unknown = await db.answers.get([response, item]);
  if (found !== undefined && !answerRow.safeParse(found).success) await db.strays.add({ table: 'answers', row: found });
}

/** Takes a response off the device. What waits to be delivered is never taken off; a receipt stays. */
async function remove(db: Database, id: string): Promise<void> {
  if ((await db.outbox.get(id)) !== undefined) throw new WriteError('overtaken');
  await db.answers.where('response').equals(id).delete();
  await db.annotations.where('response').equals(id).delete();
  await db.trail.where('response').equals(id).delete();
  await db.times.delete(id);
  await db.responses.delete(id);
}
