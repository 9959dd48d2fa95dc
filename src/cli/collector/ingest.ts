import { readFile, stat } from 'node:fs/promises';
import { Command } from '@commander-js/extra-typings';
import { codeKeyFile, readCodeKey } from '../../collector/codeKey.ts';
import type { CollectorConfig } from '../../collector/collectorConfig.ts';
import { newDiskRoom } from '../../collector/http/diskRoom.ts';
import { ingest } from '../../collector/ingesting.ts';
import { instrumentsIn } from '../../collector/publishedInstruments.ts';
import { type ReceiptSigner, receiptSigner } from '../../collector/receiptSigner.ts';
import { problemWords } from '../../collector/refusalTable.ts';
import { readSigningKey } from '../../collector/signingKey.ts';
import { defaultRefusalRoom } from '../../collector/store/refusalRows.ts';
import type { Store } from '../../collector/store/store.ts';
import { csvLine } from '../../export/csv.ts';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { type Carried, mostCarriedBytes, type ReceiptsFile } from '../../protocol/carried.ts';
import { type CarriedFault, type CarriedOpener, readCarried } from '../../protocol/carriedText.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { openingKey } from '../../protocol/sealed.ts';
import { configFrom } from '../collectorProcess.ts';
import { command, type ExitCode, wrongCall } from '../command.ts';
import type { CommandContext } from '../commandContext.ts';
import { openCommandStore } from './commandStore.ts';
import { defaultConfigFile } from './defaultConfigFile.ts';
import { receiptKeysIn } from './receiptKeysIn.ts';

/** `collector ingest`: takes in what was carried in a file. */
export const ingestCommand = command(
  () =>
    new Command('ingest')
      .summary('takes in responses that were carried here in a file')
      .description(
        `Opens a file that the app made of what waited on a device, and takes each response in as if the device had sent it:
the same checks in the same order, with the right to send that is in the file. What is here already is not stored again.
What it stores is marked in exports (ingested). INTAKE, SEALED, DATA_DIR, DATABASE_URL, CODE_KEY_FILE and
RECEIPT_KEY_FILE are read from the environment as by collector serve, which may go on running; SEALED left out takes
sealed responses. Nothing is taken in where the app's configuration does not believe that key any more.
Prints a line for each as CSV: id, became (stored, same, or the problem that it is refused for; unauthorised and
forbidden: it is not allowed, and nothing of it is kept), faults, code, sha256.`,
      )
      .argument('<FILE>', 'the carried file')
      .option('--key <FILE>', 'opens it: the private key (JWK) that goes with ingestKey in config.json')
      .option('--passphrase-file <FILE>', 'opens it: a file with the passphrase, in one line')
      .option('--config <FILE>', "the app's config.json, whose receiptKeys count (default: as check-config)")
      .option('--receipts <OUT>', 'writes the receipts to a file that the device brings in')
      .addHelpText(
        'after',
        `\nExit codes: 0 each response is here, 1 the file does not open, or one or more were not taken, 2 a wrong call.`,
      ),
  async ({ key, passphraseFile, config: configFile, receipts: out }, context, file) => {
    if ((key === undefined) === (passphraseFile === undefined))
      return wrongCall('one of --key FILE and --passphrase-file FILE is needed');
    const config = configFrom(context, { on: 'all' });
    if (!config) return 1;
    const now = () => new Date();
    const signer = await signerIn(config.receiptKeyFile, configFile, now);
    if (!signer.ok) {
      context.printError(signer.fault);
      return 1;
    }
    const opener = await openerIn(key, passphraseFile);
    const carried = opener.ok ? await carriedIn(file, opener.value) : opener;
    if (!carried.ok) {
      context.printError(carried.fault);
      return 1;
    }
    const store = await openCommandStore(context);
    if (!store) return 1;
    try {
      return await ingestAll(carried.value, { store, config, now, signer: signer.value }, out, context);
    } finally {
      await store.close();
    }
  },
);

/** The collector that takes something in, and what signs its receipts. */
interface Collector {
  readonly store: Store;
  readonly config: CollectorConfig;
  readonly now: () => Date;
  readonly signer: ReceiptSigner | undefined;
}

async function ingestAll(
  carried: Carried,
  { store, config, now, signer }: Collector,
  out: string | undefined,
  { print, printError }: CommandContext,
): Promise<ExitCode> {
  const codeKey = readCodeKey(codeKeyFile(config.dataDir, config.codeKeyFile));
  if (!codeKey.ok) {
    printError(codeKey.fault);
    return 1;
  }
  // A database server has a disk of its own.
  const disk = config.database ? undefined : newDiskRoom(config.dataDir, config.diskReserveBytes);
  const receipts: Receipt[] = [];
  const counts = { stored: 0, same: 0, refused: carried.unreadable };
  const lines = [csvLine(['id', 'became', 'faults', 'code', 'sha256'])];
  let failure: unknown;
  const ingested = ingest(
    carried,
    { store, intake: config.intake, codeKey: () => (codeKey.ok ? codeKey.value : undefined), generalTokens: [] },
    {
      ...{ store, now, findInstrument: newInstrumentFinder(instrumentsIn(store)), refusalRoom: defaultRefusalRoom },
      sealed: config.sealed ?? true,
      signer,
      hasSpareRoom: () => disk?.hasSpare() ?? true,
      // It is refused, as its line says.
      onFault: (cause) => printError(`a document cannot be checked: ${String(cause)}`),
      onRefused: () => undefined,
    },
  );
  try {
    for await (const { id, sha256, became } of ingested) {
      counts[became.ok ? became.value.kind : 'refused'] += 1;
      if (became.ok) receipts.push(became.value.receipt);
      lines.push(
        csvLine(
          became.ok
            ? [id, became.value.kind, null, became.value.receipt.code, sha256]
            : [id, became.fault.name, problemWords(became.fault.problem), null, sha256],
        ),
      );
    }
  } catch (cause) {
    failure = cause;
  }
  // Only now: whoever reads the lines may stop, as `| head` does, and what was stored has its receipts whatever failed.
  await print(lines);
  if (out !== undefined) {
    const file: ReceiptsFile = { format: 'veldwerk-receipts/1', madeAt: now().toISOString(), receipts };
    await print([`${JSON.stringify(file)}\n`], out);
  }
  const { stored, same, refused } = counts;
  if (carried.unreadable > 0) printError(`${carried.unreadable} entries of the file do not read`);
  printError(`${stored} stored, ${same} were here already, ${refused} not taken`);
  const left = carried.responses.length - (lines.length - 1);
  if (left > 0)
    printError(
      `${left} were not tried, since the collector failed; take the file in again: ${failure instanceof Error ? failure.message : String(failure)}`,
    );
  await store.recordAct({ at: now().toISOString(), act: 'ingested', detail: `${stored}` });
  return refused === 0 && left === 0 ? 0 : 1;
}

/**
 * What signs the receipts; undefined where no key is set. The fault is a line.
 * @param configFile where it is not given, the one that is served from here counts, if it lists any keys
 */
async function signerIn(
  file: string | undefined,
  configFile: string | undefined,
  now: () => Date,
): Promise<Result<ReceiptSigner | undefined, string>> {
  if (file === undefined) return ok(undefined);
  const key = readSigningKey(file);
  if (!key.ok) return key;
  const listed = await receiptKeysIn(configFile ?? defaultConfigFile());
  if (!listed.ok) return listed;
  const isKnown = configFile !== undefined || listed.value.length > 0;
  return receiptSigner(key.value, isKnown ? listed.value : undefined, now);
}

/** What opens a file: the office's key, or a passphrase. The fault is a line. */
async function openerIn(
  key: string | undefined,
  passphrase: string | undefined,
): Promise<Result<CarriedOpener, string>> {
  try {
    if (key !== undefined) return ok({ office: openingKey.parse(JSON.parse(await readFile(key, 'utf8'))) });
  } catch {
    // Missing, not JSON, or not a key: the line says what is expected, and quotes nothing of it.
    return fail(`${key} is not the file of a private key (JWK, P-256)`);
  }
  try {
    return ok({ passphrase: (await readFile(passphrase ?? '', 'utf8')).replace(/\r?\n$/, '') });
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Reads a carried file, whose size is looked at first. The fault is a line. */
async function carriedIn(file: string, opener: CarriedOpener): Promise<Result<Carried, string>> {
  let text: string;
  try {
    if ((await stat(file)).size > mostCarriedBytes) return fail(`${file}: ${faultWords['too-much']}`);
    text = await readFile(file, 'latin1');
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : String(cause));
  }
  const read = await readCarried(text, opener);
  return read.ok ? read : fail(`${file}: ${faultWords[read.fault]}`);
}

const faultWords: Readonly<Record<CarriedFault, string>> = {
  unreadable: 'is not a file of the app with responses to carry, or not all of it is here',
  'for-office': 'is closed for the ingest key: --key FILE opens it',
  'under-passphrase': 'is closed under a passphrase: --passphrase-file FILE opens it',
  'wrong-key': 'does not open: that is not its key or passphrase, or it is damaged',
  'another-format': 'opens, and is not a file with responses to carry',
  'too-much': 'has too much in it',
};
