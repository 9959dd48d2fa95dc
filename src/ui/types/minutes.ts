import { onPage } from '../onPage.ts';
import type { TypeView } from './row.ts';

/** Whole minutes. */
export const minutes: TypeView<'minutes'> = {
  Field: onPage(async () => (await import('./minutesField.tsx')).MinutesField, ['more']),
  format: (value, _item, _texts, words) => words.question.minutes({ count: Number(value) }),
};
