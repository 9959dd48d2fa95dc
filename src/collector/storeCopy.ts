import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { type Bound, type Connection, queryRow, queryRows, type Row, type Work } from './store/statement.ts';

/** A database to copy from, which nobody writes to meanwhile, and one with the same tables to copy to. */
export interface CopyOptions {
  /** The file of the SQLite database. */
  readonly from: string;
  readonly to: Connection;
  /** Called every few thousand rows with how much of a table is copied. */
  readonly onProgress: (table: string, copied: number, of: number) => void;
}

/** How a table compares after a copy. */
export interface Compared {
  readonly table: string;
  readonly rows: number;
  /** The first difference, in words; undefined: there is none. */
  readonly difference: string | undefined;
}

interface Table {
  readonly name: string;
  /** The columns that identify a row; both databases order by them alike. */
  readonly key: readonly string[];
  /** A condition for rows that are about the database itself, and are not copied. */
  readonly leaves?: string;
  /** Whether the database numbers its rows itself. */
  readonly numbered?: boolean;
}

/** All tables; those that others refer to come first. */
export const copiedTables: readonly Table[] = [
  {
    name: 'settings',
    key: ['name'],
    leaves: "name IN ('schema-version', 'open', 'ping') OR name LIKE 'copied:%'",
  },
  { name: 'cases', key: ['id'] },
  { name: 'tokens', key: ['number'], numbered: true },
  { name: 'token_hashes', key: ['hash'] },
  { name: 'codes', key: ['hmac'] },
  { name: 'wrong_codes', key: ['at', 'network'] },
  { name: 'acts', key: ['number'], numbered: true },
  { name: 'correction_requests', key: ['number'], numbered: true },
  { name: 'drafts', key: ['case_id', 'response'] },
  { name: 'draft_copies', key: ['case_id', 'response', 'number'] },
  { name: 'office_tokens', key: ['number'], numbered: true },
  { name: 'office_sessions', key: ['hash'] },
  { name: 'office_record', key: ['number'] },
  { name: 'passed_over', key: ['code', 'choice'] },
  { name: 'published', key: ['id', 'version'] },
  { name: 'refused', key: ['number'], numbered: true },
  { name: 'responses', key: ['id', 'owner'] },
];

/** Few, since a refusal or a response can have a megabyte. */
const rowsPerStep = 50;

const rowsPerProgress = 5000;

/** Whether a database holds anything that an earlier run of the copy did not write. */
export async function holdsOther(to: Connection): Promise<boolean> {
  const begun = await to.read(() => queryRow("SELECT 1 AS one FROM settings WHERE name LIKE 'copied:%'"));
  if (begun) return false;
  for (const { name, leaves } of copiedTables)
    if (await to.read(() => queryRow(`SELECT 1 AS one FROM ${name} WHERE NOT (${leaves ?? 'FALSE'}) LIMIT 1`)))
      return true;
  return false;
}

/**
 * Copies all tables of a SQLite database into PostgreSQL, a few rows in each transaction, which also notes how far the copy
 * is: run again, it goes on from there. Then each row is read back and compared, bytes by their digest.
 */
export async function copyStore({ from, to, onProgress }: CopyOptions): Promise<readonly Compared[]> {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    for (const table of copiedTables) await copyTable(source, to, table, onProgress);
    const compared: Compared[] = [];
    for (const table of copiedTables) compared.push(await compare(source, to, table));
    return compared;
  } finally {
    source.close();
  }
}

const placeRow = z.object({ value: z.string() });

async function copyTable(source: DatabaseSync, to: Connection, table: Table, progress: CopyOptions['onProgress']) {
  const place = await to.read(() => queryRow('SELECT value FROM settings WHERE name = $1', `copied:${table.name}`));
  let after = place ? Number(placeRow.parse(place).value) : 0;
  const count = source.prepare(`SELECT count(*) AS n, coalesce(sum(rowid <= ?), 0) AS done FROM ${table.name}`);
  const { n: all, done } = z.object({ n: z.int(), done: z.int() }).parse(count.get(after));
  let copied = done;
  const next = source.prepare(
    `SELECT rowid AS "#", * FROM ${table.name} WHERE rowid > ? AND NOT (${table.leaves ?? '0'}) ORDER BY rowid LIMIT ${rowsPerStep}`,
  );
  for (;;) {
    const rows = next.all(after);
    const last = rows.at(-1);
    if (!last) break;
    const through = Number(last['#']);
    await to.write(() => stepWork(table, rows, through));
    after = through;
    if (Math.floor((copied + rows.length) / rowsPerProgress) > Math.floor(copied / rowsPerProgress))
      progress(table.name, copied + rows.length, all);
    copied += rows.length;
  }
  if (table.numbered)
    await to.write(() =>
      queryRows(
        `SELECT setval(pg_get_serial_sequence('${table.name}', 'number'), max(number)) FROM ${table.name} HAVING max(number) IS NOT NULL`,
      ),
    );
}

/** Writes rows and the position after them. Rows that are there already are from a step that was committed unconfirmed. */
function* stepWork({ name, numbered }: Table, rows: readonly Row[], through: number): Work<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== '#');
  const values = rows.flatMap((row) => columns.map((column) => bound.parse(row[column])));
  const places = rows.map((_, at) => `(${columns.map((_, of) => `$${at * columns.length + of + 1}`).join(', ')})`);
  yield* queryRows(
    `INSERT INTO ${name} (${columns.join(', ')}) ${numbered ? 'OVERRIDING SYSTEM VALUE' : ''}
     VALUES ${places.join(', ')} ON CONFLICT DO NOTHING`,
    ...values,
  );
  yield* queryRow(
    `INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    `copied:${name}`,
    String(through),
  );
}

const bound = z.union([z.string(), z.number(), z.null(), z.instanceof(Uint8Array)]);

/** Reads both databases in the order of the key, and compares the digests of their rows one by one. */
async function compare(source: DatabaseSync, to: Connection, table: Table): Promise<Compared> {
  const sql = `SELECT * FROM ${table.name} WHERE NOT (${table.leaves ?? 'FALSE'}) ORDER BY ${table.key.join(', ')}`;
  const ours = source.prepare(sql).iterate();
  const differs = (difference: string | undefined): Compared => ({ table: table.name, rows, difference });
  let rows = 0;
  for await (const theirs of to.stream({ sql, values: [] })) {
    const { value: own, done } = ours.next();
    if (done || own === undefined) return differs('there are more rows in the copy');
    if (digestOf(own) !== digestOf(theirs)) return differs(`the row ${rowName(own, table)} is not the same`);
    const broken = brokenBytes(theirs);
    if (broken) return differs(`the bytes of ${rowName(theirs, table)} are not those of its digest`);
    rows += 1;
  }
  return differs(ours.next().done ? undefined : 'rows are missing in the copy');
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The digest of a row: its columns ordered by name, so that both databases give the same, bytes as their own digest. */
function digestOf(row: Row): string {
  const columns = Object.entries(row).toSorted(([left], [right]) => (left < right ? -1 : 1));
  const plain = columns.map(([name, value]) => [name, value instanceof Uint8Array ? sha256(value) : shown(value)]);
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex');
}

/** A text as PostgreSQL keeps it: it has no NUL. */
const shown = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '␀') : value);

const brokenBytes = ({ bytes, sha256: digest }: Row): boolean =>
  bytes instanceof Uint8Array && sha256(bytes) !== digest;

/** What identifies a row in a message: its key alone, so no answers and no contact data. */
const rowName = (row: Row, { key }: Table): string =>
  key.map((column) => String(row[column] satisfies unknown as Bound)).join(' ');
