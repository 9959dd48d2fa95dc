import type { ResponseRow } from './rows.ts';

/** A row with what the office knows already, where that does not stand in itself. */
export const withPrefilled = (row: ResponseRow, prefilled: ResponseRow['prefilled']): ResponseRow =>
  prefilled && !row.prefilled ? { ...row, prefilled } : row;
