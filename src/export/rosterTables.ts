import { rostersIn } from '../instrument/rosterParts.ts';
import { rosterNamed } from '../instrument/rosterPath.ts';
import { rowAddress } from '../instrument/rowAddress.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Writer } from './column.ts';
import { allPlacedColumns } from './columns.ts';
import { type Cell, type CsvForm, recordIn } from './csv.ts';
import type { Delivered } from './delivered.ts';
import type { Questionnaire } from './questionnaire.ts';

/** A row of a response. */
export interface DeliveredRow {
  readonly id: string;
  readonly address: string;
  /** Its place among the rows of its roster there, from 1. */
  readonly position: number;
  /** The address of the row that its roster stands in, where it stands in one. */
  readonly within: string | undefined;
}

/** The rows of a roster in a response, in order. @param within the row that the roster stands in, where it stands in one */
export const rowsAt = ({ document: { rows = {} } }: Delivered, roster: string, within?: string): DeliveredRow[] => {
  const at = within === undefined ? roster : `${within}.${roster}`;
  return (Object.hasOwn(rows, at) ? (rows[at] ?? []) : []).map((id, place) => ({
    ...{ id, within, address: rowAddress(roster, id, within), position: place + 1 },
  }));
};

/** All rows of a roster, in whichever rows it stands. */
function rowsOfRoster(of: Delivered, roster: string): DeliveredRow[] {
  const { rosters } = of.to.instrument;
  const { in: outer } = rosterNamed(rosters, roster) ?? {};
  if (outer === undefined) return rowsAt(of, roster);
  return rowsAt(of, outer).flatMap(({ address }) => rowsAt(of, roster, address));
}

/**
 * What joins the tables of an export, as in ODK Central: `KEY` names a row, `PARENT_KEY` what it stands in. The code of the receipt
 * beside it tells responses of one id apart, which several senders may have sent.
 */
const keyIn = ({ document: { id } }: Delivered, row: string | undefined): string =>
  row === undefined ? id : `${id}/${row}`;

/** The names of the rosters of some questionnaires, each once. */
export const rosterNamesOf = (questionnaires: readonly Pick<Questionnaire, 'instrument'>[]): string[] => [
  ...new Set(questionnaires.flatMap(({ instrument }) => rostersIn(instrument).map(([name]) => name))),
];

const instrumentsOf = (questionnaires: readonly Questionnaire[]): Instrument[] =>
  questionnaires.map(({ instrument }) => instrument);

/** Writes a line for each row of a roster, beside the table with a line for each response. */
export function rosterTable(questionnaires: readonly Questionnaire[], roster: string, form: CsvForm): Writer {
  const columns = allPlacedColumns(
    instrumentsOf(questionnaires).filter(({ rosters }) => rosterNamed(rosters, roster)),
    roster,
  );
  const names = ['id', 'case', 'row', 'position', ...columns.map(({ name }) => name)];
  return {
    head: form.start + recordIn(form, [...names, 'simulated', 'PARENT_KEY', 'KEY', 'code']),
    lines: (of) =>
      rowsOfRoster(of, roster)
        .map(({ id, address, position, within }) =>
          recordIn(form, [
            ...[of.document.id, of.document.case?.id ?? null, id, position],
            ...columns.map(({ about, cellAt }): Cell => cellAt(of, `${address}.${about}`)),
            ...[of.document.simulated ?? false, keyIn(of, within), keyIn(of, address), of.receipt.code],
          ]),
        )
        .join(''),
  };
}

/** What stands in the rows of a roster, as objects; why there are none, where it is not asked. */
export type NestedRows = readonly Readonly<Record<string, Cell | NestedRows>>[];

/** The rows of a roster as objects, with those of rosters in them. */
export function nestedRows(of: Delivered, roster: string, within?: string): NestedRows | Cell {
  const address = within === undefined ? roster : `${within}.${roster}`;
  if (!Object.hasOwn(of.document.rows ?? {}, address)) return of.statusOf(address);
  const columns = allPlacedColumns([of.to.instrument], roster);
  return rowsAt(of, roster, within).map((row) => ({
    row: row.id,
    ...Object.fromEntries(
      columns.map(({ name, about, cellAt, isRoster }) => [
        name,
        isRoster ? nestedRows(of, about, row.address) : cellAt(of, `${row.address}.${about}`),
      ]),
    ),
  }));
}
