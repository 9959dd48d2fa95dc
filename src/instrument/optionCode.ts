import * as z from 'zod/mini';

/** What an option is called in answers, drafts and exports. */
export const optionCode = z
  .string()
  .check(
    z.regex(
      /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/,
      'an option is 1 to 32 letters, digits, points, dashes and underscores, a letter or a digit first',
    ),
  );

/** The most options that an item, or a list of them, has. */
export const mostOptions = 5000;
