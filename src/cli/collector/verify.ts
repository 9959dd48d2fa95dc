import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Command } from '@commander-js/extra-typings';
import { fail, ok, type Result } from '../../lib/result.ts';
import {
  type KnownKey,
  mostPresented,
  type ReceiptVerdict,
  receiptsIn,
  verdictOn,
} from '../../protocol/presentedReceipts.ts';
import type { ReceiptFault } from '../../protocol/receiptSignature.ts';
import { command, wrongCall } from '../command.ts';
import type { CommandContext } from '../commandContext.ts';
import { defaultConfigFile } from './defaultConfigFile.ts';
import { receiptKeysIn } from './receiptKeysIn.ts';

/** `collector verify`: what a receipt proves. */
export const verifyCommand = command(
  () =>
    new Command('verify')
      .summary('what a receipt proves')
      .description(
        `Checks the signatures of receipts, without a network and without the collector's data, and says what they prove.
RECEIPT is a file: a receipt, a list of them or a file of ingest --receipts as JSON, or signatures alone, wherever they
stand in a text, such as the CSV that the app saves; ${mostPresented} receipts at most. "-" reads the standard input.`,
      )
      .argument('<RECEIPT>', 'a file, or - for the standard input')
      .option('--config <FILE>', "the app's config.json, whose receiptKeys count (default: as check-config)")
      .option('--keys <FILE>', 'a file with a list of such keys, in its place')
      .option('--response <FILE>', 'the bytes of a response, whose digest is compared')
      .addHelpText(
        'after',
        `\nExit codes: 0 each receipt is signed by a key that is believed, 1 one of them is not, or --response is the bytes of
none, 2 a wrong call, a file that can't be read, no receipt or key in it, or more receipts than are checked at once.`,
      ),
  async ({ config: configFile, keys: keysFile, response }, context, file) => {
    if (configFile !== undefined && keysFile !== undefined) return wrongCall('--config and --keys exclude one another');
    const read = await textOf(file, context);
    const keys = await receiptKeysIn(keysFile ?? configFile ?? defaultConfigFile());
    const bytes = response === undefined ? ok(undefined) : await bytesOf(response);
    if (keys.ok && keys.value.length === 0) {
      context.printError(`there are no receiptKeys in ${keysFile ?? configFile ?? defaultConfigFile()}`);
      return 2;
    }
    for (const one of [read, keys, bytes])
      if (!one.ok) {
        context.printError(one.fault);
        return 2;
      }
    if (!read.ok || !keys.ok || !bytes.ok) return 2;
    const presented = receiptsIn(read.value);
    if (!presented.ok) {
      context.printError(`${file} has more than ${mostPresented} receipts, or is too long: check it in parts`);
      return 2;
    }
    if (presented.value.length === 0) {
      context.printError(`there is no receipt in ${file}`);
      return 2;
    }
    const verdicts = await Promise.all(presented.value.map((one) => verdictOn(one, keys.value)));
    const digest = bytes.value && createHash('sha256').update(bytes.value).digest('hex');
    await context.print([...verdicts.map((verdict) => linesOf(verdict, verdicts, digest)), proves]);
    const matched = digest === undefined || verdicts.some(({ checked }) => checked?.claims.sha256 === digest);
    return matched && verdicts.every(({ fault }) => fault === undefined) ? 0 : 1;
  },
);

const proves = `A receipt proves that whoever holds the key said, at the time of signing, that these bytes had arrived by then.
It does not prove who sent them, that they are true, or that they are counted.
`;

/** Why a receipt proves nothing, in words. */
const reasons: Readonly<Record<ReceiptFault, string>> = {
  unsigned: 'it is not signed',
  unreadable: 'this is no receipt, or its signature is none of a receipt',
  'unknown-key': 'the key that it names is not among the keys',
  forged: 'its key has not signed this: it was altered, or made by somebody else',
  different: 'its signature is that of another receipt',
  early: 'it says that it was signed before its key was in use',
  late: 'it says that it was signed when its key was no longer in use',
  revoked: 'its key is revoked: whoever has stolen a key writes any time into a signature',
};

function linesOf(
  { presented, checked, fault }: ReceiptVerdict,
  all: readonly ReceiptVerdict[],
  digest: string | undefined,
): string {
  const claims = checked?.claims;
  const title = claims?.code ?? presented.receipt?.code ?? '(no code)';
  const verdict = fault === undefined ? 'proven' : `NOT PROVEN: ${reasons[fault]}`;
  const by = claims && all.find((other) => other.checked?.claims.supersedes === claims.id)?.checked?.claims;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['response', claims?.id],
    ['sha-256', claims?.sha256],
    ['received', claims?.receivedAt],
    ['signed', claims && new Date(claims.iat * 1000).toISOString()],
    ['key', checked && keyWords(checked.key)],
    [
      'supersedes',
      claims?.supersedes &&
        `${claims.supersedes}${claims.supersedesSha256 ? ` (sha-256 ${claims.supersedesSha256})` : ''}`,
    ],
    ['superseded', by && `by ${by.id}, receipt ${by.code}`],
    ['bytes', claims && digest && (claims.sha256 === digest ? 'those of the file' : 'other than those of the file')],
  ];
  const told = rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(11)}${shown(value)}\n`]));
  return `${shown(title)}: ${verdict}\n${told.join('')}\n`;
}

/** A key that was signed with, and its time. */
function keyWords(key: KnownKey): string {
  if (key.from === undefined) return key.kid;
  const { kid, from, until, revokedAt } = key;
  const words = [`from ${from}`, until && `until ${until}`, revokedAt && `revoked ${revokedAt}`];
  return [kid, ...words.filter(Boolean)].join(', ');
}

/** What a receipt says is somebody's text: nothing of it may steer a terminal. */
const shown = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');

async function bytesOf(file: string): Promise<Result<Uint8Array, string>> {
  try {
    return ok(await readFile(file));
  } catch (cause) {
    return fail(`cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

async function textOf(file: string, { input }: CommandContext): Promise<Result<string, string>> {
  if (file === '-') return ok((await Array.fromAsync(input)).join(''));
  const read = await bytesOf(file);
  return read.ok ? ok(new TextDecoder().decode(read.value)) : read;
}
