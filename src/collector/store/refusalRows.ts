import * as z from 'zod/mini';
import { type Problem, type ProblemName, problem } from '../../protocol/problem.ts';
import { actWork } from './acts.ts';
import { type NewOfficeRecordLine, recordWork } from './officeRecordRows.ts';
import { type Connection, queryRow, queryRows, type Row, type Work } from './statement.ts';

/** A refused document, to be kept apart. `id`: the one in the path, whatever the bytes say. */
export interface NewRefusal {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly name: ProblemName;
  readonly problem: Problem;
  readonly seenAt: string;
  /** The media type that the sender gave. */
  readonly media: string;
  /** Its owner (`ownerOf`): no sender may take all the room. */
  readonly owner: string;
}

/** The key of a refusal that is kept apart. */
export type RefusalName = Pick<NewRefusal, 'id' | 'sha256'> & { readonly name: string };

/** A refusal that is kept apart: why, when it came first and last, and how often. */
export interface KeptRefusal extends RefusalName {
  /** Its number in the store. */
  readonly number: number;
  readonly problem: Problem;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly times: number;
  readonly media: string;
  readonly owner: string;
}

/** How many refused documents are kept in all. What is above that is only logged. */
export interface RefusalRoom {
  readonly number: number;
  readonly bytes: number;
}

/** The default room for refusals. */
export const defaultRefusalRoom: RefusalRoom = { number: 20_000, bytes: 512 * 1024 * 1024 };

/** One sender may take this share of the room. */
const shareOfOne = 0.1;
/** All senders without a token of a case may together take this share. */
const shareOfUnproven = 0.5;

/** Refused documents that are kept apart. */
export interface RefusalRows {
  /** Keeps a refused document; the same bytes refused again for the same reason are only counted. False: there is no room. */
  refuse(refusal: NewRefusal, room?: RefusalRoom): Promise<boolean>;
  /** All refusals, first received first; `after`: those with a higher number. */
  refusals(after?: number): AsyncIterable<KeptRefusal>;
  /** The one with this number; undefined where it is not kept. */
  refusal(number: number): Promise<KeptRefusal | undefined>;
  /** The bytes of one of them; undefined where it is not kept. */
  refusedBytes(of: RefusalName): Promise<Uint8Array | undefined>;
  /** Removes one that is settled; whether it was there. */
  removeRefusal(of: RefusalName): Promise<boolean>;
  /**
   * Removes those last received before a time, or all, and puts that on record; `line`: on the office's record as well.
   * Returns their number.
   */
  purgeRefusals(before: string | undefined, at: string, line?: NewOfficeRecordLine): Promise<number>;
  /** Removes the one with this number, and puts that on both records; whether it was there. */
  purgeRefusal(number: number, line: NewOfficeRecordLine): Promise<boolean>;
}

/** Refused documents in a database. */
export function refusalsOn(connection: Connection): RefusalRows {
  return {
    refuse: (refusal, room = defaultRefusalRoom) => connection.writeOne(() => refuseWork(refusal, room)),
    refusals: (after = 0) => keptRefusals(connection, after),
    refusal: (number) => connection.read(() => refusalWork(number)),
    refusedBytes: (of) => connection.read(() => bytesWork(of)),
    removeRefusal: (of) => connection.writeOne(() => removeWork(of)),
    purgeRefusals: (before, at, line) => connection.write(() => purgeWork(before, at, line)),
    purgeRefusal: (number, line) => connection.write(() => purgeOneWork(number, line)),
  };
}

function* refuseWork(refusal: NewRefusal, room: RefusalRoom): Work<boolean> {
  const { id, bytes, sha256, name, problem: why, seenAt, media, owner } = refusal;
  const counted = yield* queryRow(
    `UPDATE refused SET times = times + 1, last_seen = $4, problem_json = $5
     WHERE url_id = $1 AND sha256 = $2 AND problem = $3 RETURNING times`,
    id,
    sha256,
    name,
    seenAt,
    JSON.stringify(why),
  );
  if (counted) return true;
  const all = yield* takenWork('SELECT count(*) AS number, coalesce(sum(size), 0) AS bytes FROM refused');
  const own = yield* takenWork(
    'SELECT count(*) AS number, coalesce(sum(size), 0) AS bytes FROM refused WHERE owner = $1',
    owner,
  );
  if (isFull(all, bytes.length, room, 1) || isFull(own, bytes.length, room, shareOfOne)) return false;
  if (!owner.startsWith('case:')) {
    const unproven = yield* takenWork(
      "SELECT count(*) AS number, coalesce(sum(size), 0) AS bytes FROM refused WHERE owner NOT LIKE 'case:%'",
    );
    if (isFull(unproven, bytes.length, room, shareOfUnproven)) return false;
  }
  yield* queryRow(
    `INSERT INTO refused (url_id, sha256, problem, problem_json, bytes, size, first_seen, last_seen, times, owner, media)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1, $8, $9)
     ON CONFLICT (url_id, sha256, problem) DO UPDATE SET times = refused.times + 1, last_seen = excluded.last_seen`,
    id,
    sha256,
    name,
    JSON.stringify(why),
    bytes,
    bytes.length,
    seenAt,
    owner,
    media,
  );
  return true;
}

const takenRow = z.object({ number: z.coerce.number(), bytes: z.coerce.number() });

function* takenWork(sql: string, ...values: string[]): Work<RefusalRoom> {
  return takenRow.parse(yield* queryRow(sql, ...values));
}

const isFull = (taken: RefusalRoom, more: number, room: RefusalRoom, share: number): boolean =>
  taken.number + 1 > room.number * share || taken.bytes + more > room.bytes * share;

const refusedRow = z.object({
  number: z.int(),
  url_id: z.string(),
  sha256: z.string(),
  problem: z.string(),
  problem_json: z.string(),
  first_seen: z.string(),
  last_seen: z.string(),
  times: z.int(),
  media: z.string(),
  owner: z.string(),
});

/** A problem may list some hundred faults, so few rows are read at once. */
const rowsInOnePage = 50;

const refusedColumns = 'number, url_id, sha256, problem, problem_json, first_seen, last_seen, times, media, owner';

function refusalIn(found: Row): KeptRefusal {
  const row = refusedRow.parse(found);
  return {
    number: row.number,
    id: row.url_id,
    sha256: row.sha256,
    name: row.problem,
    problem: problem.parse(JSON.parse(row.problem_json)),
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    times: row.times,
    media: row.media,
    owner: row.owner,
  };
}

function* refusalWork(number: number): Work<KeptRefusal | undefined> {
  const row = yield* queryRow(`SELECT ${refusedColumns} FROM refused WHERE number = $1`, number);
  return row && refusalIn(row);
}

async function* keptRefusals(connection: Connection, first: number): AsyncGenerator<KeptRefusal> {
  let after = first;
  for (;;) {
    const place = after;
    const rows = await connection.read(() =>
      queryRows(
        `SELECT ${refusedColumns} FROM refused WHERE number > $1 ORDER BY number LIMIT ${rowsInOnePage}`,
        place,
      ),
    );
    for (const refusal of rows.map(refusalIn)) {
      yield refusal;
      after = refusal.number;
    }
    if (rows.length < rowsInOnePage) return;
  }
}

const bytesRow = z.object({ bytes: z.instanceof(Uint8Array) });

function* bytesWork({ id, sha256, name }: RefusalName): Work<Uint8Array | undefined> {
  const row = yield* queryRow(
    'SELECT bytes FROM refused WHERE url_id = $1 AND sha256 = $2 AND problem = $3',
    id,
    sha256,
    name,
  );
  return row && bytesRow.parse(row).bytes;
}

function* removeWork({ id, sha256, name }: RefusalName): Work<boolean> {
  const row = yield* queryRow(
    'DELETE FROM refused WHERE url_id = $1 AND sha256 = $2 AND problem = $3 RETURNING url_id',
    id,
    sha256,
    name,
  );
  return row !== undefined;
}

function* purgeWork(before: string | undefined, at: string, line?: NewOfficeRecordLine): Work<number> {
  const rows =
    before === undefined
      ? yield* queryRows('DELETE FROM refused RETURNING 1 AS one')
      : yield* queryRows('DELETE FROM refused WHERE last_seen < $1 RETURNING 1 AS one', before);
  const detail = `${rows.length}${before === undefined ? '' : ` before ${before}`}`;
  yield* actWork({ at, act: 'refusal-purged', detail });
  if (line) yield* recordWork({ ...line, detail: [detail, line.detail].filter(Boolean).join(': ') });
  return rows.length;
}

function* purgeOneWork(number: number, line: NewOfficeRecordLine): Work<boolean> {
  const row = yield* queryRow('DELETE FROM refused WHERE number = $1 RETURNING number', number);
  if (!row) return false;
  yield* actWork({ at: line.at, act: 'refusal-purged', caseId: line.caseId, detail: '1' });
  yield* recordWork(line);
  return true;
}
