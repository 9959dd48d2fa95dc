import { Dexie } from 'dexie';
import { type Change, type DraftChange, type RecordPort, WriteError, type WriteFault } from './change.ts';
import type { Database } from './database.ts';
import { answerRow, type OutboxRow, outboxRow, type ResponseRow, responseRow } from './rows.ts';

/** The record port on IndexedDB: one transaction for each call. */
export function dexiePort(db: Database): RecordPort {
  const write = (changes: readonly Change[]) =>
    db.transaction('rw', [db.responses, db.answers, db.times, db.outbox, db.receipts, db.strays], async () => {
      for (const change of changes) await apply(db, change);
    });
  return {
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
      if ((await db.responses.get(change.time.response))?.state === 'draft') await db.times.put(change.time);
      return;
    case 'delivered':
      await db.receipts.put(change.receipt);
      await db.outbox.delete(change.receipt.id);
      return;
    case 'postponed':
      await amend(db, change.response, { attempts: change.attempts, nextAttemptAt: change.nextAttemptAt });
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
async function amend(db: Database, id: string, fields: Partial<OutboxRow>): Promise<void> {
  if (outboxRow.safeParse(await db.outbox.get(id)).success) await db.outbox.update(id, fields);
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
  await db.times.delete(id);
  await db.responses.delete(id);
}
