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

/** Takes answers as they are, values of every kind included; only an id that the instrument does not have is a fault. */
function answersIn(instrument: Instrument, data: unknown, place: string): Result<Answers, string> {
  if (!isObject(data)) return fail(`${place}: expected an object of answers by item id`);
  const { items } = outlineOf(instrument);
  const unknown = Object.keys(data).filter((id) => !items.has(id));
  return unknown.length === 0
    ? ok(Object.fromEntries(Object.entries(data).map(([id, value]) => [id, entered(value)])))
    : fail(`${place}: ${instrument.id} has no item ${unknown.map((id) => JSON.stringify(id)).join(', ')}`);
}

/** `survey route`: what a set of answers, or each of many, gives. */
export const routeCommand = command(
  () =>
    new Command('route')
      .summary('what answers give: the route, what is missing, the findings')
      .description(
        `Reads one object of answers by item id, or an array of them, from FILE (- for the standard input), and prints the
route as JSON: an object for an object, an array for an array. Null and "" are blank.

  {"asked": [...], "waiting": [...], "notApplicable": [...], "missing": [...],
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
    const many = Array.isArray(read.value);
    const all: unknown[] = Array.isArray(read.value) ? read.value : [read.value];
    const assessed: string[] = [];
    for (const [at, data] of all.entries()) {
      const answers = answersIn(instrument.value, data, many ? `${place}[${at}]` : place);
      if (!answers.ok) return printErrors([answers.fault], context);
      assessed.push(JSON.stringify(assess(instrument.value, answers.value)));
    }
    await context.print([many ? `[${assessed.join(',\n')}]\n` : `${assessed.join('')}\n`]);
    return 0;
  },
);
