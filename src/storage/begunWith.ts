import type { ResponseRow } from './rows.ts';

/**
 * What a row has from its beginning on and never loses, and an app of before does not know: where such an app brought a
 * response back from the journal, the row in the database lacks it.
 */
const fromTheBeginning = ['sha256', 'given', 'corrects'] as const;

/** The names of those that a row has. */
export const begunWith = (row: ResponseRow): readonly string[] =>
  fromTheBeginning.filter((name) => row[name] !== undefined);
