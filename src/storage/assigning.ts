import type { Assignment } from './assignment.ts';
import type { RecordPort } from './change.ts';
import type { Database } from './database.ts';
import { penName } from './ownership.ts';
import { type ResponseRow, responseRow } from './rows.ts';

/**
 * Gives a draft that no page has open what an invitation says of it, once that is known.
 * @param wanted whether the draft, as it stands by then, is to have it
 * @returns false where a page has it open, which does that itself, or it is not wanted any more
 * @throws {WriteError} where it cannot be written
 */
export async function assignAlone(
  db: Database,
  port: RecordPort,
  response: string,
  give: () => Promise<Assignment | undefined>,
  wanted: (row: ResponseRow) => boolean,
): Promise<boolean> {
  const assign = async () => {
    await port.takeUp(response);
    try {
      const row = responseRow.safeParse(await db.responses.get(response)).data;
      if (row?.state !== 'draft' || !wanted(row)) return false;
      const to = await give();
      if (!to) return false;
      await port.write([{ kind: 'assigned', response, seq: row.seq + 1, at: new Date().toISOString(), to }]);
      return true;
    } finally {
      await port.letGo(response);
    }
  };
  const locks = globalThis.navigator.locks as LockManager | undefined;
  return locks ? locks.request(penName(response), { ifAvailable: true }, (pen) => pen !== null && assign()) : assign();
}
