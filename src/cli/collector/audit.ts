import { Command } from '@commander-js/extra-typings';
import { command } from '../command.ts';
import { openCommandStoreToRead } from './commandStore.ts';

/** `collector audit`: whether the record of the office's page is whole. */
export const auditCommand = command(
  () =>
    new Command('audit')
      .summary('checks the record of the office’s page, and prints its head')
      .description(
        `Each line of the record follows by SHA-256 from the one before. Prints the number and the hash of the last one: keep
them elsewhere, and whoever writes the whole record anew is found out.`,
      )
      .option('--head', 'prints the head (as without it)')
      .addHelpText('after', '\nExit codes: 0 whole, 1 broken or not to be read, 2 a wrong call.'),
  async (_options, context) => {
    const store = await openCommandStoreToRead(context);
    if (!store) return 1;
    try {
      const { head, broken } = await store.checkOfficeRecord();
      await context.print([`${head.number} ${head.hash}\n`]);
      if (broken === undefined) return 0;
      context.printError(`line ${broken} does not follow from the one before`);
      return 1;
    } finally {
      await store.close();
    }
  },
);
