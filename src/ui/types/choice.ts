import { optionWords } from '../../instrument/optionWords.ts';
import { onPage } from '../onPage.ts';
import choiceStyles from '../styles/choice.css?url';
import optionStyles from '../styles/options.css?url';
import { isMany } from './many.ts';
import type { TypeView } from './row.ts';

const searched = onPage(async () => (await import('./searchedChoice.tsx')).SearchedChoice, ['more'], optionStyles);

/** One answer out of listed options. */
export const choice: TypeView<'choice'> = {
  Field: onPage(async () => (await import('./choiceField.tsx')).ChoiceField, [], choiceStyles),
  fieldOf: (item) => isMany(item) && searched,
  format: (value, item, texts) => optionWords(item, `${value}`, texts) ?? `${value}`,
  worded: true,
};
