import * as z from 'zod/mini';
import { senders } from './right.ts';
import { type Connection, queryRows, type Work } from './statement.ts';
import { conditionsOf, isHidden, type KeptResponse, type ResponseSelection } from './storedResponses.ts';

/** What decides which responses rival one another. */
export type Standpoint = Pick<KeptResponse, 'owner' | 'caseId' | 'hides' | 'sender'> & {
  readonly instrumentId: string;
};

/** A sealed response that supersedes another. */
export interface SealedRevision {
  readonly bytes: Uint8Array;
  /** The response that it supersedes, and whether that is superseded by another already. */
  readonly of: Standpoint & { readonly id: string; readonly hidden: boolean };
}

/** Rivals, of which an office has to choose one: responses of one case, or revisions of one response (then with `hides`). */
export interface RivalGroup extends Standpoint {
  /** How many of them nothing supersedes; more than one. */
  readonly number: number;
}

/** A response that supersedes another with the right to. */
export interface Revision {
  readonly owner: string;
  readonly id: string;
  readonly hides: string;
}

/** Responses that rival one another. */
export interface RivalRows {
  /** Every revision. */
  revisions(): AsyncIterable<Revision>;
  /** Sealed revisions, which hide nothing until they are opened. */
  sealedRevisions(): AsyncIterable<SealedRevision>;
  /** The rivals among those of a selection that are not superseded. */
  rivalGroups(which: ResponseSelection): AsyncIterable<RivalGroup>;
  /** The ids of the first of a group, ten at most. */
  rivalIds(group: RivalGroup): Promise<readonly string[]>;
}

/** The rivals in a database. */
export const rivalsOn = (connection: Connection): RivalRows => ({
  revisions: () => revisionsOn(connection),
  sealedRevisions: () => sealedRevisionsOn(connection),
  rivalGroups: (which) => rivalGroupsOn(connection, which),
  rivalIds: (group) => connection.read(() => rivalIdsWork(group)),
});

const standpointRow = z.object({
  owner: z.string(),
  case_id: z.nullable(z.string()),
  instrument_id: z.string(),
  sender: z.enum(senders),
  hides: z.nullable(z.string()),
});

const standpointIn = (row: z.infer<typeof standpointRow>): Standpoint => ({
  owner: row.owner,
  caseId: row.case_id ?? undefined,
  instrumentId: row.instrument_id,
  sender: row.sender,
  hides: row.hides ?? undefined,
});

const rivalGroupRow = z.extend(standpointRow, { number: z.coerce.number() });

/**
 * Proven and claimed responses of a case are grouped apart: a claim does not rival a proven response. Whether one is hidden is
 * asked only where there are several, which an index alone tells.
 */
async function* rivalGroupsOn(connection: Connection, which: ResponseSelection): AsyncGenerator<RivalGroup> {
  const { sql, values } = conditionsOf(which);
  const rows = connection.stream({
    sql: `SELECT '' AS owner, case_id, instrument_id, sender, NULL AS hides, count(*) AS number FROM responses AS this
     WHERE case_id IN (SELECT case_id FROM responses WHERE case_id IS NOT NULL GROUP BY case_id HAVING count(*) > 1)
       AND NOT ${isHidden}${sql}
     GROUP BY case_id, instrument_id, sender HAVING count(*) > 1
     UNION ALL
     SELECT owner, min(case_id), instrument_id, min(sender), hides, count(*) FROM responses AS this
     WHERE (owner, hides) IN (
         SELECT owner, hides FROM responses WHERE hides IS NOT NULL GROUP BY owner, hides HAVING count(*) > 1)
       AND NOT ${isHidden}${sql}
     GROUP BY owner, hides, instrument_id HAVING count(*) > 1`,
    values,
  });
  for await (const row of rows) {
    const one = rivalGroupRow.parse(row);
    yield { ...standpointIn(one), number: one.number };
  }
}

const maxNamed = 10;

function* rivalIdsWork({ owner, caseId, instrumentId, sender, hides }: RivalGroup): Work<readonly string[]> {
  const firstOfThem = `NOT ${isHidden} ORDER BY received_at, id LIMIT ${maxNamed}`;
  const rows =
    hides === undefined
      ? yield* queryRows(
          `SELECT id FROM responses AS this WHERE case_id = $1 AND instrument_id = $2 AND sender = $3 AND ${firstOfThem}`,
          caseId ?? null,
          instrumentId,
          sender,
        )
      : yield* queryRows(
          `SELECT id FROM responses AS this WHERE owner = $1 AND hides = $2 AND ${firstOfThem}`,
          owner,
          hides,
        );
  return rows.map((row) => z.object({ id: z.string() }).parse(row).id);
}

const sealedRevisionRow = z.extend(standpointRow, { id: z.string(), hidden: z.int(), bytes: z.instanceof(Uint8Array) });

const revisionRow = z.object({ owner: z.string(), id: z.string(), hides: z.string() });

async function* revisionsOn(connection: Connection): AsyncGenerator<Revision> {
  const sql = 'SELECT owner, id, hides FROM responses WHERE hides IS NOT NULL';
  for await (const row of connection.stream({ sql, values: [] })) yield revisionRow.parse(row);
}

async function* sealedRevisionsOn(connection: Connection): AsyncGenerator<SealedRevision> {
  const sql = `
    SELECT this.owner, this.id, this.case_id, this.instrument_id, this.sender, this.hides, revision.bytes,
      CASE WHEN ${isHidden} THEN 1 ELSE 0 END AS hidden
    FROM responses AS revision JOIN responses AS this ON this.owner = revision.owner AND this.id = revision.hides
    WHERE revision.sealed = 1 AND revision.hides IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM passed_over WHERE passed_over.code = revision.code AND passed_over.undone IS NULL)`;
  for await (const row of connection.stream({ sql, values: [] })) {
    const one = sealedRevisionRow.parse(row);
    yield { bytes: one.bytes, of: { ...standpointIn(one), id: one.id, hidden: one.hidden === 1 } };
  }
}
