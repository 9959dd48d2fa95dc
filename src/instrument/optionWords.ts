import type { Texts } from './texts.ts';

/** The words of an option of an item: those of the list that it is from, or the item's own; its code where it has none. */
export const optionWords = (
  code: string | number,
  { name, list }: { readonly name: string; readonly list?: string },
  texts: Pick<Texts, 'options' | 'lists'>,
): string => (list ? texts.lists?.[list] : texts.options[name])?.[code] ?? `${code}`;
