import { Command } from '@commander-js/extra-typings';
import { command } from '../command.ts';
import { openCommandStore } from './commandStore.ts';

/** `collector withdraw`: takes a version of a questionnaire out of the offer. */
export const withdrawCommand = command(
  () =>
    new Command('withdraw')
      .summary('offers a version of a questionnaire no more')
      .description(
        `A version that was withdrawn is begun no more from an app's next start with a network on. It stays on the shelf for
the drafts that were begun in it, and responses to it are taken and exported as before. Publishing it again offers it
again.`,
      )
      .argument('<ID>', 'the questionnaire')
      .argument('<VERSION>', 'its version')
      .addHelpText('after', '\nExit codes: 0 withdrawn, 1 there is none on offer, 2 a wrong call.'),
  async (_options, context, id, version) => {
    const store = await openCommandStore(context);
    if (!store) return 1;
    try {
      if (await store.withdraw({ id, version }, new Date().toISOString())) return 0;
      context.printError(`there is no ${id} ${version} on offer (collector shelf)`);
      return 1;
    } finally {
      await store.close();
    }
  },
);
