import { simulatedCasePrefix, simulatedEnterprisePrefix } from '../../protocol/simulatedCase.ts';
import { type Connection, queryRow } from './statement.ts';

/** Whether a database is one to try things with. */
export interface SimulatedRows {
  /** Whether it has a case, a response or a refusal that is not simulated, or that cannot be told to be. */
  holdsReal(): Promise<boolean>;
  /** Whether it has a case that is simulated. */
  holdsSimulated(): Promise<boolean>;
}

/** The same for a database. */
export const simulatedOn = (connection: Connection): SimulatedRows => ({
  holdsReal: () =>
    connection.read(function* () {
      const real = yield* queryRow(
        `SELECT 1 AS one WHERE
           EXISTS (SELECT 1 FROM cases
             WHERE id NOT LIKE $1 OR enterprise_number IS NULL OR enterprise_number NOT LIKE $2)
           OR EXISTS (SELECT 1 FROM responses WHERE facts IS NULL OR facts NOT LIKE '%"simulated":true%')
           OR EXISTS (SELECT 1 FROM refused WHERE owner NOT LIKE $3)`,
        `${simulatedCasePrefix}%`,
        `${simulatedEnterprisePrefix}%`,
        `case:${simulatedCasePrefix}%`,
      );
      return real !== undefined;
    }),
  holdsSimulated: () =>
    connection.read(function* () {
      const simulated = yield* queryRow(
        'SELECT 1 AS one FROM cases WHERE id LIKE $1 AND enterprise_number LIKE $2 LIMIT 1',
        `${simulatedCasePrefix}%`,
        `${simulatedEnterprisePrefix}%`,
      );
      return simulated !== undefined;
    }),
});
