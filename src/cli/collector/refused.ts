import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine } from '../../collector/csv.ts';
import { makeFolder } from '../../collector/folder.ts';
import { refusedColumns, refusedFile, refusedRow } from '../../collector/refused.ts';
import type { KeptRefusal } from '../../collector/store/refusals.ts';
import type { Store } from '../../collector/store/store.ts';
import type { Command } from './command.ts';
import { openDeskStore } from './store.ts';

/** `collector refused`: what was refused, and why. */
export const refused: Command = {
  usage: `Usage: collector refused [--out DIR]

Lists what the collector in DATA_DIR (default: data) has refused, as CSV, a line each, in the order in which it
came in: receivedAt, id (as in the address), problem, faults (by item or place), times, lastReceivedAt, sha256.
The same bytes that were refused for the same reason again are one line. A body that was too large is not kept.

  --out   write each document to a file in this folder, byte for byte; the last column, file, names it
  --help  this text

Exit codes: 0 done, 1 the database does not open, 2 a wrong call.
`,
  options: ['out'],
  async run({ out }, desk) {
    const store = await openDeskStore(desk);
    if (!store) return 1;
    try {
      if (out !== undefined) makeFolder(out);
      await desk.print(linesOf(store, out));
    } finally {
      await store.close();
    }
    return 0;
  },
};

async function* linesOf(store: Store, folder: string | undefined): AsyncGenerator<string> {
  yield csvLine(folder === undefined ? refusedColumns : [...refusedColumns, 'file']);
  for await (const refusal of store.refusals()) {
    const row = refusedRow(refusal);
    yield csvLine(folder === undefined ? row : [...row, await written(store, refusal, folder)]);
  }
}

/** Writes the bytes of a refusal to a file in a folder, and gives its name. */
async function written(store: Store, refusal: KeptRefusal, folder: string): Promise<string | null> {
  const bytes = await store.refusedBytes(refusal);
  if (!bytes) return null;
  const file = refusedFile(refusal, bytes);
  await writeFile(join(folder, file), bytes);
  return file;
}
