import type { OutboxRow, ResponseRow } from './rows.ts';
import type { WholeResponse } from './whole.ts';

/** Whose a response is, and what gives the right to send it: never taken from a file for what is here. */
const ofResponse = ['case', 'token', 'endpoint', 'code'] as const satisfies readonly (keyof ResponseRow)[];
const ofOutbox = ['token', 'own', 'endpoint'] as const satisfies readonly (keyof OutboxRow)[];

/** A new token of the case that a response waits for, with its send token. */
export interface Admission {
  readonly row: Required<Pick<ResponseRow, 'token' | 'endpoint'>> & Pick<ResponseRow, 'code'>;
  readonly send: string;
}

function without<Row extends object, Name extends keyof Row>(row: Row, names: readonly Name[]): Omit<Row, Name> {
  const kept = { ...row };
  for (const name of names) delete kept[name];
  return kept;
}

/** Whose a response is, and what it is sent with. */
export const rightsOf = (row: ResponseRow): Partial<ResponseRow> =>
  Object.fromEntries(ofResponse.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])));

/** A response's row without whose it is. */
export const withoutRights = (row: ResponseRow): ResponseRow => without(row, ofResponse);

/** A response with nothing in it that would let whoever reads it send in the respondent's place. */
export const withoutTokens = ({ row, outbox, ...rest }: WholeResponse): WholeResponse => ({
  ...rest,
  row: without(row, ofResponse.slice(1)),
  ...(outbox && { outbox: without(outbox, ofOutbox) }),
});
