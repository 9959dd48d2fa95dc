import { forSpreadsheets } from '../../export/csv.ts';
import {
  type ExportTables,
  type OfficeExport,
  type OfficeExportRequest,
  officeExportRequest,
} from '../../protocol/exportRequest.ts';
import { exportPieces, rostersToExport } from '../export/export.ts';
import type { ResponseSelection } from '../store/storedResponses.ts';
import { type ActionOutcome, action, type OfficeAction } from './action.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { lineFor, type OfficeRequest, type View } from './view.ts';

/** How far an export is. */
export const exportView: View = {
  path: '/exports/:id',
  right: ['answers', 'contact'],
  read: async ({ exports }, { param, officer }) => exports.of(param('id'), officer.number),
};

/** The rosters that there are tables of. */
export const exportTablesView: View = {
  path: '/export-tables',
  right: 'answers',
  read: async ({ store, findInstrument }): Promise<ExportTables> => ({
    rosters: await rostersToExport({ store, findInstrument, which: { superseded: true } }),
  }),
};

/** Exports: of answers without contact data, and of contact data alone. Each is on record before its first line. */
export const exportActions: readonly OfficeAction[] = [
  action('/exports', 'answers', officeExportRequest, (dependencies, request, asked) =>
    asked.format === 'contact' ? refused : exported(dependencies, request, asked),
  ),
  action('/contact-exports', 'contact', officeExportRequest, (dependencies, request, asked) =>
    asked.format === 'contact' ? exported(dependencies, request, asked) : refused,
  ),
];

/** What another right is for is not there under this one. */
const refused = Promise.resolve<ActionOutcome>({ kind: 'missing' });

const selectionIn = ({ superseded, since, caseId, instrumentId }: OfficeExportRequest): ResponseSelection => ({
  superseded,
  since: since === undefined ? undefined : `${since}T00:00:00.000Z`,
  ...{ caseId, instrumentId },
});

async function exported(
  dependencies: OfficeDependencies,
  request: OfficeRequest,
  asked: OfficeExportRequest,
): Promise<ActionOutcome> {
  const { store, findInstrument, exports, log } = dependencies;
  const { id, format, reader, roster, superseded, since, caseId, instrumentId } = asked;
  const which = selectionIn(asked);
  const number = await store.responseCount(which);
  // A file without a line would look as if the case were known.
  if (caseId !== undefined && number === 0) return { kind: 'missing' };
  const rosters = await rostersToExport({ store, findInstrument, which });
  if (roster !== undefined && (format !== 'csv' || !rosters.includes(roster))) return { kind: 'missing' };
  const detail = [format, roster, reader, superseded && 'superseded', since, instrumentId].filter(Boolean).join(' ');
  const act = format === 'contact' ? 'contact-exported' : 'answers-exported';
  const line = lineFor(dependencies, request, act, { caseId, detail });
  await store.recordOffice(line);
  const teller = exports.begin(id, request.officer.number, number);
  const pieces = exportPieces({
    ...{ store, findInstrument, format, which, withoutContact: format !== 'contact' },
    roster,
    form: reader === 'spreadsheet' && format !== 'ndjson' ? forSpreadsheets : undefined,
    onSkipped: teller.skipped,
    onNote: teller.noted,
    onProgress: teller.read,
  });
  async function* told(): AsyncGenerator<string> {
    try {
      yield* pieces;
      teller.end();
    } catch (cause) {
      // The head of the reply is gone already: it is cut off, so that no reader takes it for whole.
      log('an export broke off', cause);
      throw cause;
    }
  }
  const ending = format === 'ndjson' ? 'ndjson' : 'csv';
  const media = format === 'ndjson' ? 'application/x-ndjson' : 'text/csv';
  return {
    kind: 'file',
    file: { name: `${roster ?? fileNames[format]}-${line.at.slice(0, 10)}.${ending}`, media, lines: told() },
  };
}

const fileNames: Readonly<Record<OfficeExport, string>> = {
  csv: 'responses',
  ndjson: 'responses',
  long: 'answers',
  audit: 'audit',
  contact: 'contact',
};
