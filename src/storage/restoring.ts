import { erase } from './apply.ts';
import type { Reserve } from './change.ts';
import type { Database } from './database.ts';
import type { Standings } from './journal/comparison.ts';
import type { Journal } from './journal/journal.ts';
import { outboxFromText } from './outboxText.ts';
import { penName } from './ownership.ts';
import { responseRow } from './rows.ts';
import type { Whole } from './whole.ts';

/** What the comparison needs of the second store. */
interface Comparable {
  readonly journal: Pick<Journal, 'compare'>;
  mend(response: string): Promise<Reserve>;
}

/** What a comparison of the two stores has led to. */
export interface Restored {
  /** The ids of responses that were brought back, or further. */
  readonly responses: readonly string[];
  /** How many lines of the second store did not read. */
  readonly damaged: number;
}

/**
 * Compares the database with the second store and makes the two agree again: what only the journal has is brought back, what was
 * deleted is deleted, and what the journal lacks is added to it.
 * @throws where the database cannot be read or written
 */
export async function restore(db: Database, second: Comparable): Promise<Restored> {
  const differences = await second.journal.compare(await standingsOf(db));
  const responses: string[] = [];
  for (const { whole, damaged } of differences.restore)
    if (await bringBack(db, whole, damaged)) responses.push(whole.row.id);
  if (differences.receipts.length > 0) await db.receipts.bulkPut([...differences.receipts]);
  for (const { response, seq } of differences.gone) await finishDeletion(db, response, seq);
  for (const response of differences.behind) await catchUp(second, response);
  return { responses, damaged: differences.damaged };
}

/** What the database has, as far as the comparison needs it. */
async function standingsOf(db: Database): Promise<Standings> {
  return db.transaction('r', [db.responses, db.outbox, db.receipts], async () => {
    const waiting = new Set<string>(await db.outbox.toCollection().primaryKeys());
    const receipts = await db.receipts.toCollection().primaryKeys();
    const receipted = new Set<string>(receipts);
    const rows = (await db.responses.toArray()).flatMap((row) => responseRow.safeParse(row).data ?? []);
    return {
      responses: rows.map(({ id, seq, state }) => ({
        id,
        seq,
        complete: state === 'complete',
        waits: waiting.has(id),
        receipt: receipted.has(id),
      })),
      receipts,
    };
  });
}

const everyTable = (db: Database) => [
  db.responses,
  db.answers,
  db.annotations,
  db.trail,
  db.times,
  db.outbox,
  db.receipts,
  db.strays,
];

/**
 * Puts a response into the database as it was kept elsewhere, unless it has come further there meanwhile.
 * @param damaged parts of it may be missing: answers of a higher number that are here stay
 * @returns whether it was put there
 */
export async function bringBack(db: Database, whole: Whole, damaged: boolean): Promise<boolean> {
  const { id } = whole.row;
  return db.transaction('rw', everyTable(db), async () => {
    const found: unknown = await db.responses.get(id);
    const here = responseRow.safeParse(found).data;
    if (here && here.seq > whole.row.seq) return false;
    // A row that cannot be read is kept before another takes its place.
    if (found !== undefined && !here) await db.strays.add({ table: 'responses', row: found });
    const answers = new Map(whole.answers.map((answer) => [answer.item, { response: id, ...answer }]));
    if (damaged)
      for (const answer of await db.answers.where('response').equals(id).toArray())
        if (answer.seq > (answers.get(answer.item)?.seq ?? 0)) answers.set(answer.item, answer);
    await erase(db, id);
    await db.responses.put(whole.row);
    await db.answers.bulkPut([...answers.values()]);
    await db.annotations.bulkPut(whole.annotations.map((one) => ({ response: id, ...one })));
    await db.trail.bulkAdd(whole.events.map((event) => ({ response: id, event })));
    if (whole.time) await db.times.put(whole.time);
    if (whole.receipt) await db.receipts.put(whole.receipt);
    if (await db.receipts.get(id)) await db.outbox.delete(id);
    else if (whole.outbox) await db.outbox.put(outboxFromText(whole.outbox));
    return true;
  });
}

/** A deletion that was decided and cut off: done now, unless the response has been changed since. */
async function finishDeletion(db: Database, response: string, seq: number): Promise<void> {
  await db.transaction('rw', everyTable(db), async () => {
    const row = await db.responses.get(response);
    if (row && row.seq < seq && (await db.outbox.get(response)) === undefined) await erase(db, response);
  });
}

/** Has the journal keep what it lacks of a response, where no page is writing it: that one's own segment is the newer. */
export async function catchUp(second: Pick<Comparable, 'mend'>, response: string): Promise<Reserve> {
  const locks = globalThis.navigator.locks as LockManager | undefined;
  if (!locks) return second.mend(response);
  return locks.request(penName(response), { ifAvailable: true }, (lock) => (lock ? second.mend(response) : 'failed'));
}
