import type { Assignment } from './assignment.ts';
import type { ResponseRow } from './rows.ts';

/** A draft's row with what an invitation gives it. */
export const assignedTo = (row: ResponseRow, { language = row.language, ...to }: Assignment): ResponseRow => ({
  ...row,
  ...to,
  language,
});
