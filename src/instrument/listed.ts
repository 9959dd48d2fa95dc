import type { CodeList, Options, RowsChosen } from './options.ts';

/**
 * An item whose options are listed, wherever they stand; `list`: the list that they and their words are from; `ofRows`: the
 * rows that they are, which an evaluation knows.
 */
export type Listed<Own> = Own extends { readonly options: Options }
  ? Omit<Own, 'options'> & {
      readonly options: readonly string[];
      readonly list?: string;
      readonly ofRows?: RowsChosen;
    }
  : Own;

/** An item with its options listed. A questionnaire without the list does not load. */
export function listed<Own extends object>(own: Own, lists?: Readonly<Record<string, CodeList>>): Listed<Own> {
  const { options } = own as { readonly options?: { readonly list?: string } & Partial<RowsChosen> };
  const found = options?.list && lists?.[options.list];
  return {
    ...own,
    ...(found && { list: options.list, options: found.codes }),
    ...(options?.rows && { ofRows: options, options: [] }),
  } as Listed<Own>;
}
