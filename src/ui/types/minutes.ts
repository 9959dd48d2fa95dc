import { onPage } from '../onPage.ts';
import numberStyles from '../styles/number.css?url';
import type { TypeView } from './row.ts';

/** Whole minutes. */
export const minutes: TypeView<'minutes'> = {
  Field: onPage(async () => (await import('./minutesField.tsx')).MinutesField, ['more'], numberStyles),
  format: (value, _item, _texts, words) => words.question.minutes({ count: Number(value) }),
};
