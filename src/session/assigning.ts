import type { Assignment } from '../storage/assignment.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { editLockName } from '../storage/editLock.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { ifFree } from '../storage/webLock.ts';

/**
 * Gives a draft that no page has open what an invitation says of it, once that is known.
 * @param wanted whether the draft, as it stands by then, is to have it
 * @returns false where a page has it open, which does that itself, or it is not wanted any more
 * @throws {WriteError} where it cannot be written
 */
export async function assignAlone(
  store: Pick<DeviceStore, 'acquire' | 'release' | 'read' | 'write'>,
  response: string,
  give: () => Promise<Assignment | undefined>,
  wanted: (row: ResponseRow) => boolean,
): Promise<boolean> {
  const assign = async () => {
    await store.acquire(response);
    try {
      const row = (await store.read(response))?.row;
      if (row?.state !== 'draft' || !wanted(row)) return false;
      const to = await give();
      if (!to) return false;
      await store.write([{ kind: 'assigned', response, seq: row.seq + 1, at: new Date().toISOString(), to }]);
      return true;
    } finally {
      await store.release(response);
    }
  };
  return ifFree(editLockName(response), async (isFree) => isFree && assign());
}
