import { optionWords } from '../../instrument/optionWords.ts';
import { onPage } from '../onPage.ts';
import choiceStyles from '../styles/choice.css?url';
import type { TypeView } from './row.ts';

/** One answer out of listed options. */
export const choice: TypeView<'choice'> = {
  Field: onPage(async () => (await import('./choiceField.tsx')).ChoiceField, ['more'], choiceStyles),
  format: optionWords,
  worded: true,
};
