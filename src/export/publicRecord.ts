import type { PublicRecord } from '../instrument/codebook.ts';
import type { Cell } from './csv.ts';

/** What a record is made of. Items are named by their address: "awards[k3x9q2ab].amount". */
export interface AnsweredRows {
  readonly answers: Readonly<Record<string, unknown>>;
  /** The rows of each roster in order. */
  readonly rows?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly computed?: Readonly<Record<string, unknown>> | undefined;
}

/** A row of a record: its id, and a cell by the name of its column. */
export interface RecordRow {
  readonly row: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** The rows of the record that an office publishes of a response, in their order. */
export function recordRowsOf({ for: roster, columns }: PublicRecord, document: AnsweredRows): RecordRow[] {
  return (document.rows?.[roster] ?? []).map((row) => {
    const seen = (item: string) => cellAt(document, `${roster}[${row}]`, item);
    const cell = ({ of, otherwise }: Column) => seen(of) ?? (otherwise === undefined ? null : seen(otherwise));
    return { row, cells: Object.fromEntries(columns.map((column) => [column.name, cell(column)])) };
  });
}

type Column = PublicRecord['columns'][number];

function cellAt(document: AnsweredRows, row: string, of: string): Cell {
  const [name = '', behind] = of.split('.');
  const own = valueAt(document, `${row}.${name}`) ?? valueAt(document, name);
  const value = behind === undefined ? own : behindReference(document, own, behind);
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** An item of the row that a reference names: which roster that is of, the item tells, since it stands in one alone. */
const behindReference = (document: AnsweredRows, row: unknown, item: string): unknown =>
  Object.keys(document.rows ?? {})
    .map((roster) => valueAt(document, `${roster}[${row}].${item}`))
    .find((value) => value !== undefined);

const valueAt = ({ answers, computed = {} }: AnsweredRows, address: string): unknown =>
  Object.hasOwn(answers, address) ? answers[address] : Object.hasOwn(computed, address) ? computed[address] : undefined;
