import { Command } from '@commander-js/extra-typings';
import { criteriaOf } from '../../engine/criteria.ts';
import { valueIn } from '../../engine/reading.ts';
import { command } from '../command.ts';
import { readJsonFile } from './jsonFile.ts';
import { printErrors } from './printErrors.ts';
import { saidIn } from './said.ts';
import { openSource, sourceName } from './source.ts';

/** `survey evaluate`: what answers come to in the end. */
export const evaluateCommand = command(
  () =>
    new Command('evaluate')
      .summary('what answers come to: the outcome, and its figures')
      .description(
        `Reads one object of answers from FILE (- for the standard input), as "survey route" does, and prints what the
questionnaire ends in as JSON. Rows stand among the answers by their addresses, each with its place:

  {"projects[a]": "1", "projects[a].cost": "250000", "budget": "500000"}

Printed is

  {"outcome": [{"id": "gap", "row": "projects[a]", "state": "notShown", "restsOn": [...], "missing": [...]}],
   "figures": {"projects[a].fundingGap": "900000"}}

A criterion is met, notMet, notShown or notApplicable; one that stands once a row has a line for each.`,
      )
      .argument('<FILE>', 'the answers, or - for the standard input')
      .requiredOption('--instrument <ID|FILE>', sourceName)
      .addHelpText(
        'after',
        "\nExit codes: 0 done, whatever the outcome; 2 a wrong call, a file that can't be read, an unknown item.",
      ),
  async ({ instrument: name }, context, file) => {
    const instrument = await openSource(name);
    if (!instrument.ok) return printErrors(instrument.fault, context);
    const read = await readJsonFile(file === '-' ? context.input : file);
    if (!read.ok) return printErrors([read.fault], context);
    const said = saidIn(instrument.value, read.value.value, file === '-' ? 'standard input' : file);
    if (!said.ok) return printErrors([said.fault], context);
    const { criteria, figures, evaluation } = criteriaOf(instrument.value, said.value.answers, said.value.unanswered);
    const worth = figures.map((item) => [item, valueIn(evaluation.reading(item))]);
    await context.print([`${JSON.stringify({ outcome: criteria, figures: Object.fromEntries(worth) }, null, 1)}\n`]);
    return 0;
  },
);
