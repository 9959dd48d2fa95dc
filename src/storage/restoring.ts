import { batches } from '../lib/batches.ts';
import { erase, takeOff } from './apply.ts';
import { begunWith } from './begunWith.ts';
import type { Differences } from './journal/comparison.ts';
import { outboxFromText } from './outboxText.ts';
import { isToBeDelivered } from './receivedCorrection.ts';
import { responseRow } from './rows.ts';
import type { Rows, Tables } from './tables.ts';
import type { WholeResponse } from './whole.ts';

/** What a comparison of the two stores has led to. */
export interface Restored {
  /** The ids of responses that were brought back, or further. */
  readonly responses: readonly string[];
  /** How many lines of the replica did not read. */
  readonly damaged: number;
}

/** So many responses go from one store to the other together: each time, the lists in sight are drawn anew. */
const batchSize = 50;

/**
 * Has the database agree with the replica: what only the journal has is brought back, and what was deleted is deleted.
 * @throws where the database cannot be written
 */
export async function restore(tables: Tables, differences: Differences): Promise<Restored> {
  const responses: string[] = [];
  const faults: unknown[] = [];
  const bring = async (some: Differences['restore']) =>
    responses.push(...(await tables.write((rows) => bringAllBack(rows, some))));
  for (const some of batches(differences.restore, batchSize))
    try {
      await bring(some);
    } catch {
      // What one of them met is not to keep the others away.
      for (const one of some) await bring([one]).catch((cause: unknown) => faults.push(cause));
    }
  if (differences.receipts.length > 0) await tables.write(({ receipts }) => receipts.bulkPut(differences.receipts));
  for (const { response, seq } of differences.gone) await tables.write((rows) => finishDeletion(rows, response, seq));
  if (faults.length > 0) throw faults[0];
  return { responses, damaged: differences.damaged };
}

/**
 * Puts a response into the tables as it was kept elsewhere, unless it has come further there meanwhile. Inside a
 * transaction.
 * @param damaged parts of it may be missing: answers of a higher number that are here stay
 * @returns whether it was put there
 */
export async function bringBack(rows: Rows, whole: WholeResponse, damaged: boolean): Promise<boolean> {
  const { id } = whole.row;
  const found: unknown = await rows.responses.get(id);
  const here = responseRow.safeParse(found).data;
  if (here && here.seq > whole.row.seq) return false;
  // Its writer has come as far meanwhile: what the database took of a draft last is what it was told is saved.
  const lacks = here && begunWith(whole.row).some((name) => !begunWith(here).includes(name));
  const isSame = here?.state === 'draft' && whole.row.state === 'draft' && here.seq === whole.row.seq;
  if (isSame && !damaged && !lacks) return false;
  // A row that cannot be read is kept before another takes its place.
  if (found !== undefined && !here) await rows.strays.add({ table: 'responses', row: found });
  const answers = new Map(whole.answers.map((answer) => [answer.item, { response: id, ...answer }]));
  if (damaged)
    for (const answer of await rows.answers.where('response').equals(id).toArray())
      if (answer.seq > (answers.get(answer.item)?.seq ?? 0)) answers.set(answer.item, answer);
  await erase(rows, id);
  await rows.responses.put(whole.row);
  await rows.answers.bulkPut([...answers.values()]);
  await rows.annotations.bulkPut(whole.annotations.map((one) => ({ response: id, ...one })));
  await rows.trail.bulkAdd(whole.events.map((event) => ({ response: id, event })));
  if (whole.time) await rows.times.put(whole.time);
  if (whole.receipt) await rows.receipts.put(whole.receipt);
  if (await rows.receipts.get(id)) await rows.outbox.delete(id);
  else if (whole.outbox) await rows.outbox.put(outboxFromText(whole.outbox));
  return true;
}

/** Brings back responses. Inside a transaction. @returns the ids of those that had not come further here */
async function bringAllBack(rows: Rows, found: Differences['restore']): Promise<string[]> {
  const back: string[] = [];
  for (const { whole, damaged } of found) if (await bringBack(rows, whole, damaged)) back.push(whole.row.id);
  return back;
}

/** A deletion that was decided and cut off: done now, unless the response has been changed since. Inside a transaction. */
async function finishDeletion(rows: Rows, response: string, seq: number): Promise<void> {
  const row = await rows.responses.get(response);
  if (row && row.seq < seq && !(await isToBeDelivered(rows, response))) await takeOff(rows, response);
}
