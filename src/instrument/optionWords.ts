import type { Texts } from './texts.ts';

/** The words of an option of an item: those of the list that it is from, or the item's own; its code where it has none. */
export const optionWords = (
  code: string | number,
  { id, list }: { readonly id: string; readonly list?: string },
  { options, lists }: Pick<Texts, 'options' | 'lists'>,
): string => (list ? lists?.[list] : options[id])?.[code] ?? `${code}`;
