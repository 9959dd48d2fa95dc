import type { ItemType } from './itemTypes.ts';
import { layoutOf } from './layout.ts';
import { areLetters } from './options.ts';
import type { Question } from './question.ts';

/** The types of items that the first format has. */
const ownTypes: ReadonlySet<ItemType> = new Set([
  ...(['yesNo', 'choice', 'percent', 'minutes', 'decimal', 'text', 'email', 'telephone'] as const),
]);

/** The layouts that it has for one item alone, and with those for words without any. */
const ownSingles: ReadonlySet<ItemType> = new Set(['yesNo', 'choice', 'percent', 'minutes', 'decimal']);

/** What a question has that the first format of questionnaires has not; undefined: nothing. */
export function beyondFirstFormat(question: Question): string | undefined {
  const { layout, items } = layoutOf(question);
  if (layout === 'note') return 'a note';
  for (const item of items) {
    if (!ownTypes.has(item.type) || (layout === 'single' && !ownSingles.has(item.type))) return item.type;
    if ('lines' in item && item.lines !== undefined) return 'lines';
    if ('options' in item && ('list' in item.options || !areLetters(item.options)))
      return 'options that are no letters';
  }
  return undefined;
}
