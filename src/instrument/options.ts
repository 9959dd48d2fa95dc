import * as z from 'zod/mini';
import { name } from './condition.ts';
import { mostOptions, optionCode } from './optionCode.ts';

const codes = z.array(optionCode).check(z.minLength(2), z.maxLength(mostOptions));

/**
 * Codes that items share by the name of their list. `columns`: what else is known of them, such as the country of a region:
 * by the name of the column one text a code, in the order of the codes.
 */
export const codeList = z.union([
  // Read, a list without columns is one with none.
  z.pipe(
    codes,
    z.transform((own) => ({ codes: own, columns: {} })),
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

/** The options of an item: its own, or those of a list. */
export const options = z.union([codes, z.strictObject({ list: name })]);
export type Options = Readonly<z.infer<typeof options>>;
