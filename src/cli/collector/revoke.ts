import { Command } from '@commander-js/extra-typings';
import { command, wrongCall } from '../command.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { openCommandStore } from './commandStore.ts';

/** `collector revoke`: ends what a case may be sent with. */
export const revokeCommand = command(
  () =>
    new Command('revoke')
      .summary('ends the tokens and the code of a case, or one token')
      .description(
        `What is sent with a token that was revoked is not taken; what is here already keeps its receipt. A case that was
revoked is given a new code by collector enrol --reissue.`,
      )
      .option('--case <ID>', 'all tokens of a case, and its code')
      .option('--token <NUMBER>', 'one token, by its number (collector cases --case ID)', wholeNumber)
      .addHelpText('after', '\nExit codes: 0 revoked, 1 there is none, 2 a wrong call.'),
  async ({ case: id, token }, context) => {
    if ((id === undefined) === (token === undefined)) return wrongCall('either --case or --token is needed');
    const store = await openCommandStore(context);
    if (!store) return 1;
    try {
      const at = new Date().toISOString();
      const found = id !== undefined ? await store.revokeCase(id, at) : await store.revokeToken(token ?? 0, at);
      if (found) return 0;
      context.printError(id !== undefined ? `there is no case ${id}` : `there is no token ${token}`);
      return 1;
    } finally {
      await store.close();
    }
  },
);
