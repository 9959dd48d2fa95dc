import { readFile } from 'node:fs/promises';
import { Command, Option } from '@commander-js/extra-typings';
import { exportPieces, rostersToExport } from '../../collector/export/export.ts';
import { selectionOf } from '../../collector/export/selection.ts';
import { instrumentsIn } from '../../collector/publishedInstruments.ts';
import type { Store } from '../../collector/store/store.ts';
import { forSpreadsheets } from '../../export/csv.ts';
import { exportFormats } from '../../export/formats.ts';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import { type OpeningKey, openingKey } from '../../protocol/sealed.ts';
import { releaseOf } from '../../surveys/catalogue.ts';
import { command, wrongCall } from '../command.ts';
import { openCommandStoreToRead } from './commandStore.ts';
import { progressOf } from './progressLine.ts';
import { TableFolder } from './tableFolder.ts';

const meanings = `
csv, ndjson: an item without an answer says why: not_applicable (the route skips it), undetermined
(behind a question that the respondent could not answer), unanswered:unknown, unanswered:refused or
unanswered:inapplicable. Blank is an item that need not be answered. At the end stand

  enterprise          the number of the enterprise
  euScope             in or outside: whether the EU asks this enterprise about modules D and E, which the
                      form asks of everyone (outside: A1 = 0); blank where A1 is unanswered
  confirmed           the soft checks that find something and that the respondent has confirmed, by a space
  confirmedRemarks    what was said about them: "K32: text", each on a line of its own
  remarks             what was said about questions: "B2: text"
  unansweredRemarks   what was said about unanswered items: "B6: text"
  prefilledConfirmed  the items that the office had filled in: "A1:kept" or "A1:changed", by a space
  sender              proven (with a token of the case), claimed (it only names the case), own (with a
                      token of its own, without a case), none
  late, otherSender, reissued  after its case had expired; a revision that another token sent; with a
                      token that came from a code issued again
  ingested            it came in a carried file (collector ingest)
  answeredItems, askedItems    items that had to be answered and were, and all that had to be
  openFindings        the soft checks that find something and were not confirmed, by a space
  flags               what is unlikely beside the answers, by a space: enterpriseNumber (its check
                      digits), confirmedNothing:K32 (a confirmation without a finding), unknownModule:X,
                      moduleSeconds (their sum is not measuredSeconds), completedBeforeStarted,
                      measuredSeconds (more than passed from startedAt to completedAt), changed (it does
                      not fit prefilledMinutes and declaredMinutes), declaredBelowMeasured,
                      declaredMinutes (above 60,000), givenDiffers:begunOn (caseId, enterpriseNumber): what
                      was given when it was begun is not what is known else (of a proven case by the
                      register), or came too late to be given; computedDiffers, outcomeDiffers: what is
                      computed, or a criterion of the outcome, came otherwise than it is computed here,
                      and what stands here is ours
  rivals              how many other responses there are to the same case, or revisions of the same
                      response, of which you have to choose one at the office's page; else 0. The
                      others are superseded from then on
  revision            1; of what corrects another response, the number of it in its chain
  changedItems        the items of which it says something else, another reason for having no answer among
                      them, by a space; blank where either is sealed and unopened. changedRemarks has the
                      questions whose remarks differ, changedConfirmations the checks confirmed otherwise
  correctionReason    mistake, asked (by the office), other; and correctionRemark
  earlierSeconds      what was measured for all that it corrects together: measuredSeconds is its own

A criterion of the outcome has a column, outcome.ID, with met, notMet, notShown or notApplicable: in the
table of its roster where it stands once a row. In long it has a line, with status computed.

A roster has a column with the number of its rows, or why there are none. Its own table has a line for each
row: id and case of the response, row, position, the items asked of it, simulated, PARENT_KEY and KEY. As in
ODK Central, PARENT_KEY is the id of the response, or the KEY of the row that its roster stands in. In
ndjson the rows stand in the response, as a list of objects.

long: id, case, enterprise, supersedes, simulated, item, variable, value, number, status, scope, row. Row
is the address of the row that the item was asked of, such as awards[k3x9q2ab]; a roster has a line with the
number of its rows. The
variable is Eurostat's code; A3 has a line for each option, A3.a to A3.e, each a variable, yes for the one
chosen. Value is as on the wire (yes, no, a number, a text), number as statistics reckons with it (yes is
1, no is 0; blank for texts, and unless scope is in). Status is one of

  answered, not_applicable, undetermined, unanswered:unknown, unanswered:refused,
  unanswered:inapplicable     as above
  computed                    what follows from answers
  not_answered                an item that need not be answered, and was not

Scope says whether the EU asks this enterprise about the item: in, outside, or unknown where an answer
that decides it is missing. Outside are modules D and E where A1 = 0, and B3 unless B1a and B1b are yes.

sessions is the number of sittings: one more where the response is opened again after 30 minutes or more
without it.

In csv, long, audit and contact a control character in a text, or half a character, is written as U+FFFD. A
character that changes the direction of reading stays as it was written; with --for spreadsheet it is a mark (\\u202e).

record, xml: instrument, version, response, row, simulated, then the columns of the record that the
codebook of the questionnaire has: the public record of aid, of the IPCEI self-assessment. A questionnaire
without one has no line. Codes stand as on the wire; waived is yes where an award need not be published.
In record an apostrophe stands before what would be a formula, whoever reads it.

audit: response, case, then event, node, start, end (milliseconds since 1970 by the device's clock),
latitude, longitude, accuracy, old-value, new-value, user, change-reason, simulated, row. Place, user and
reason are blank: they are not recorded. A response without a trail has no line.

On the standard error: each response that is left out and why, rivals (a hundred at most), how far it has come
where it takes long, over how many rivals the office chose others, and at the end how many are superseded, rivalling,
and sealed and unopened.

Exit codes: 0 all is exported, 1 something is not (each on the standard error), 2 a wrong call.`;

/** `collector export`: the responses, for statistics. */
export const exportCommand = command(
  () =>
    new Command('export')
      .summary('the responses, for statistics')
      .description(
        `Writes the responses in DATA_DIR (default: data), in the order in which they came in. It only reads: rights to
read are enough, and the collector may be running.`,
      )
      .addOption(
        new Option(
          '--format <FORMAT>',
          `csv: one line a response, one column an item (default)
ndjson: the same, as an object a line
long: CSV, one line for each item of each response, with Eurostat's variables
audit: CSV, one line for each event of the audit trails, in ODK's columns
contact: CSV, one line a response, its contact items alone
record: CSV, what the office has to publish: one line for each row that the codebook's record names
xml: the same as XML`,
        ).choices(exportFormats),
      )
      .addOption(
        new Option(
          '--for <READER>',
          `spreadsheet: tables that Excel opens as they are, with a byte order mark, semicolons, and an
apostrophe before what would be a formula; for programs leave it out`,
        ).choices(['spreadsheet'] as const),
      )
      .option('--all', 'superseded responses too')
      .addOption(
        new Option(
          '--revisions <WHICH>',
          'newest: of each chain of corrections the last (default); all: every one, as with --all',
        ).choices(['newest', 'all'] as const),
      )
      .option(
        '--since <TIME>',
        `those received at this time or later: a day in UTC (2026-03-31), or a moment with its zone
(2026-03-31T18:00:00Z). A response has the time at which it arrived, and is here some seconds later: to miss none,
begin some minutes before the last export, and know again by id and code what you have already. A claim that is
proven later keeps its time`,
      )
      .option('--case <ID>', 'those of this case')
      .option('--instrument <ID>', 'those to this questionnaire')
      .option(
        '--without-contact',
        'leaves out the items about the contact person, and remarks on them; what respondents wrote elsewhere stands ' +
          'as they wrote it',
      )
      .option('--key <FILE>', 'opens sealed responses: the private key (JWK); without it they are left out')
      .option(
        '--out <PATH>',
        `write to a file, whole or not at all, instead of the standard output. With --format csv, and where a questionnaire
has rosters, to a folder: responses.csv, and a table for each roster, such as projects.csv`,
      )
      .addHelpText('after', meanings),
  async (
    { format = 'csv', for: reader, key: file, out, withoutContact = false, all = false, revisions, ...wish },
    context,
  ) => {
    if (withoutContact && format === 'contact') return wrongCall('--format contact is contact data alone');
    if (reader && (format === 'ndjson' || format === 'xml'))
      return wrongCall(`--for spreadsheet is for tables, and ${format} is none`);
    const which = selectionOf({ ...wish, all: all || revisions === 'all' });
    if (!which.ok) return wrongCall(which.fault);
    const key = file === undefined ? undefined : await readKey(file);
    if (key === 'unreadable') {
      context.printError(`${file} is not the file of a private key (JWK, P-256)`);
      return 1;
    }
    const store = await openCommandStoreToRead(context);
    if (!store) return 1;
    const { instrument: wanted } = wish;
    if (wanted !== undefined && !(await isKnown(store, wanted)))
      context.printError(
        `note: no questionnaire ${wanted} is known here: in no response, in the app, nor on the shelf`,
      );
    let code: 0 | 1 = 0;
    const of = { store, findInstrument: newInstrumentFinder(instrumentsIn(store)), which: which.value };
    try {
      const rosters = format === 'csv' ? await rostersToExport(of) : [];
      const folder = rosters.length > 0 && out !== undefined ? await TableFolder.at(out, context.print) : undefined;
      if (rosters.length > 0 && !folder) {
        code = 1;
        context.printError(`the rows of ${rosters.join(', ')} are left out: --out FOLDER has a table for each`);
      }
      const pieces = exportPieces({
        ...of,
        ...{ format, key, withoutContact, onRows: folder?.add, form: reader && forSpreadsheets },
        onSkipped: (line) => {
          code = 1;
          context.printError(line);
        },
        onNote: (line) => context.printError(`note: ${line}`),
        onProgress: progressOf(context.printError),
      });
      if (folder) await folder.write(pieces);
      else await context.print(pieces, out);
    } finally {
      await store.close();
    }
    return code;
  },
);

/** Whether there are responses to a questionnaire, or could be. */
async function isKnown(store: Store, id: string): Promise<boolean> {
  if (releaseOf(id)) return true;
  const named = [...(await store.instruments()), ...(await store.publishedVersions())];
  return named.some((one) => one.id === id);
}

async function readKey(file: string): Promise<OpeningKey | 'unreadable'> {
  try {
    return openingKey.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Missing, not JSON, or not a key: the line says what is expected.
    return 'unreadable';
  }
}
