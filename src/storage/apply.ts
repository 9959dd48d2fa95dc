import { type AuditEvent, maxAuditEvents } from '../protocol/audit.ts';
import type { CorrectionRequest } from '../protocol/correctionRequest.ts';
import { type Change, type DraftChange, type SentEntry, WriteError } from './change.ts';
import { type Patch, patchOf } from './patch.ts';
import { isToBeDelivered } from './receivedCorrection.ts';
import { answerRow, type OutboxRow, outboxRow, responseRow, type TimeRow, timeRow } from './rows.ts';
import type { Rows } from './tables.ts';

/** What a change did to a response; undefined where it did nothing that is worth keeping twice. */
export type Effect = { readonly response: string; readonly patch: Patch } | undefined;

/**
 * Makes changes in the tables, inside a transaction, in their order.
 * @throws {WriteError} `gone` or `overtaken`
 */
export async function applyAll(rows: Rows, changes: readonly Change[]): Promise<Effect[]> {
  const effects: Effect[] = [];
  const written = new Set<string>();
  for (const change of changes) {
    effects.push(await apply(rows, change, written));
    if ('seq' in change) written.add(change.response);
  }
  return effects;
}

/** @param written the responses whose next numbered change this transaction has taken: who makes it is their writer */
async function apply(rows: Rows, change: Change, written: ReadonlySet<string>): Promise<Effect> {
  switch (change.kind) {
    case 'begun':
      await rows.responses.add(change.row);
      return { response: change.row.id, patch: { row: change.row } };
    case 'timed':
      return putTime(rows, change.time, written.has(change.time.response));
    case 'trailed':
      return keepEvent(rows, change.response, change.event);
    case 'delivered':
      // Other bytes may wait under its id: they are not delivered with that. What a lock has sealed meanwhile is sent again.
      if (((await rows.outbox.get(change.receipt.id)) ?? change.receipt).sha256 !== change.receipt.sha256)
        return undefined;
      await rows.receipts.put(change.receipt);
      await rows.outbox.delete(change.receipt.id);
      return { response: change.receipt.id, patch: { receipt: change.receipt, outbox: null } };
    case 'postponed':
      await amend(
        rows,
        change,
        ({ refusal: _refusal, receiptFault: _receiptFault, askedToWait: _asked, ...entry }) => ({
          ...entry,
          ...(change.receiptFault && { receiptFault: change.receiptFault }),
          state: 'queued',
          attempts: change.attempts,
          lastAttemptAt: change.lastAttemptAt,
          nextAttemptAt: change.nextAttemptAt,
          ...(change.askedToWait && { askedToWait: true }),
        }),
      );
      return undefined;
    case 'paused':
    case 'refused':
      return amend(rows, change, ({ receiptFault: _, ...entry }) => ({
        ...entry,
        state: change.kind,
        refusal: change.refusal,
      }));
    case 'requeued':
      return amend(rows, change, (entry) => ({ ...entry, state: 'queued', attempts: 0, nextAttemptAt: 0 }));
    case 'brought':
      return amend(rows, change, (entry) =>
        entry.sha256 === change.receipt.sha256 ? { ...entry, brought: change.receipt } : entry,
      );
    case 'admitted':
      return admit(rows, change);
    case 'asked':
      return noteRequests(rows, change.response, change.requests);
    case 'corrected':
      return noteCorrection(rows, change.response, change.by);
    case 'removed':
      return remove(rows, change.response);
    default:
      return applyToDraft(rows, change);
  }
}

/** Whether an entry is still what was sent: what was answered is about nothing else. */
const isOfSent = ({ token, sha256, state }: OutboxRow, sent: SentEntry | undefined): boolean =>
  !sent || (token === sent.token && sha256 === sent.sha256 && state === (sent.state ?? state));

/** Amends an entry of the outbox, if it is still there, and still what was sent: it may have been delivered meanwhile. */
async function amend(
  rows: Rows,
  { response: id, sent }: { readonly response: string; readonly sent?: SentEntry },
  how: (entry: OutboxRow) => OutboxRow,
): Promise<Effect> {
  const found = await rows.outbox.get(id);
  if (!found || !outboxRow.safeParse(found).success || !isOfSent(found, sent)) return undefined;
  const outbox = how(found);
  await rows.outbox.put(outbox);
  return { response: id, patch: { outbox } };
}

/** Has a response sent with another token from now on, unless another window has one for it already. */
async function admit(rows: Rows, change: Extract<Change, { kind: 'admitted' }>): Promise<Effect> {
  const { response, row, send } = change;
  const entry = change.sent && (await rows.outbox.get(response));
  if (entry && !isOfSent(entry, change.sent)) return undefined;
  const found = await rows.responses.get(response);
  if (found) await rows.responses.put({ ...found, ...row });
  return amend(rows, change, (waits) => ({ ...waits, token: send, endpoint: row.endpoint }));
}

/** Notes which corrections the office asks for of a completed response. */
async function noteRequests(rows: Rows, response: string, asked: readonly CorrectionRequest[]): Promise<Effect> {
  const found = responseRow.safeParse(await rows.responses.get(response)).data;
  if (found?.state !== 'complete') return undefined;
  const row = { ...found, asked: [...asked] };
  await rows.responses.put(row);
  return { response, patch: { row } };
}

/** Notes by which response a completed one is corrected: by one only, as long as that is here or was received. */
async function noteCorrection(rows: Rows, response: string, by: string): Promise<Effect> {
  const found = responseRow.safeParse(await rows.responses.get(response)).data;
  if (!found) throw new WriteError('gone');
  const earlier = found.correctedBy;
  if (earlier && ((await rows.responses.get(earlier)) ?? (await rows.receipts.get(earlier))))
    throw new WriteError('overtaken');
  const row = { ...found, correctedBy: by };
  await rows.responses.put(row);
  return { response, patch: { row } };
}

/** Keeps an event of a draft's trail, up to what may travel: a completed response's is closed, and a deleted one has none. */
async function keepEvent(rows: Rows, response: string, event: AuditEvent): Promise<Effect> {
  if ((await rows.responses.get(response))?.state !== 'draft') return undefined;
  if ((await rows.trail.where('response').equals(response).count()) >= maxAuditEvents) return undefined;
  await rows.trail.add({ response, event });
  return { response, patch: { events: [event] } };
}

/**
 * Keeps a measured time, unless what is kept is of a later session, or further: a page that woke late must not undo it.
 * @param byWriter the time comes with a change of the response's writer, so that it is the latest
 */
async function putTime(rows: Rows, time: TimeRow, byWriter: boolean): Promise<Effect> {
  if ((await rows.responses.get(time.response))?.state !== 'draft') return undefined;
  const kept = byWriter ? undefined : timeRow.safeParse(await rows.times.get(time.response)).data;
  if (kept && (kept.sessions > time.sessions || (kept.sessions === time.sessions && kept.activeMs > time.activeMs)))
    return undefined;
  await rows.times.put(time);
  return { response: time.response, patch: { time } };
}

async function applyToDraft(rows: Rows, change: DraftChange): Promise<Effect> {
  const found: unknown = await rows.responses.get(change.response);
  const row = responseRow.safeParse(found).data;
  // One that cannot be read now is not gone: another window may have just locked the device.
  if (!row) throw new WriteError(found === undefined ? 'gone' : 'failed');
  if (row.state !== 'draft' || row.seq + 1 !== change.seq) throw new WriteError('overtaken');
  const patch = patchOf(row, change);
  if (!patch) return remove(rows, row.id);
  for (const answer of patch.answers ?? []) await rows.answers.put({ response: row.id, ...answer });
  for (const one of patch.annotations ?? [])
    if ('struck' in one) await rows.annotations.delete([row.id, one.name]);
    else await rows.annotations.put({ response: row.id, ...one });
  if (patch.outbox) await rows.outbox.add(patch.outbox);
  if (patch.row) {
    const { prefilled, ...bare } = patch.row;
    if (prefilled) await rows.prefilled.put({ response: row.id, prefilled });
    await rows.responses.put(bare);
  }
  if (change.kind === 'completed' && change.erase) await eraseParts(rows, row.id);
  return { response: row.id, patch };
}

/** The keys of a response's answers that cannot be read. Inside a transaction. */
export async function unreadableAnswers({ answers }: Rows, response: string): Promise<AnswerKey[]> {
  const ofResponse = answers.where('response').equals(response);
  const readable = (await ofResponse.toArray()).map((row) => answerRow.safeParse(row).success);
  if (!readable.includes(false)) return [];
  return (await ofResponse.primaryKeys()).filter((_, index) => !readable[index]);
}
type AnswerKey = [response: string, item: string];

/** Sets answers aside that cannot be read, before others may take their place. Inside a transaction. */
export async function setAside({ answers, strays }: Rows, keys: readonly AnswerKey[]): Promise<void> {
  for (const key of keys) {
    const row: unknown = await answers.get(key);
    // Under a lock, what somebody has put there readable lies under another key, and stands in no answer's way.
    if (row === undefined || answerRow.safeParse(row).success) continue;
    await strays.add({ table: 'answers', row });
    await answers.delete(key);
  }
}

/**
 * Takes a response off the device; a receipt stays. What waits to be delivered is never taken off, and neither is what was
 * refused, until its correction was received.
 */
async function remove(rows: Rows, id: string): Promise<Effect> {
  if ((await isToBeDelivered(rows, id)) || (await isBeingCorrected(rows, id))) throw new WriteError('overtaken');
  return takeOff(rows, id);
}

/** Takes a response off the device that may go. Inside a transaction. @returns what that did to another */
export async function takeOff(rows: Rows, id: string): Promise<Effect> {
  const effect = await linkPast(rows, id);
  await rows.outbox.delete(id);
  await erase(rows, id);
  return effect;
}

/**
 * Has what a refused response corrects name what corrects that one in its turn: else it would seem to be corrected by
 * nothing, and could be once more.
 */
async function linkPast(rows: Rows, id: string): Promise<Effect> {
  const { corrects, correctedBy } = (await rows.responses.get(id)) ?? {};
  // What has a receipt is found by that.
  if (!corrects || !correctedBy || (await rows.receipts.get(id))) return undefined;
  const found = await rows.responses.get(corrects.id);
  if (found?.correctedBy !== id) return undefined;
  const row = { ...found, correctedBy };
  await rows.responses.put(row);
  return { response: row.id, patch: { row } };
}

/** Whether a draft corrects it: that one says beside each answer what was sent. A draft itself was sent from elsewhere. */
async function isBeingCorrected(rows: Rows, id: string): Promise<boolean> {
  const { correctedBy, state } = (await rows.responses.get(id)) ?? {};
  return (
    state === 'complete' && correctedBy !== undefined && (await rows.responses.get(correctedBy))?.state === 'draft'
  );
}

/** Erases all rows of a response but its receipt. */
export async function erase(rows: Rows, id: string): Promise<void> {
  await eraseParts(rows, id);
  await rows.prefilled.delete(id);
  await rows.responses.delete(id);
}

/** Erases what a response says. */
async function eraseParts(rows: Rows, id: string): Promise<void> {
  await rows.answers.where('response').equals(id).delete();
  await rows.annotations.where('response').equals(id).delete();
  await rows.trail.where('response').equals(id).delete();
  await rows.times.delete(id);
}
