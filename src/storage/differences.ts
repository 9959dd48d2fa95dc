import { begunWith } from './begunWith.ts';
import type { Differences, Standings } from './journal/comparison.ts';
import type { Journal } from './journal/journal.ts';
import { responseRow } from './rows.ts';
import type { Rows, Tables } from './tables.ts';

/** What the database and the replica do not agree about. @throws where one of them cannot be read */
export const differencesOf = async (tables: Tables, journal: Pick<Journal, 'compare'>): Promise<Differences> =>
  journal.compare(await tables.read(standingsOf));

/** What the database has, as far as the comparison needs it. */
async function standingsOf(rows: Rows): Promise<Standings> {
  const waiting = new Set<string>(await rows.outbox.toCollection().primaryKeys());
  const receipts = await rows.receipts.toCollection().primaryKeys();
  const receipted = new Set<string>(receipts);
  const responses = (await rows.responses.toArray()).flatMap((row) => responseRow.safeParse(row).data ?? []);
  return {
    responses: responses.map((row) => ({
      id: row.id,
      seq: row.seq,
      complete: row.state === 'complete',
      waits: waiting.has(row.id),
      receipt: receipted.has(row.id),
      begunWith: begunWith(row),
    })),
    receipts,
  };
}
