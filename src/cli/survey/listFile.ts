import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { isReserved } from '../../instrument/expression/operators.ts';
import { maxPublishedBytes } from '../../instrument/limits.ts';
import { mostOptions, optionCode } from '../../instrument/optionCode.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { hasUnseen } from './unseen.ts';
import { lineOfBadByte } from './writtenFile.ts';

/** A list of codes as it stands in a file of its own: what a structure has under `lists`. */
export interface ListFile {
  readonly codes: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

const mostColumns = 20;
/** Characters (UTF-16) of what a column says of a code. */
const longestCell = 200;
/** Characters of a line, with what stands in quotes over several. */
const longestLine = 65_536;
const mostFaults = 20;

const columnName = /^[A-Za-z][A-Za-z0-9]*$/;

/**
 * Reads a list of codes as spreadsheets write it, in UTF-8: `code` and the names of columns in the first line, then a line a
 * code. The fault is a line for each thing wrong, with where it stands.
 */
export function readListFile(bytes: Uint8Array): Result<ListFile, readonly string[]> {
  if (bytes.length > maxPublishedBytes) return fail([`has more than ${maxPublishedBytes} bytes`]);
  const rows = rowsIn(bytes);
  if (!rows.ok) return fail([rows.fault]);
  const [head, ...body] = rows.value;
  if (!head) return fail(['there is nothing in it']);
  const names = head.cells;
  const faults = [...headFaults(names).map((fault) => `line ${head.line}: ${fault}`), ...bodyFaults(names, body)];
  if (faults.length > mostFaults)
    return fail([...faults.slice(0, mostFaults), `and ${faults.length - mostFaults} more`]);
  if (faults.length > 0) return fail(faults);
  const column = (at: number) => body.map(({ cells }) => cells[at] ?? '');
  return ok({
    codes: column(0),
    columns: Object.fromEntries(names.slice(1).map((name, at) => [name, column(at + 1)])),
  });
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

const csvReasons: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: `a line, or what stands in quotes, has more than ${longestLine} characters`,
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'something stands behind a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark stands within a cell: double it, and put the cell in quotes',
};

function rowsIn(bytes: Uint8Array): Result<readonly Line[], string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder does not say where.
    return fail(`line ${lineOfBadByte(bytes)}: is not UTF-8`);
  }
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].find((sign) => first.includes(sign)) ?? ',';
  try {
    // One more than there may be, so that it is told that there are too many.
    const options = { delimiter, info: true, relax_column_count: true, trim: true, skip_empty_lines: true } as const;
    const rows = parsed.parse(parse(text, { ...options, to: mostOptions + 2, max_record_size: longestLine }));
    return ok(rows.map(({ record, info }) => ({ cells: record, line: info.lines })));
  } catch (cause) {
    const line = cause instanceof Error && 'lines' in cause ? `line ${Number(cause.lines)}: ` : '';
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no CSV';
    return fail(`${line}is not CSV: ${csvReasons[code] ?? code}`);
  }
}

const quoted = (cell: string): string => JSON.stringify(cell.slice(0, 40));

function headFaults(names: readonly string[]): string[] {
  return [
    ...(names[0] === 'code' ? [] : [`the first column is code, not ${quoted(names[0] ?? '')}`]),
    ...(names.length - 1 > mostColumns
      ? [`has ${names.length - 1} columns beside code, and at most ${mostColumns}`]
      : []),
    ...names.slice(1).flatMap((name) => {
      if (!columnName.test(name)) return [`${quoted(name)} is no name of a column: letters and digits, a letter first`];
      if (isReserved(name) || name === 'code') return [`no column is called ${name}`];
      return names.indexOf(name) < names.lastIndexOf(name) ? [`column ${name} stands twice`] : [];
    }),
  ];
}

function bodyFaults(names: readonly string[], body: readonly Line[]): string[] {
  if (body.length > mostOptions) return [`has more than ${mostOptions} codes`];
  const seen = new Map<string, number>();
  const faults = body.flatMap(({ cells, line }) => {
    const [code = ''] = cells;
    const before = seen.get(code);
    seen.set(code, before ?? line);
    return [
      ...(optionCode.safeParse(code).success ? [] : [`${quoted(code)} is no code`]),
      ...(before === undefined || code === '' ? [] : [`code ${code} stands on line ${before} already`]),
      ...(cells.length === names.length ? [] : [`has ${cells.length} cells, and the first line ${names.length}`]),
      ...cells.slice(1).flatMap((cell) => {
        if (cell.length > longestCell) return [`${quoted(cell)} has more than ${longestCell} characters`];
        return hasUnseen(cell) ? [`${quoted(cell)} has a control or direction character in it`] : [];
      }),
    ].map((fault) => `line ${line}: ${fault}`);
  });
  return body.length < 2 ? ['has fewer than 2 codes', ...faults] : faults;
}
