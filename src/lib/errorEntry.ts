import * as z from 'zod/mini';

// With what the app's first file has of the schema library anyway: more of it would come on the way to a first answer.
const text = z.string().check(z.maxLength(300));

/** An error as the list keeps it: made by `described`, which leaves out whatever could be a respondent's. */
export const describedError = z.object({
  name: text,
  message: text,
  stack: z.array(text).check(z.maxLength(8)),
});
export type DescribedError = Readonly<z.infer<typeof describedError>>;

/** Something that went wrong: where, and the error with its causes; `times` from `since` to `at`. */
export const errorEntry = z.object({
  where: text,
  since: text,
  at: text,
  times: z.int(),
  causes: z.array(describedError).check(z.maxLength(5)),
});
export type ErrorEntry = Readonly<z.infer<typeof errorEntry>>;
