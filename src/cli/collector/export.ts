import { readFile } from 'node:fs/promises';
import { exportLines } from '../../collector/export.ts';
import { exportFormats } from '../../collector/formats.ts';
import { newShelf } from '../../collector/shelf.ts';
import { type OpeningKey, openingKey } from '../../protocol/sealed.ts';
import { type Command, refuse } from './command.ts';
import { openDeskStore } from './store.ts';

/** `collector export`: the responses, for statistics. */
export const exportCommand: Command = {
  usage: `Usage: collector export [--format csv|ndjson|long|audit] [--all] [--key FILE] [--out FILE]

Writes the responses in DATA_DIR (default: data), in the order in which they came in.

  --format  csv     one line a response, one column an item (default)
            ndjson  the same, as an object a line
            long    CSV, one line for each item of each response, with Eurostat's variables
            audit   CSV, one line for each event of the audit trails, in ODK's columns
  --all     superseded responses too
  --key     opens sealed responses: the file of the private key (JWK); without it they are left out
  --out     write to a file instead of the standard output
  --help    this text

csv, ndjson: an item without an answer says why: not_applicable (the route skips it), undetermined
(behind a question that the respondent could not answer), unanswered:unknown, unanswered:refused or
unanswered:inapplicable. Blank is an item that need not be answered. At the end stand

  enterprise          the number of the enterprise
  euScope             in or outside: whether the EU asks this enterprise about modules D and E, which the
                      form asks of everyone (outside: A1 = 0); blank where A1 is unanswered
  confirmed           the soft checks whose finding the respondent has confirmed, by a space
  confirmedRemarks    what was said about them: "K32: text", each on a line of its own
  remarks             what was said about questions: "B2: text"
  unansweredRemarks   what was said about unanswered items: "B6: text"
  prefilledConfirmed  the items that the office had filled in: "A1:kept" or "A1:changed", by a space

long: id, case, enterprise, supersedes, simulated, item, variable, value, number, status. The variable is
Eurostat's code; A3 has a line for each option, A3.a to A3.e, each a variable, yes for the one chosen.
Value is as on the wire (yes, no, a number, a text), number as statistics reckons with it (yes is 1, no is
0; blank for texts). Status is one of

  answered, not_applicable, undetermined, unanswered:unknown, unanswered:refused,
  unanswered:inapplicable     as above
  not_answered                an item that need not be answered, and was not
  outside_eu_scope            modules D and E where A1 = 0, answered or not; an answer stays in value

audit: response, case, then event, node, start, end (milliseconds since 1970 by the device's clock),
latitude, longitude, accuracy, old-value, new-value, user, change-reason. Place, user and reason are
blank: they are not recorded. A response without a trail has no line.

Exit codes: 0 all is exported, 1 something is not (each on the standard error), 2 a wrong call.
`,
  options: ['format', 'all', 'key', 'out'],
  async run({ format: wanted = 'csv', all = false, key: file, out }, desk) {
    const format = exportFormats.find((one) => one === wanted);
    if (!format) return refuse(desk, 'export', `--format is ${exportFormats.join(', ')}, not ${wanted}`);
    const key = file === undefined ? undefined : await readKey(file);
    if (key === 'unreadable') {
      desk.complain(`${file} is not the file of a private key (JWK, P-256)`);
      return 1;
    }
    const store = await openDeskStore(desk);
    if (!store) return 1;
    let code: 0 | 1 = 0;
    const leftOut = (line: string) => {
      code = 1;
      desk.complain(line);
    };
    const doubled = (line: string) => desk.complain(`note: ${line}`);
    try {
      await desk.print(
        exportLines({ store, shelf: newShelf(), format, all, key, leftOut, doubled, summed: doubled }),
        out,
      );
    } finally {
      await store.close();
    }
    return code;
  },
};

async function readKey(file: string): Promise<OpeningKey | 'unreadable'> {
  try {
    return openingKey.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Not there, not JSON, or not a key: the line says what it has to be.
    return 'unreadable';
  }
}
