import { Command } from '@commander-js/extra-typings';
import { hashOf } from '../../collector/sender.ts';
import { csvLine } from '../../export/csv.ts';
import { mayBeTogether, type OfficeRight, officeRights } from '../../protocol/officeRights.ts';
import { newToken } from '../../protocol/token.ts';
import { command, wrongCall } from '../command.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { openCommandStore } from './commandStore.ts';

/** The rights in an option; undefined where a word is none. */
function rightsIn(text: string): OfficeRight[] | undefined {
  const words = text.split(',').map((word) => word.trim());
  const rights = officeRights.filter((right) => words.includes(right));
  return rights.length === new Set(words).size && rights.length > 0 ? rights : undefined;
}

/** `collector office-token`: who may sign in at the office's page. */
export const officeTokenCommand = command(
  () =>
    new Command('office-token')
      .summary('makes a token for the office’s page, lists or ends them')
      .description(
        `With --name and --rights: makes a token and prints it, once. Only its hash is kept. Rights, separated by commas:
counts, answers, contact, decide (revoke, purge, choose), issue (codes). Whoever has answers or decide does not get
issue. Without options: lists all, as CSV.`,
      )
      .option('--name <NAME>', 'who will use it')
      .option('--rights <RIGHTS>', 'what they may do')
      .option('--revoke <NUMBER>', 'ends a token, and the sessions that began with it', wholeNumber)
      .addHelpText('after', '\nExit codes: 0 done, 1 there is none or it cannot be kept, 2 a wrong call.'),
  async ({ name, rights: wanted, revoke }, context) => {
    if ((name === undefined) !== (wanted === undefined)) return wrongCall('--name and --rights go together');
    if (name?.trim() === '') return wrongCall('--name says who will use the key');
    if (name !== undefined && revoke !== undefined) return wrongCall('a token is made or ended, not both');
    const rights = rightsIn(wanted ?? 'counts');
    if (!rights) return wrongCall(`--rights has words that are none: it takes ${officeRights.join(', ')}`);
    if (!mayBeTogether(rights)) return wrongCall('whoever has answers or decide does not get issue');
    const store = await openCommandStore(context);
    if (!store) return 1;
    try {
      const at = new Date().toISOString();
      if (revoke !== undefined) {
        const found = await store.revokeOfficeToken(revoke, at);
        if (found) await store.recordOffice({ at, token: 0, act: 'token-revoked', detail: String(revoke) });
        else context.printError(`there is no token ${revoke}`);
        return found ? 0 : 1;
      }
      if (name !== undefined) {
        const token = newToken();
        const number = await store.addOfficeToken({ name: name.slice(0, 100), rights, hash: hashOf(token) }, at);
        await store.recordOffice({ at, token: 0, act: 'token-made', detail: `${number} ${rights.join(',')}` });
        await context.print([`${token}\n`]);
        return 0;
      }
      await context.print([
        csvLine(['number', 'name', 'rights', 'created', 'revoked']),
        ...(await store.officeTokens()).map((one) =>
          csvLine([one.number, one.name, one.rights.join(','), one.createdAt, one.revokedAt ?? null]),
        ),
      ]);
      return 0;
    } finally {
      await store.close();
    }
  },
);
