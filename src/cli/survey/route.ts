import { Command } from '@commander-js/extra-typings';
import { assess } from '../../engine/assessment.ts';
import { command } from '../command.ts';
import { readJsonFile } from './jsonFile.ts';
import { printErrors } from './printErrors.ts';
import { saidIn } from './said.ts';
import { defaultInstrument, openSource, sourceName } from './source.ts';

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
    const { value } = read;
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
