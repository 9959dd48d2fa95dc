import { Command } from '@commander-js/extra-typings';
import { csvLine } from '../../export/csv.ts';
import { command } from '../command.ts';
import { openCommandStoreToRead } from './commandStore.ts';

/** `collector drafts`: how many copies of drafts rest in the database. */
export const draftsCommand = command(
  () =>
    new Command('drafts')
      .summary('how many encrypted copies of drafts rest here')
      .description(
        `Says how many drafts have encrypted copies in DATA_DIR (default: data), as CSV: drafts, copies, bytes, and oldest, when
the last copy came of the draft that waits longest. Nobody can read them here: no key comes to the collector.`,
      )
      .addHelpText('after', '\nExit codes: 0 said, 1 the database does not open, 2 a wrong call.'),
  async (_options, context) => {
    const store = await openCommandStoreToRead(context);
    if (!store) return 1;
    try {
      const { drafts, copies, bytes, oldest } = await store.draftUsage();
      await context.print([
        csvLine(['drafts', 'copies', 'bytes', 'oldest']),
        csvLine([drafts, copies, bytes, oldest ?? null]),
      ]);
      return 0;
    } finally {
      await store.close();
    }
  },
);
