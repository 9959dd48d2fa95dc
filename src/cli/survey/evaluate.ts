import { Command, Option } from '@commander-js/extra-typings';
import { criteriaOf } from '../../engine/criteria.ts';
import { computedFrom } from '../../engine/itemStatuses.ts';
import { valueIn } from '../../engine/reading.ts';
import { command } from '../command.ts';
import { evaluatedLines } from './evaluatedLines.ts';
import { findTexts } from './findTexts.ts';
import { readJsonFile } from './jsonFile.ts';
import { printErrors } from './printErrors.ts';
import { saidIn } from './said.ts';
import { openSource, sourceName, structureFileAt } from './source.ts';

/** `survey evaluate`: what answers come to in the end. */
export const evaluateCommand = command(
  () =>
    new Command('evaluate')
      .summary('what answers come to: what is computed, and the outcome')
      .description(
        `Reads one object of answers from FILE (- for the standard input), as "survey route" does, and prints what is
computed from them, then what they say of each criterion, in the questionnaire's words. Rows stand among the answers
by their addresses, each with its place:

  {"projects[a]": "1", "projects[a].cost": "250000", "budget": "500000"}

With --format json the same is

  {"computed": {"projects[a].fundingGap": "900000"},
   "outcome": [{"id": "gap", "row": "projects[a]", "state": "notShown", "restsOn": [...], "missing": [...]}],
   "figures": {"projects[a].fundingGap": "900000"}}

A criterion is met, notMet, notShown or notApplicable; one that stands once a row has a line for each.`,
      )
      .argument('<FILE>', 'the answers, or - for the standard input')
      .requiredOption('--instrument <ID|FILE>', sourceName)
      .addOption(new Option('--format <FORMAT>', 'how it is printed').choices(['text', 'json']).default('text'))
      .addHelpText(
        'after',
        "\nExit codes: 0 done, whatever the outcome; 2 a wrong call, a file that can't be read, an unknown item.",
      ),
  async ({ instrument: name, format }, context, file) => {
    const instrument = await openSource(name);
    if (!instrument.ok) return printErrors(instrument.fault, context);
    const read = await readJsonFile(file === '-' ? context.input : file);
    if (!read.ok) return printErrors([read.fault], context);
    const said = saidIn(instrument.value, read.value, file === '-' ? 'standard input' : file);
    if (!said.ok) return printErrors([said.fault], context);
    const { answers, unanswered, comparedMinutes } = said.value;
    const told = criteriaOf(instrument.value, answers, unanswered, comparedMinutes);
    const { computed = {} } = computedFrom(told.evaluation);
    if (format === 'json') {
      const { criteria: outcome, figures, evaluation } = told;
      const worth = figures.map((item) => [item, valueIn(evaluation.reading(item))]);
      await context.print([`${JSON.stringify({ computed, outcome, figures: Object.fromEntries(worth) }, null, 1)}\n`]);
      return 0;
    }
    const texts = await findTexts(structureFileAt(name));
    const { official, languages } = instrument.value;
    const spoken = [...official, ...languages].flatMap((one) => texts[one] ?? [])[0];
    await context.print(evaluatedLines(told, computed, spoken).map((line) => `${line}\n`));
    return 0;
  },
);
