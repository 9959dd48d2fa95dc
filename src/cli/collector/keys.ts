import { Command } from '@commander-js/extra-typings';
import { makeSigningKey, readSigningKey, type SigningKey } from '../../collector/signingKey.ts';
import { command, group } from '../command.ts';

const defaultFile = 'receipt-key.json';

/** What goes into `receiptKeys` of the configuration. */
const entryOf = ({ listed }: SigningKey): string => `${JSON.stringify(listed)}\n`;

const newCommand = command(
  () =>
    new Command('new')
      .summary('makes a key for receipts')
      .description(
        `Makes a key (P-256) that receipts are signed with. The private one goes to FILE, mode 0400, which must not be there
yet: keep it outside the database and its backups, and name it in RECEIPT_KEY_FILE. What is printed goes into
"receiptKeys" of the app's config.json, beside the keys that are there.`,
      )
      .option('--file <FILE>', `where the private key goes (default: RECEIPT_KEY_FILE, else ${defaultFile})`)
      .addHelpText('after', '\nExit codes: 0 made, 1 the file cannot be written, 2 a wrong call.'),
  async ({ file }, context) => {
    const { RECEIPT_KEY_FILE: configured } = context.environment;
    let made: SigningKey;
    try {
      made = makeSigningKey(file ?? (configured?.trim() ? configured : defaultFile), new Date());
    } catch (cause) {
      context.printError(cause instanceof Error ? cause.message : String(cause));
      return 1;
    }
    await context.print([entryOf(made)]);
    return 0;
  },
);

const showCommand = command(
  () =>
    new Command('show')
      .summary('prints the public part of a key again')
      .description('Prints what goes into "receiptKeys" of config.json for a key that collector keys new has made.')
      .argument('<FILE>', 'the file of the private key')
      .addHelpText(
        'after',
        '\nExit codes: 0 printed, 1 the file is no such key, or can be read by others, 2 a wrong call.',
      ),
  async (_options, context, file) => {
    const read = readSigningKey(file);
    if (!read.ok) {
      context.printError(read.fault);
      return 1;
    }
    await context.print([entryOf(read.value)]);
    return 0;
  },
);

/** `collector keys`: the keys that receipts are signed with. */
export const keysCommand = group(
  () => new Command('keys').summary('the keys that receipts are signed with'),
  [newCommand, showCommand],
);
