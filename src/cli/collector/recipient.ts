import { writeFile } from 'node:fs/promises';
import { Command } from '@commander-js/extra-typings';
import { newRecipient } from '../../protocol/sealed.ts';
import { command } from '../command.ts';

/** `collector recipient`: a pair of keys for sealed responses. */
export const recipientCommand = command(
  () =>
    new Command('recipient')
      .summary('a pair of keys for sealed responses')
      .description(
        `Makes a pair of keys (P-256). The private one goes to FILE, which must not be there yet: keep it away from the
collector, it opens every response that is sealed for it (collector export --key FILE). The public one is
printed: "recipientKey" in the app's config.json.`,
      )
      .requiredOption('--out <FILE>', 'where the private key goes')
      .addHelpText('after', '\nExit codes: 0 made, 1 the file cannot be written, 2 a wrong call.'),
  async ({ out }, context) => {
    const pair = await newRecipient();
    try {
      await writeFile(out, `${JSON.stringify(pair.opening)}\n`, { mode: 0o600, flag: 'wx' });
    } catch (cause) {
      context.printError(cause instanceof Error ? cause.message : String(cause));
      return 1;
    }
    await context.print([`${JSON.stringify(pair.recipient)}\n`]);
    return 0;
  },
);
