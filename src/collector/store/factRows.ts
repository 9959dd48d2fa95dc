import * as z from 'zod/mini';
import type { InstrumentName } from '../../protocol/names.ts';
import { type Connection, queryRow, queryRows, type Work } from './statement.ts';

/**
 * The version of the facts that intake keeps: since the second they say what was left unanswered. During an upgrade,
 * collectors of the version before go on writing the first.
 */
export const factsVersion = 2;

/** A response, not sealed, that was stored before intake kept facts, or with an earlier version of them. */
export interface ResponseWithoutFacts {
  readonly owner: string;
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly instrument: InstrumentName;
}

/** The facts of a response, as JSON. */
export interface FoundFacts extends Pick<ResponseWithoutFacts, 'owner' | 'id'> {
  readonly facts: string;
}

/** The facts of responses that were stored before intake kept any, or all of them. */
export interface FactRows {
  /** A page of them, by owner and id, after one of them or from the first on. */
  responsesWithoutFacts(
    after: Pick<ResponseWithoutFacts, 'owner' | 'id'> | undefined,
    limit: number,
  ): Promise<readonly ResponseWithoutFacts[]>;
  /** Stores facts, all of them or none. */
  keepFacts(found: readonly FoundFacts[]): Promise<void>;
}

/** These facts in a database. */
export const factsOn = (connection: Connection): FactRows => ({
  responsesWithoutFacts: (after, limit) => connection.read(() => withoutFactsWork(after, limit)),
  keepFacts: (found) => connection.write(() => keepWork(found)),
});

const withoutFactsRow = z.object({
  owner: z.string(),
  id: z.string(),
  bytes: z.instanceof(Uint8Array),
  instrument_id: z.string(),
  instrument_version: z.string(),
});

function* withoutFactsWork(
  after: Pick<ResponseWithoutFacts, 'owner' | 'id'> | undefined,
  limit: number,
): Work<readonly ResponseWithoutFacts[]> {
  const rows = yield* queryRows(
    `SELECT owner, id, bytes, instrument_id, instrument_version FROM responses
     WHERE facts_version < ${factsVersion} AND sealed = 0 AND erased_at IS NULL AND (owner, id) > ($1, $2) ORDER BY owner, id LIMIT $3`,
    after?.owner ?? '',
    after?.id ?? '',
    limit,
  );
  return rows.map((row) => {
    const { owner, id, bytes, instrument_id, instrument_version } = withoutFactsRow.parse(row);
    return { owner, id, bytes, instrument: { id: instrument_id, version: instrument_version } };
  });
}

function* keepWork(found: readonly FoundFacts[]): Work<void> {
  for (const { owner, id, facts } of found)
    yield* queryRow(
      `UPDATE responses SET facts = $3, facts_version = ${factsVersion}
       WHERE owner = $1 AND id = $2 AND facts_version < ${factsVersion} AND erased_at IS NULL`,
      owner,
      id,
      facts,
    );
}
