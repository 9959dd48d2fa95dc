import type { ItemType } from './itemTypes.ts';
import { layoutOf } from './layout.ts';
import { areLetters } from './letters.ts';
import type { Question } from './question.ts';

/** The types of items that the first format does not have. */
const laterTypes: ReadonlySet<ItemType> = new Set(['choices', 'url', 'identifier']);

/** Those that it has in rows and lines alone. */
const neverSingle: ReadonlySet<ItemType> = new Set(['text', 'email', 'telephone']);

/** What a question has that the first format of questionnaires has not; undefined: nothing. */
export function beyondFirstFormat(question: Question): string | undefined {
  const { layout, items } = layoutOf(question);
  if (layout === 'fields' && items.length === 0) return 'a note';
  for (const item of items) {
    if (item.is) return 'computed';
    if (item.unique) return 'unique';
    if (laterTypes.has(item.type) || (layout === 'single' && neverSingle.has(item.type))) return item.type;
    if ('lines' in item && item.lines !== undefined) return 'lines';
    if ('optionGates' in item && item.optionGates !== undefined) return 'gates of options';
    const options = 'options' in item ? item.options : undefined;
    if (options && !(Array.isArray(options) && areLetters(options))) return 'options that are no letters';
  }
  return undefined;
}
