import { readFile } from 'node:fs/promises';
import { enrolmentFor } from '../../collector/invitations.ts';
import { askedLanguage } from '../../collector/register/askedLanguage.ts';
import { knownRowFaults } from '../../collector/register/knownRows.ts';
import { type Invited, invitationUrl, newInvitation } from '../../collector/register/newInvitation.ts';
import type { SampleCase } from '../../collector/register/sample.ts';
import { hashOf, keyedHashOf, minTokenLength } from '../../collector/sender.ts';
import type { CaseRecord } from '../../collector/store/caseRows.ts';
import { readEntry } from '../../engine/reading.ts';
import { knownItem } from '../../engine/rosters/knownEntry.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { bearerToken } from '../../protocol/config.ts';
import { encryptEnrolment } from '../../protocol/encryptedEnrolment.ts';
import { type Enrolment, enrolmentText } from '../../protocol/enrolment.ts';
import { readEnterpriseNumber } from '../../protocol/enterpriseNumber.ts';
import { sendTokenOf } from '../../protocol/token.ts';
import { type CommandOutcome, wrongCall } from '../command.ts';
import type { CommandContext } from '../commandContext.ts';
import { type OpenRegister, openRegister, whyNotInvited, whyNotMixed } from './commandRegister.ts';

/** What one case is enrolled with. */
export interface OneCase {
  readonly case: string;
  readonly instrument: string;
  readonly url: string;
  readonly enterprise?: string | undefined;
  readonly name?: string | undefined;
  readonly language?: string | undefined;
  readonly expiresAt: string | undefined;
  readonly token?: string | undefined;
  readonly prefill?: string | undefined;
  readonly code?: true | undefined;
  readonly reissue?: true | undefined;
}

/** Adds one case to the register, or gives a known one another token, and prints its invitation. */
export async function enrolOne(
  call: OneCase,
  instrument: Instrument,
  context: CommandContext,
): Promise<CommandOutcome> {
  const enterpriseNumber = call.enterprise === undefined ? undefined : readEnterpriseNumber(call.enterprise);
  if (call.enterprise !== undefined && enterpriseNumber === undefined)
    return wrongCall(
      `--enterprise: ${call.enterprise} is not the number of an enterprise: its check digits do not fit`,
    );
  if (call.case === '' || call.case.length > 200) return wrongCall('--case has 1 to 200 characters');
  if (call.token !== undefined && !bearerToken.safeParse(call.token).success)
    return wrongCall('--token is no bearer token');
  const asked = call.language === undefined ? ok(undefined) : askedLanguage(call.language, instrument);
  if (!asked.ok) return wrongCall(`--language: ${asked.fault}`);
  const known = call.prefill === undefined ? ok({}) : await readPrefill(call.prefill, instrument);
  if (!known.ok) {
    context.printError(`${call.prefill}: ${known.fault}`);
    return 1;
  }
  const register = await openRegister(context);
  if (!register) return 1;
  try {
    const of: SampleCase = {
      id: call.case,
      enterpriseNumber,
      name: call.name,
      language: asked.value,
      email: undefined,
      expiresAt: call.expiresAt,
      known: known.value,
    };
    return await enrolled(call, of, register, context);
  } finally {
    await register.store.close();
  }
}

async function enrolled(
  call: OneCase,
  of: SampleCase,
  { store, key }: OpenRegister,
  context: CommandContext,
): Promise<CommandOutcome> {
  const there = await store.caseOf(of.id);
  const why = whyNotInvited(of, there, call, new Date()) ?? (there ? undefined : await whyNotMixed([of], store));
  if (why !== undefined) {
    context.printError(why);
    return 1;
  }
  if (there?.revokedAt !== undefined && !call.reissue) {
    context.printError(`case ${of.id} was revoked: --code --reissue gives it a new code`);
    return 1;
  }
  if (there && differs(of, there))
    context.printError(`note: case ${of.id} is known: the register keeps its name, language and last day as they are`);
  const at = new Date().toISOString();
  const invited = await newInvitation(of, call.instrument, key, there !== undefined);
  if (call.code) {
    if (there && !call.reissue && (await store.hasCode(of.id))) {
      context.printError(`case ${of.id} has a code: --reissue gives it another, and ends that one`);
      return 1;
    }
    await store.enrolCases([invited.newEnrolment], at);
    return printed([invitationUrl(call.url, invited.shortCode), invited.shortCode], invited, context);
  }
  await store.addCases([invited.newEnrolment.case], at);
  const token = call.token ?? invited.token;
  const weak = token.length < minTokenLength;
  // The send token of a token that can be guessed can be guessed too.
  const kept = weak ? (text: string) => keyedHashOf(text, key.bytes) : hashOf;
  const hashes = { full: kept(token), send: kept(await sendTokenOf(token)) };
  const origin = call.token === undefined ? 'enrol' : 'hand';
  const number = await store.registerToken({ caseId: of.id, origin, hashes, weak }, at);
  if (number === undefined) {
    context.printError('this token belongs to another case');
    return 1;
  }
  const isRevoked = (await store.tokenOf([hashes.full]))?.revoked;
  if (isRevoked) {
    context.printError(`this token was revoked: it is number ${number} of case ${of.id}`);
    return 1;
  }
  if (weak) context.printError(`note: a token of under ${minTokenLength} characters can be guessed`);
  const enrolment: Enrolment = enrolmentFor({ ...of, instrumentId: call.instrument }, token);
  const text = invited.accessCode
    ? await encryptEnrolment({ ...enrolment, prefilled: of.known }, invited.accessCode)
    : enrolmentText(enrolment);
  return printed([invitationUrl(call.url, text)], invited, context);
}

/** Whether a known case was given with other data than the register has. */
const differs = (of: SampleCase, there: CaseRecord): boolean =>
  (['name', 'language', 'expiresAt'] as const).some((one) => of[one] !== undefined && of[one] !== there[one]);

async function printed(
  lines: readonly string[],
  { accessCode }: Invited,
  context: CommandContext,
): Promise<CommandOutcome> {
  await context.print([...lines, ...(accessCode === undefined ? [] : [accessCode])].map((line) => `${line}\n`));
  return 0;
}

/** Reads prefilled answers, and checks them against the questionnaire. */
async function readPrefill(
  file: string,
  instrument: Instrument,
): Promise<Result<Record<string, string | number>, string>> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : 'cannot be read');
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return fail('not an object of item and value');
  const known: Record<string, string | number> = {};
  for (const [item, value] of Object.entries<unknown>({ ...data })) {
    const found = knownItem(instrument, item);
    const reading = found && readEntry(found, value);
    if (reading?.kind !== 'valid')
      return fail(`${item}: ${found ? 'not a value of this item' : 'there is no such item'}`);
    known[item] = reading.value;
  }
  const [fault] = knownRowFaults(instrument, known);
  return fault === undefined ? ok(known) : fail(fault);
}
