import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { readInstant } from '../../collector/export/selection.ts';
import { makeFolder } from '../../collector/folder.ts';
import { instrumentsIn } from '../../collector/publishedInstruments.ts';
import { refusedColumns, refusedFile, refusedRow, rejudgedColumns, rejudgedRow } from '../../collector/refusalTable.ts';
import { rejudge, rejudgingOn } from '../../collector/rejudging.ts';
import type { KeptRefusal } from '../../collector/store/refusalRows.ts';
import type { Store } from '../../collector/store/store.ts';
import { csvLine } from '../../export/csv.ts';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import { command, type ExitCode, wrongCall } from '../command.ts';
import { type CommandContext, printToEnd } from '../commandContext.ts';
import { openCommandStore, openCommandStoreToRead } from './commandStore.ts';

/** `collector refused`: what was refused, and why. */
export const refusedCommand = command(
  () =>
    new Command('refused')
      .summary('what the collector has refused, and why')
      .description(
        `Lists what the collector in DATA_DIR (default: data) has refused, as CSV, a line each, in the order in which it
came in: receivedAt, id (as in the address), problem, faults (by item or place), times, lastReceivedAt, sha256.
The same bytes that were refused for the same reason again are one line. A body that was too large is not kept.`,
      )
      .option(
        '--out <DIR>',
        'write each document to a file in this folder, byte for byte; the last column, file, names it',
      )
      .option(
        '--again',
        `judge anew, by today's rules and with the right to send that it came with, what was refused as
unknown-instrument or invalid-document, which may have been the fault of this collector or of an older one. What
passes is stored as received now, and is no refusal any more. Prints what became of each: receivedAt, id, problem,
became (stored, same or the problem that it has now), faults, code, sha256`,
      )
      .option('--purge', 'remove them for good, which is put on record')
      .option('--before <TIME>', 'of those, only what came last before this: a day in UTC or a moment with its zone')
      .addHelpText('after', '\nExit codes: 0 done, 1 the database does not open, 2 a wrong call.'),
  async ({ out, again, purge, before: wanted }, context) => {
    const before = wanted === undefined ? undefined : readInstant(wanted);
    if ([out !== undefined, again, purge].filter(Boolean).length > 1)
      return wrongCall('--out, --again and --purge exclude one another');
    if (wanted !== undefined && !purge) return wrongCall('--before goes with --purge');
    if (wanted !== undefined && before === undefined)
      return wrongCall(`--before is a day or a moment with its zone, not ${wanted}`);
    const store = await (again || purge ? openCommandStore(context) : openCommandStoreToRead(context));
    if (!store) return 1;
    try {
      if (again) return await printRejudged(store, context);
      if (purge) return await removeAll(store, before, context);
      if (out !== undefined) makeFolder(out);
      await (out === undefined ? context.print(linesOf(store, out)) : printToEnd(linesOf(store, out), context));
    } finally {
      await store.close();
    }
    return 0;
  },
);

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
  // They have answers and contact data in them.
  await writeFile(join(folder, file), bytes, { mode: 0o600 });
  return file;
}

async function removeAll(store: Store, before: string | undefined, { print }: CommandContext): Promise<ExitCode> {
  const number = await store.purgeRefusals(before, new Date().toISOString());
  await print([`${number} purged\n`]);
  return 0;
}

async function printRejudged(store: Store, context: CommandContext): Promise<ExitCode> {
  const dependencies = rejudgingOn({
    store,
    findInstrument: newInstrumentFinder(instrumentsIn(store)),
    now: () => new Date(),
    // It stays refused, as its line says.
    onFault: (cause) => context.printError(`a document cannot be checked: ${String(cause)}`),
  });
  await printToEnd(rejudgedLines(rejudge(dependencies)), context);
  return 0;
}

async function* rejudgedLines(all: ReturnType<typeof rejudge>): AsyncGenerator<string> {
  yield csvLine(rejudgedColumns);
  for await (const one of all) yield csvLine(rejudgedRow(one));
}
