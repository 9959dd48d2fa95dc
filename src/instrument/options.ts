import * as z from 'zod/mini';
import { name } from './condition.ts';
import { mostOptions, optionCode } from './optionCode.ts';
import { written } from './written.ts';

const codes = z.array(optionCode).check(z.minLength(2), z.maxLength(mostOptions));

/**
 * Codes that items share by the name of their list. `columns`: what else is known of them, such as the country of a region:
 * by the name of the column one text a code, in the order of the codes.
 */
export const codeList = z.union([
  // Read, a list without columns is one with none.
  z.pipe(
    codes,
    z.transform((own) => ({ codes: own, columns: {} as Record<string, string[]> })),
  ),
  z
    .strictObject({ codes, columns: z.record(name, z.array(z.string())) })
    .check(
      z.refine(
        (list) => Object.values(list.columns).every(({ length }) => length === list.codes.length),
        'a column has one text for each code',
      ),
    ),
]);
export type CodeList = Readonly<z.infer<typeof codeList>>;

/**
 * Rows to choose from: those of a roster, by their ids. `where`: what a row must be to be one of them; `label`: the item of
 * the row that it is called by, where that is not its roster's own.
 */
const rows = z.strictObject({ rows: name, where: z.optional(written), label: z.optional(name) });

/** The codes of a list. `where`: what must hold for a code to be one of them; the names of its columns, and `code`, are what the list knows of it. */
const fromList = z.strictObject({ list: name, where: z.optional(written) });

/** The options of an item: its own, those of a list, or the rows of a roster. */
export const options = z.union([codes, fromList, rows]);
/** Rows to choose from, as a questionnaire says it. */
export type RowsChosen = Readonly<z.infer<typeof rows>>;

export type Options = Readonly<z.infer<typeof options>>;
