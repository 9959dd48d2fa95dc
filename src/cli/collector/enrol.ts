import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { makeFolder } from '../../collector/folder.ts';
import { handoutFiles, lettersFile } from '../../collector/register/handoutFiles.ts';
import { type Invited, isAppAddress, newInvitation } from '../../collector/register/newInvitation.ts';
import { endOfDay, readSample } from '../../collector/register/sample.ts';
import type { CaseRecord } from '../../collector/store/caseRows.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { isLoopback } from '../../protocol/config.ts';
import { type CommandOutcome, command, wrongCall } from '../command.ts';
import type { CommandContext } from '../commandContext.ts';
import { openRegister, whyNotInvited, whyNotMixed } from './commandRegister.ts';
import { enrolOne } from './enrolOne.ts';
import { questionnaireNamed, tellNamingFault } from './namedQuestionnaire.ts';
import { progressOf } from './progressLine.ts';

const usualInstrument = 'be.statbel.ict-2024';

/** `collector enrol`: invitations for cases. */
export const enrolCommand = command(
  () =>
    new Command('enrol')
      .summary('invitations: for one case, or for a sample of them')
      .description(
        `Puts cases into the register in DATA_DIR (default: data), each with a token, of which only a hash is kept, and
gives their invitations.

With --case: prints the link of one case, with its token in the fragment, which no server ever sees. Send it by no
mail: a link with a short code is for that (--code).

With --from: takes a sample, a CSV file as spreadsheets write it, with the columns case, enterprise, name, language,
email and expires (a day), of which case alone is needed, and a column for each item that the office knows already; of
a row by its address, such as awards[1].amount.
Each bad line is named, and then nothing is taken. Writes to the folder --out: letters.csv (case, enterprise, name,
language, email, expires, code, link, qr), access-codes.csv (for known answers; to be sent by another way), and a QR
code for each case (SVG, for paper). Taken again, a sample adds its new cases and names those that are known; what is
in the folder from before stays, since its codes stand nowhere else, and the new files have a number (letters-2.csv).`,
      )
      .option('--case <ID>', 'the case')
      .option('--from <FILE>', 'the sample')
      .option('--enterprise <0xxx.xxx.xxx>', 'the number of the enterprise')
      .option('--name <NAME>', 'the name of the enterprise')
      .option('--language <LANGUAGE>', 'to begin in: one of the app, or of the questionnaire')
      .option('--expires <DAY>', 'the last day on which the invitation may be begun')
      .option('--token <TOKEN>', 'registers this token instead of a new one')
      .option(
        '--prefill <FILE>',
        'a JSON object of item and value: what the office knows already, of rows too (awards[1].amount). The invitation is then encrypted under a ' +
          'new access code, printed on a line of its own: send it by another way',
      )
      .option('--code', 'prints a link with a short code instead, and the code on a line of its own')
      .option(
        '--reissue',
        'gives cases that are known a new code, which ends the old one, a new token, and their new last day where ' +
          'there is one',
      )
      .option('--out <DIR>', 'the folder for what a sample gives')
      .option(
        '--instrument <ID>',
        'the questionnaire: one that comes with the app, or one on the shelf',
        usualInstrument,
      )
      .option('--url <ADDRESS>', 'the address of the app', 'http://localhost:8080/')
      .addHelpText('after', '\nExit codes: 0 done, 1 the file or the register cannot be used, 2 a wrong call.'),
  async (call, context) => {
    if (!isAppAddress(call.url))
      return wrongCall(`--url is the address of the app, https, or http on this machine alone, not ${call.url}`);
    const named = await questionnaireNamed(call.instrument, context);
    if (!named.ok) return tellNamingFault(named.fault, context);
    const { instrument, isOffered } = named.value;
    // A case has a questionnaire, and no version of it.
    if (instrument.id !== call.instrument) return wrongCall(`--instrument is the id alone: ${instrument.id}`);
    if (!isOffered)
      context.printError(
        `note: ${instrument.id} is withdrawn: a draft that is there goes on, and no device begins another`,
      );
    const expiresAt = call.expires === undefined ? undefined : endOfDay(call.expires);
    if (call.expires !== undefined && !expiresAt)
      return wrongCall(`--expires is a day (YYYY-MM-DD), not ${call.expires}`);
    if (call.case === undefined) {
      if (call.from === undefined) return wrongCall('--case or --from is missing');
      if (call.out === undefined) return wrongCall('--out is missing: the folder for letters, codes and pictures');
      const stray = ofOneCase.find((option) => call[option] !== undefined);
      if (stray !== undefined)
        return wrongCall(`--${stray} goes with --case: a sample has it in its columns, or not at all`);
      return enrolSample({ ...call, from: call.from, out: call.out }, instrument, context);
    }
    if (call.from !== undefined) return wrongCall('--case and --from do not go together');
    if (call.out !== undefined) return wrongCall('--out goes with a sample (--from FILE)');
    if ((call.code ?? call.reissue) && call.token !== undefined)
      return wrongCall('--token does not go with --code or --reissue');
    // --reissue implies --code.
    const code = call.code ?? call.reissue;
    return enrolOne({ ...call, code, case: call.case, expiresAt }, instrument, context);
  },
);

/** Options for one case; a sample has them in its columns. */
const ofOneCase = ['enterprise', 'name', 'language', 'expires', 'token', 'prefill', 'code'] as const;

interface SampleCall {
  readonly from: string;
  readonly out: string;
  readonly url: string;
  readonly instrument: string;
  readonly reissue?: true | undefined;
}

async function enrolSample(call: SampleCall, instrument: Instrument, context: CommandContext): Promise<CommandOutcome> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(call.from);
  } catch (cause) {
    context.printError(`cannot read ${call.from}: ${cause instanceof Error ? cause.message : String(cause)}`);
    return 1;
  }
  const sample = readSample(bytes, instrument);
  if (!sample.ok) {
    for (const { line, fault } of sample.fault) context.printError(`${call.from}:${line}: ${fault}`);
    return 1;
  }
  const register = await openRegister(context);
  if (!register) return 1;
  const { store, key } = register;
  try {
    const known = new Map<string, CaseRecord>();
    const faults: string[] = [];
    for (const one of sample.value) {
      const there = await store.caseOf(one.id);
      if (there) known.set(one.id, there);
      const why = whyNotInvited(one, there, call, new Date());
      if (why !== undefined) faults.push(why);
    }
    const mixed = await whyNotMixed(
      sample.value.filter(({ id }) => !known.has(id)),
      store,
    );
    if (mixed !== undefined) faults.push(mixed);
    for (const fault of faults) context.printError(`${call.from}: ${fault}`);
    if (faults.length > 0) return 1;
    const wanted = sample.value.filter(({ id }) => call.reissue || !known.has(id));
    const invited: Invited[] = [];
    const onProgress = progressOf(context.printError, { of: 'cases' });
    for (const one of wanted) {
      invited.push(await newInvitation(one, call.instrument, key, known.has(one.id)));
      onProgress(invited.length);
    }
    // The files first, under temporary names: a code whose letter cannot be written must not be in use.
    const draft = invited.length > 0 ? write(call.out, invited, call.url) : [];
    await store.enrolCases(
      invited.map(({ newEnrolment }) => newEnrolment),
      new Date().toISOString(),
    );
    for (const { from, to } of draft) renameSync(from, to);
    if (isLoopback(new URL(call.url)))
      context.printError(`note: the links are for this machine alone (${call.url}): --url is the address of the app`);
    for (const id of known.keys())
      context.printError(`note: case ${id} is known${call.reissue ? ', and has a new code' : ''}`);
    await context.print([`${invited.length - (call.reissue ? known.size : 0)} cases added, ${known.size} known\n`]);
    return 0;
  } finally {
    await store.close();
  }
}

/** The first free number of files in a folder: earlier files stay. */
function numberFor(folder: string): number {
  let number = 1;
  while (existsSync(join(folder, lettersFile(number)))) number += 1;
  return number;
}

/** Writes the files under temporary names, for the owner alone. */
function write(folder: string, invited: readonly Invited[], app: string) {
  makeFolder(folder);
  const number = numberFor(folder);
  const written: { from: string; to: string }[] = [];
  try {
    for (const { path, text } of handoutFiles(invited, app, number)) {
      const to = join(folder, path);
      const from = `${to}.${process.pid}.part`;
      mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
      writeFileSync(from, text, { mode: 0o600 });
      written.push({ from, to });
    }
  } catch (cause) {
    for (const { from } of written) rmSync(from, { force: true });
    throw cause;
  }
  return written;
}
