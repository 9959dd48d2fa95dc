import { onPage } from '../onPage.ts';
import choiceStyles from '../styles/choice.css?url';
import type { TypeView } from './row.ts';

/** Yes or no. */
export const yesNo: TypeView<'yesNo'> = {
  Field: onPage(async () => (await import('./yesNoField.tsx')).YesNoField, ['more'], choiceStyles),
  format: (value, _item, texts) => (value === 'yes' ? texts.answers.yes : texts.answers.no),
  worded: true,
};
