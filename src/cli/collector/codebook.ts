import { Command, Option } from '@commander-js/extra-typings';
import { csvLine } from '../../export/csv.ts';
import { command, wrongCall } from '../command.ts';
import { defaultInstrument } from '../survey/source.ts';
import { questionnaireNamed, tellNamingFault } from './namedQuestionnaire.ts';
import { codebookColumns, codebookRows } from './variables.ts';

/** `collector codebook`: the variables of a questionnaire. */
export const codebookCommand = command(
  () =>
    new Command('codebook')
      .summary('the variables of a questionnaire')
      .description(
        `Prints a line for each item of a questionnaire, in its newest version or the one named, and one for each option of a
choice. It is one that comes with the app, or one on the shelf of the collector in DATA_DIR, withdrawn or not:

  ${codebookColumns.slice(0, 6).join(', ')},
  ${codebookColumns.slice(6).join(', ')}

variable is Eurostat's code, euVariable the variable's name in the Regulation, askedIf the form's condition and
euScope the Regulation's, official whether the office has released the wording in this language. An item's values are
those on the wire; an option's (A3.a) are those that it has as a variable, in an export in the long format. What is
computed has its expression in computedAs. A criterion of the outcome is called outcome.ID, as in an export.`,
      )
      .option('--instrument <ID>', 'the questionnaire, or ID@VERSION', defaultInstrument)
      .option('--language <LANGUAGE>', "of the wording (default: the office's own, or the first)")
      .addOption(new Option('--format <FORMAT>', 'how it is printed').choices(['csv', 'json']).default('csv'))
      .addHelpText(
        'after',
        `
unit is that of a number: a share of what, or minutes. denominator has the units in which Eurostat publishes an
indicator, by a space. roster is the one in whose rows an item is asked: an export has a table for each. Beside the
items an export has sessions: the number of sittings, which a pause of 30 minutes ends.

Exit codes: 0 done, 1 the questionnaire does not open, 2 a wrong call.`,
      ),
  async ({ instrument: name, language: wanted, format }, context) => {
    const named = await questionnaireNamed(name, context);
    if (!named.ok) return tellNamingFault(named.fault, context);
    const { instrument, from } = named.value;
    const { id, version } = instrument;
    const offered = instrument.languages;
    const language = offered.find((one) => one === (wanted ?? instrument.official[0] ?? offered[0]));
    if (!language) return wrongCall(`--language is one of ${offered.join(', ')}, not ${wanted}`);
    const texts = await from.texts(id, version, language);
    if (!texts.ok) return tellNamingFault(texts.fault, context);
    const book = await from.codebook({ id, version });
    if (!book.ok && book.fault.kind === 'broken') return tellNamingFault(book.fault, context);
    const rows = codebookRows(instrument, texts.value, book.ok ? book.value : undefined);
    const lines = rows.map((row) => csvLine(codebookColumns.map((column) => row[column])));
    await context.print(
      format === 'json' ? [`${JSON.stringify(rows, null, 2)}\n`] : [csvLine(codebookColumns), ...lines],
    );
    return 0;
  },
);
