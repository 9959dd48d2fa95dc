import { Command } from '@commander-js/extra-typings';
import { csvLine } from '../../export/csv.ts';
import { command } from '../command.ts';
import { openCommandStoreToRead } from './commandStore.ts';

/** `collector shelf`: the questionnaires that were published. */
export const shelfCommand = command(
  () =>
    new Command('shelf')
      .summary('the questionnaires that were published')
      .description('Lists every version on the shelf as CSV, in the order in which they were published.')
      .addHelpText('after', '\nExit codes: 0 listed, 1 the database does not open, 2 a wrong call.'),
  async (_options, context) => {
    const store = await openCommandStoreToRead(context);
    if (!store) return 1;
    try {
      await context.print([
        csvLine(['id', 'version', 'sha256', 'languages', 'published', 'withdrawn']),
        ...(await store.publishedVersions()).map(({ id, version, sha256, titles, publishedAt, withdrawnAt }) =>
          csvLine([id, version, sha256, Object.keys(titles).join(' '), publishedAt, withdrawnAt ?? null]),
        ),
      ]);
      return 0;
    } finally {
      await store.close();
    }
  },
);
