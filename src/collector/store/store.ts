import { type Acts, actsOn } from './acts.ts';
import { type CaseFileRows, caseFilesOn } from './caseFileRows.ts';
import { type CaseRows, casesOn } from './caseRows.ts';
import { type ChoiceRows, choicesOn } from './choiceRows.ts';
import { type CodeRows, codesOn } from './codeRows.ts';
import { type CorrectionRequestRows, correctionRequestsOn } from './correctionRequestRows.ts';
import { type DraftRows, draftsOn } from './draftRows.ts';
import { type EnrolmentRows, enrolmentsOn } from './enrolmentRows.ts';
import { type ErasureRows, erasuresOn } from './erasureRows.ts';
import { type FactRows, factsOn } from './factRows.ts';
import { type GlanceRows, glanceOn } from './glanceRows.ts';
import { type OfficeRecordRows, officeRecordOn } from './officeRecordRows.ts';
import { type OfficeTokenRows, officeTokensOn } from './officeTokenRows.ts';
import { type PublishedRows, publishedOn } from './publishedRows.ts';
import { type RefusalRows, refusalsOn } from './refusalRows.ts';
import { type ResponseHeadRows, responseHeadsOn } from './responseHeads.ts';
import { type ResponseRows, responsesOn } from './responseRows.ts';
import { type RivalRows, rivalsOn } from './rivalRows.ts';
import { type SimulatedRows, simulatedOn } from './simulatedRows.ts';
import { type Connection, queryRow } from './statement.ts';
import { type StoredResponseRows, storedResponsesOn } from './storedResponses.ts';
import { type TokenRows, tokensOn } from './tokenRows.ts';

/** All that a collector keeps. Any method may reject with a `StoreFailure`. */
export interface Store
  extends ResponseRows,
    StoredResponseRows,
    ResponseHeadRows,
    RivalRows,
    ChoiceRows,
    FactRows,
    RefusalRows,
    CaseRows,
    CorrectionRequestRows,
    DraftRows,
    CaseFileRows,
    TokenRows,
    CodeRows,
    EnrolmentRows,
    ErasureRows,
    GlanceRows,
    OfficeTokenRows,
    OfficeRecordRows,
    PublishedRows,
    SimulatedRows,
    Acts {
  /** Resolves once something was really written. */
  ping(): Promise<void>;
  /** Removes what was erased from the files (see `Connection`). */
  scrub(thorough: boolean): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * The store on a database whose tables are there.
 * @param newCode where receipt codes come from
 */
export const storeOn = (connection: Connection, newCode: () => string): Store => ({
  ...responsesOn(connection, newCode),
  ...storedResponsesOn(connection),
  ...responseHeadsOn(connection),
  ...rivalsOn(connection),
  ...choicesOn(connection),
  ...factsOn(connection),
  ...refusalsOn(connection),
  ...casesOn(connection),
  ...correctionRequestsOn(connection),
  ...draftsOn(connection),
  ...caseFilesOn(connection),
  ...tokensOn(connection),
  ...codesOn(connection),
  ...enrolmentsOn(connection),
  ...erasuresOn(connection),
  ...glanceOn(connection),
  ...officeTokensOn(connection),
  ...officeRecordOn(connection),
  ...publishedOn(connection),
  ...simulatedOn(connection),
  ...actsOn(connection),
  ping: async () => {
    await connection.write(() =>
      queryRow(
        `INSERT INTO settings (name, value) VALUES ('ping', $1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        new Date().toISOString(),
      ),
    );
  },
  scrub: async (thorough) => (await connection.scrub?.(thorough)) ?? true,
  close: () => connection.close(),
});
