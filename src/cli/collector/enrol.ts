import { readFile } from 'node:fs/promises';
import { Command, Option } from '@commander-js/extra-typings';
import { outlineOf } from '../../engine/outline.ts';
import { read } from '../../engine/value.ts';
import { type Instrument, type Language, language as languages } from '../../instrument/schema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { type Enrolment, enrolment, enrolmentText } from '../../protocol/enrolment.ts';
import { lockEnrolment, newCode } from '../../protocol/locked.ts';
import { openInstrument } from '../../surveys/open.ts';
import { command, wrongCall } from '../command.ts';

const usualInstrument = 'be.statbel.ict-2024';

/** `collector enrol`: an invitation for a case. */
export const enrol = command(
  () =>
    new Command('enrol')
      .summary('an invitation for a case, with what is known already')
      .description('Prints the invitation of a case: a link with the case in its fragment, which no server ever sees.')
      .requiredOption('--case <ID>', 'the case')
      .option('--enterprise <0xxx.xxx.xxx>', 'the number of the enterprise')
      .addOption(new Option('--language <LANGUAGE>', 'to begin in').choices(languages.options))
      .option('--token <TOKEN>', 'what the response is sent with')
      .option(
        '--prefill <FILE>',
        'a JSON object of item and value: what the office knows already. The invitation is then encrypted under a ' +
          'new access code, printed on a second line: send it by another way',
      )
      .option('--instrument <ID>', 'the questionnaire', usualInstrument)
      .option('--url <ADDRESS>', 'the address of the app', 'http://localhost:8080/')
      .addHelpText('after', '\nExit codes: 0 printed, 1 the file cannot be used, 2 a wrong call.'),
  async (call, desk) => {
    const drawnUp = await drawUp(call);
    if (!drawnUp.ok) {
      if (drawnUp.fault.wrong === 'call') return wrongCall(drawnUp.fault.line);
      desk.complain(drawnUp.fault.line);
      return 1;
    }
    const code = drawnUp.value.prefilled && newCode();
    const text = code ? await lockEnrolment(drawnUp.value, code) : enrolmentText(drawnUp.value);
    const address = `${call.url.replace(/#.*$/, '')}#/enrol/${text}`;
    await desk.print([`${address}\n`, ...(code ? [`${code}\n`] : [])]);
    return 0;
  },
);

interface Fault {
  readonly wrong: 'call' | 'file';
  readonly line: string;
}

const wrong = (line: string) => fail<Fault>({ wrong: 'call', line });

/** What an invitation is drawn up from. */
interface Particulars {
  readonly case: string;
  readonly instrument: string;
  readonly enterprise?: string;
  readonly language?: Language;
  readonly token?: string;
  readonly prefill?: string;
}

async function drawUp(call: Particulars): Promise<Result<Enrolment, Fault>> {
  const id = call.instrument;
  const instrument = await openInstrument(id);
  if (!instrument.ok) return wrong(`no instrument ${id}`);
  const prefilled = call.prefill === undefined ? ok(undefined) : await readPrefill(call.prefill, instrument.value);
  if (!prefilled.ok) return fail({ wrong: 'file', line: `${call.prefill}: ${prefilled.fault}` });
  const parsed = enrolment.safeParse({
    format: 'veldwerk-enrolment/1',
    instrument: id,
    case: { id: call.case, ...(call.enterprise === undefined ? {} : { enterpriseNumber: call.enterprise }) },
    ...(call.token === undefined ? {} : { token: call.token }),
    ...(call.language === undefined ? {} : { language: call.language }),
    ...(prefilled.value === undefined ? {} : { prefilled: prefilled.value }),
  });
  return parsed.success
    ? ok(parsed.data)
    : wrong(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** Reads what is known, and holds it against the questionnaire: a value that no respondent could give is a mistake. */
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
  const { items } = outlineOf(instrument);
  const known: Record<string, string | number> = {};
  for (const [item, value] of Object.entries<unknown>({ ...data })) {
    const found = items.get(item);
    const reading = found && read(found, { [item]: value });
    if (reading?.kind !== 'valid')
      return fail(`${item}: ${found ? 'not a value of this item' : 'there is no such item'}`);
    known[item] = reading.value;
  }
  return ok(known);
}
