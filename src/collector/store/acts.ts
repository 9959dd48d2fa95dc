import * as z from 'zod/mini';
import { type Connection, queryRow, queryRows, type Work } from './statement.ts';

/** What the record of acts has: done by hand or with a code. It never has tokens, codes, answers or contact data. */
export const actKinds = [
  'case-added',
  'token-registered',
  'code-issued',
  'code-redeemed',
  'revoked',
  'refusal-purged',
  'erased',
  'restored',
  'published',
  'withdrawn',
  'ingested',
] as const;
export type ActKind = (typeof actKinds)[number];

/** An act on record. */
export interface Act {
  readonly at: string;
  readonly act: ActKind;
  readonly caseId?: string | undefined;
  /** The number of a token, how many, or the like. */
  readonly detail?: string | undefined;
}

/** The record of what was done. */
export interface Acts {
  recordAct(act: Act): Promise<void>;
  /** The record, first to last; of one case where it is named. */
  acts(caseId?: string): Promise<readonly Act[]>;
}

/** Writes a line of the record within a transaction. */
export function* actWork({ at, act, caseId, detail }: Act): Work<void> {
  yield* queryRow(
    'INSERT INTO acts (at, act, case_id, detail) VALUES ($1, $2, $3, $4)',
    at,
    act,
    caseId ?? null,
    detail ?? null,
  );
}

const actRow = z.object({
  at: z.string(),
  act: z.enum(actKinds),
  case_id: z.nullable(z.string()),
  detail: z.nullable(z.string()),
});

/** The record in a database. */
export const actsOn = (connection: Connection): Acts => ({
  recordAct: (act) => connection.writeOne(() => actWork(act)),
  acts: async (caseId) => {
    const rows = await connection.read(() =>
      caseId === undefined
        ? queryRows('SELECT at, act, case_id, detail FROM acts ORDER BY number')
        : queryRows('SELECT at, act, case_id, detail FROM acts WHERE case_id = $1 ORDER BY number', caseId),
    );
    return rows
      .map((row) => actRow.parse(row))
      .map(({ at, act, case_id, detail }) => ({ at, act, caseId: case_id ?? undefined, detail: detail ?? undefined }));
  },
});
