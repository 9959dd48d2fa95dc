import type { CodeList, Options } from './options.ts';

/** An item whose options are listed, wherever they stand; `list`: the list that they and their words are from. */
export type Listed<Own> = Own extends { readonly options: Options }
  ? Omit<Own, 'options'> & { readonly options: readonly string[]; readonly list?: string }
  : Own;

/** An item with its options listed. A questionnaire without the list does not load. */
export function listed<Own extends object>(own: Own, lists: Readonly<Record<string, CodeList>> = {}): Listed<Own> {
  const setting = 'options' in own ? (own.options as Options) : [];
  if (!('list' in setting)) return own as Listed<Own>;
  const { list } = setting;
  const found = lists[list] ?? [];
  return { ...own, options: 'codes' in found ? found.codes : found, list } as Listed<Own>;
}

/** Options that are letters by themselves, as a form prints them; those of other codes have none. */
export const areLetters = (codes: readonly string[]): boolean => codes.every((code) => /^[a-z]$/.test(code));
