import { type Cell, csvLine } from '../csv.ts';
import { auditColumns, auditRows } from './auditLog.ts';
import { columnsFor } from './columns.ts';
import type { Delivered } from './delivered.ts';
import { longColumns, longRows } from './long.ts';
import type { Questionnaire } from './questionnaire.ts';

/** The forms that an export has. */
export const exportFormats = ['csv', 'ndjson', 'long', 'audit'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Writes an export, line ends included. */
export interface Writer {
  /** What stands before the first response. */
  readonly head: string;
  /** The lines of a response. */
  readonly lines: (of: Delivered) => string;
}

/** A CSV file whose columns are the same whatever the questionnaires. */
const table = (columns: readonly string[], rows: (of: Delivered) => Cell[][]): Writer => ({
  head: csvLine(columns),
  lines: (of) => rows(of).map(csvLine).join(''),
});

const columnsOf = (questionnaires: readonly Questionnaire[]) =>
  columnsFor(questionnaires.map(({ instrument }) => instrument));

/** The writer of each format, for responses to these questionnaires. */
export const writers: Readonly<Record<ExportFormat, (questionnaires: readonly Questionnaire[]) => Writer>> = {
  csv: (questionnaires) => {
    const columns = columnsOf(questionnaires);
    return table(
      columns.map(({ name }) => name),
      (of) => [columns.map(({ cell }) => cell(of))],
    );
  },
  ndjson: (questionnaires) => {
    const columns = columnsOf(questionnaires);
    return {
      head: '',
      lines: (of) => `${JSON.stringify(Object.fromEntries(columns.map(({ name, cell }) => [name, cell(of)])))}\n`,
    };
  },
  long: () => table(longColumns, longRows),
  audit: () => table(auditColumns, auditRows),
};
