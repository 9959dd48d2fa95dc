import type { Texts } from './texts.ts';

/** The words of an option of an item: those of the list that it is from, or the item's own. */
export const optionWords = (
  { id, list }: { readonly id: string; readonly list?: string },
  code: string | number,
  { options, lists }: Pick<Texts, 'options' | 'lists'>,
): string | undefined => (list ? lists?.[list] : options[id])?.[code];
