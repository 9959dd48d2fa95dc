import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { readEntry } from '../../engine/reading.ts';
import { knownItem } from '../../engine/rosters/knownEntry.ts';
import { dateMeant, monthYearMeant, partsOfDate, partsOfMonth } from '../../engine/typedDate.ts';
import { decimalsMeant } from '../../engine/typedDecimal.ts';
import { bareIdentifier } from '../../engine/types/maskedForm.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { readEnterpriseNumber } from '../../protocol/enterpriseNumber.ts';
import { askedLanguage } from './askedLanguage.ts';
import { knownRowFaults } from './knownRows.ts';

/** A case of a sample. */
export interface SampleCase {
  readonly id: string;
  readonly enterpriseNumber: string | undefined;
  readonly name: string | undefined;
  readonly language: string | undefined;
  readonly email: string | undefined;
  readonly expiresAt: string | undefined;
  /** What the office knows already, by the addresses of items. */
  readonly known: Readonly<Record<string, string | number>>;
}

/** A line of a sample that cannot be used; lines count from 1, the one with the names of the columns included. */
export interface SampleFault {
  readonly line: number;
  readonly fault: string;
}

/** The columns of a sample beside its items, by the names that offices give them. */
const columns: Readonly<Record<string, 'case' | 'enterprise' | 'name' | 'language' | 'email' | 'expires'>> = {
  case: 'case',
  enterprise: 'enterprise',
  enterprisenumber: 'enterprise',
  name: 'name',
  language: 'language',
  email: 'email',
  'e-mail': 'email',
  expires: 'expires',
};

/**
 * Reads a sample as it comes out of a spreadsheet: with a byte order mark or without, in UTF-8 or Windows-1252, its
 * columns separated by commas, semicolons or tabs. One bad line is enough to fail; the fault names each.
 * @param instrument whose items may stand in columns of their own, those of rows by their addresses
 */
export function readSample(
  bytes: Uint8Array,
  instrument: Instrument,
): Result<readonly SampleCase[], readonly SampleFault[]> {
  const rows = rowsIn(textOf(bytes));
  if (!rows.ok) return rows;
  const [head, ...body] = rows.value;
  if (!head) return fail([{ line: 1, fault: 'there is nothing in it' }]);
  const names = head.cells.map((name) => name.trim());
  const headFaults = faultsOfHead(names, instrument);
  if (headFaults.length > 0) return fail(headFaults.map((fault) => ({ line: head.line, fault })));
  const faults: SampleFault[] = [];
  const cases: SampleCase[] = [];
  const seen = new Map<string, number>();
  for (const { cells, line } of body) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const made = caseIn(names, cells, instrument);
    const before = seen.get(made.value.id);
    for (const fault of made.faults) faults.push({ line, fault });
    if (before !== undefined) faults.push({ line, fault: `case ${made.value.id} stands on line ${before} already` });
    seen.set(made.value.id, before ?? line);
    cases.push(made.value);
  }
  if (faults.length > 0) return fail(faults);
  return cases.length > 0 ? ok(cases) : fail([{ line: head.line, fault: 'there is no case below the names' }]);
}

function textOf(bytes: Uint8Array): string {
  // What spreadsheets call "Unicode text" begins with one of these two marks.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what spreadsheets on Windows write by default.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/** A first line that tells spreadsheets the separator. */
const separatorLine = /^\uFEFF?sep=(.)\r?\n/i;

function rowsIn(given: string): Result<readonly Line[], readonly SampleFault[]> {
  const separator = separatorLine.exec(given);
  // A blank line stays in its place, so that line numbers are those of the file.
  const text = separator ? given.replace(separatorLine, '\n') : given;
  const [first = ''] = (separator ? text.slice(1) : text).split(/\r?\n/, 1);
  const bare = first.replace(/"[^"]*"/g, '');
  const delimiter = separator?.[1] ?? [';', '\t', ','].find((sign) => bare.includes(sign)) ?? ',';
  try {
    const rows = parsed.parse(parse(text, { delimiter, info: true, relax_column_count: true, bom: true }));
    const lines = rows.map(({ record, info }) => ({ cells: record, line: info.lines }));
    return ok(withoutBlankColumns(separator ? lines.slice(1) : lines));
  } catch (cause) {
    const line = cause instanceof Error && 'lines' in cause ? Number(cause.lines) : 1;
    return fail([{ line, fault: cause instanceof Error ? cause.message : String(cause) }]);
  }
}

/** Spreadsheets may write empty columns at the end. */
function withoutBlankColumns(lines: readonly Line[]): readonly Line[] {
  const isBlank = (cell: string | undefined) => cell === undefined || cell.trim() === '';
  let width = lines[0]?.cells.length ?? 0;
  while (width > 0 && lines.every(({ cells }) => isBlank(cells[width - 1]))) width -= 1;
  return lines.map(({ cells, line }) => ({
    cells: cells.filter((cell, at) => at < width || !isBlank(cell)),
    line,
  }));
}

const columnOf = (name: string) => columns[name.toLowerCase().replaceAll(' ', '')];

function faultsOfHead(names: readonly string[], instrument: Instrument): string[] {
  const known = names.map((name) => columnOf(name) ?? knownItem(instrument, name)?.id);
  return [
    ...names.flatMap((name, at) => (known[at] === undefined ? [`there is no column ${JSON.stringify(name)}`] : [])),
    ...known.flatMap((one, at) => (one !== undefined && known.indexOf(one) < at ? [`column ${one} stands twice`] : [])),
    ...(known.includes('case') ? [] : ['there is no column "case"']),
  ];
}

/** A cell without the apostrophe that spreadsheets put before what looks like a formula. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '');

function caseIn(
  names: readonly string[],
  cells: readonly string[],
  instrument: Instrument,
): { readonly value: SampleCase; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const given: Partial<Record<string, string>> = {};
  const known: Record<string, string | number> = {};
  if (cells.length > names.length) faults.push(`there are ${cells.length} cells under ${names.length} names`);
  for (const [at, name] of names.entries()) {
    const cell = plain(cells[at] ?? '');
    if (cell === '') continue;
    const column = columnOf(name);
    if (column) {
      given[column] = cell;
      continue;
    }
    const value = knownValue(name, cell, instrument);
    if (value === undefined) faults.push(`${name}: ${JSON.stringify(cell)} is not a value of this item`);
    else known[name] = value;
  }
  faults.push(...knownRowFaults(instrument, known));
  const { case: id = '', enterprise, name, language: spoken, email, expires } = given;
  if (id === '') faults.push('there is no case');
  if (/\p{Cc}/u.test(id)) faults.push('the case has a line end or another control character in it');
  if (id.length > 200) faults.push('the case is longer than 200 characters');
  if (name !== undefined && name.length > 300) faults.push('the name is longer than 300 characters');
  const enterpriseNumber = enterprise === undefined ? undefined : readEnterpriseNumber(enterprise);
  if (enterprise !== undefined && enterpriseNumber === undefined)
    faults.push(`${JSON.stringify(enterprise)} is not the number of an enterprise: its check digits do not fit`);
  const inLanguage = spoken === undefined ? undefined : askedLanguage(spoken, instrument);
  if (inLanguage?.ok === false) faults.push(inLanguage.fault);
  if (email !== undefined && !/^[^\s@<>]+@[^\s@<>]+$/.test(email))
    faults.push(`${JSON.stringify(email)} is not an e-mail address`);
  const expiresAt = expires === undefined ? undefined : endOfDay(expires);
  if (expires !== undefined && expiresAt === undefined)
    faults.push(`${JSON.stringify(expires)} is not a day (such as 2024-06-30)`);
  return {
    value: {
      id,
      enterpriseNumber,
      name,
      language: inLanguage?.ok ? inLanguage.value : undefined,
      email,
      expiresAt,
      known,
    },
    faults,
  };
}

/** The last moment of a day (YYYY-MM-DD), in UTC; undefined where it is no day. */
export function endOfDay(day: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const end = new Date(`${day}T23:59:59.999Z`);
  return Number.isNaN(end.getTime()) || end.toISOString().slice(0, 10) !== day ? undefined : end.toISOString();
}

function knownValue(id: string, cell: string, instrument: Instrument): string | number | undefined {
  const item = knownItem(instrument, id);
  if (!item) return undefined;
  const meant = decimalsMeant(cell);
  // A cell that may mean two numbers is none: the line is named.
  const bare = 'mask' in item ? [bareIdentifier(cell)] : [];
  const numbers = meant.length === 1 ? [...meant, Number(meant[0])] : [];
  const [date, month] = [partsOfDate(cell), partsOfMonth(cell)];
  const dates = [date && dateMeant(date), month && monthYearMeant(month)];
  for (const value of [cell, cell.toLowerCase(), cell.toUpperCase(), ...numbers, ...dates, ...bare]) {
    const reading = readEntry(item, value);
    if (reading.kind === 'valid') return reading.value;
  }
  return undefined;
}
