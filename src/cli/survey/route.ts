import { Command } from '@commander-js/extra-typings';
import { assess } from '../../engine/assessment.ts';
import { outlineOf } from '../../engine/outline.ts';
import type { Answers, Entered } from '../../engine/value.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { command } from '../command.ts';
import { readJsonFile } from './jsonFile.ts';
import { printErrors } from './printErrors.ts';
import { defaultInstrument, openSource, sourceName } from './source.ts';

const isObject = (data: unknown): data is object => typeof data === 'object' && data !== null && !Array.isArray(data);

/** What JSON has beside texts, numbers and null is a value of no item, and stays one: so is this number. */
const entered = (value: unknown): Entered =>
  typeof value === 'string' || typeof value === 'number' || value === null ? value : Number.NaN;

/** What was entered, the items that were said to have no answer, and the minutes measured. */
interface Said {
  readonly answers: Answers;
  readonly unanswered: ReadonlySet<string>;
  readonly comparedMinutes: number | undefined;
}

interface Parts {
  readonly answers: object;
  readonly unanswered: readonly unknown[];
  readonly comparedMinutes?: number | undefined;
}

/** The parts of an object, where it has them: no item's value is an object or an array. */
function partsOf(data: object): Parts | undefined {
  const { answers, unanswered, comparedMinutes, ...others } = data as Readonly<Record<string, unknown>>;
  if (Object.keys(others).length > 0) return undefined;
  if (comparedMinutes !== undefined && typeof comparedMinutes !== 'number') return undefined;
  if (isObject(answers) && unanswered === undefined) return { answers, unanswered: [], comparedMinutes };
  if (!Array.isArray(unanswered)) return undefined;
  if (answers !== undefined && !isObject(answers)) return undefined;
  return { answers: answers ?? {}, unanswered, comparedMinutes };
}

/** Takes answers as they are, values of every kind included; only an id that the instrument does not have is a fault. */
function saidIn(instrument: Instrument, data: unknown, place: string): Result<Said, string> {
  if (!isObject(data)) return fail(`${place}: expected an object of answers by item id`);
  const { items } = outlineOf(instrument);
  const { answers, unanswered, comparedMinutes }: Parts = partsOf(data) ?? { answers: data, unanswered: [] };
  const silent = unanswered.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  const unknown = [...Object.keys(answers), ...silent].filter((id) => !items.has(id));
  if (unknown.length > 0)
    return fail(`${place}: ${instrument.id} has no item ${unknown.map((id) => JSON.stringify(id)).join(', ')}`);
  return ok({
    answers: Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, entered(value)])),
    unanswered: new Set(silent),
    comparedMinutes,
  });
}

/** `survey route`: what a set of answers, or each of many, gives. */
export const routeCommand = command(
  () =>
    new Command('route')
      .summary('what answers give: the route, what is missing, the findings')
      .description(
        `Reads one object of answers by item id, or an array of them, from FILE (- for the standard input), and prints the
route as JSON: an object for an object, an array for an array. Null and "" are blank. Where the respondent has no
answer to an item, it is told beside the answers:

  {"answers": {"A1": 80}, "unanswered": ["A2"]}

"comparedMinutes" beside them has the whole minutes measured that a declared time is compared with.

Printed is

  {"asked": [...], "waiting": [...], "notApplicable": [...], "undetermined": [...], "missing": [...],
   "findings": [{"check": "K20", "level": "hard", "items": ["B3a", "B3b"]}]}`,
      )
      .argument('<FILE>', 'the answers, or - for the standard input')
      .option('--instrument <ID|FILE>', sourceName, defaultInstrument)
      .addHelpText(
        'after',
        "\nExit codes: 0 done, whatever the findings; 2 a wrong call, a file that can't be read, an unknown item.",
      ),
  async ({ instrument: name }, context, file) => {
    const instrument = await openSource(name);
    if (!instrument.ok) return printErrors(instrument.fault, context);
    const read = await readJsonFile(file === '-' ? context.input : file);
    if (!read.ok) return printErrors([read.fault], context);
    const place = file === '-' ? 'standard input' : file;
    const { value } = read.value;
    const many = Array.isArray(value);
    const all: unknown[] = Array.isArray(value) ? value : [value];
    const assessed: string[] = [];
    for (const [at, data] of all.entries()) {
      const said = saidIn(instrument.value, data, many ? `${place}[${at}]` : place);
      if (!said.ok) return printErrors([said.fault], context);
      const { answers, unanswered, comparedMinutes } = said.value;
      assessed.push(JSON.stringify(assess(instrument.value, answers, unanswered, comparedMinutes)));
    }
    await context.print([many ? `[${assessed.join(',\n')}]\n` : `${assessed.join('')}\n`]);
    return 0;
  },
);
