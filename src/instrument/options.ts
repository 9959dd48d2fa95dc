import * as z from 'zod/mini';
import { name } from './condition.ts';
import { mostOptions } from './limits.ts';

/** What an option is called in answers, drafts and exports. */
export const optionCode = z
  .string()
  .check(
    z.regex(
      /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/,
      'an option is 1 to 32 letters, digits, points, dashes and underscores, a letter or a digit first',
    ),
  );

const codes = z.array(optionCode).check(z.minLength(2), z.maxLength(mostOptions));

/**
 * Codes that items share by the name of their list. `columns`: what else is known of them, such as the country of a region:
 * by the name of the column one text a code, in the order of the codes.
 */
export const codeList = z.union([
  codes,
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
type Options = Readonly<z.infer<typeof options>>;

/** An item whose options are listed, wherever they stand; `list`: the list that they and their words are from. */
export type Listed<Own> = Own extends { readonly options: Options }
  ? Omit<Own, 'options'> & { readonly options: readonly string[]; readonly list?: string }
  : Own;

/** The codes of a list. */
export const codesOf = (list: CodeList): readonly string[] => ('codes' in list ? list.codes : list);

/** An item with its options listed; none where there is no such list. */
export function listed<Own extends object>(
  own: Own,
  lists: Readonly<Record<string, CodeList>> | undefined,
): Listed<Own> {
  const setting = 'options' in own ? (own.options as Options) : undefined;
  if (setting === undefined || !('list' in setting)) return own as Listed<Own>;
  const { list } = setting;
  const found = lists && Object.hasOwn(lists, list) ? lists[list] : undefined;
  return { ...own, options: found ? codesOf(found) : [], list } as Listed<Own>;
}

/** Options that are letters by themselves, as a form prints them; those of other codes have none. */
export const areLetters = (codes: readonly string[]): boolean => codes.every((code) => /^[a-z]$/.test(code));
