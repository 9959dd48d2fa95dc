import * as z from 'zod/mini';

/** A moment as it travels: ISO 8601 in UTC, to the second or finer. */
export const instant = z
  .string()
  .check(
    z.refine(
      (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
      'not a moment in UTC',
    ),
  );
