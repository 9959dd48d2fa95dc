import { optionWords } from '../../instrument/optionWords.ts';
import { onPage } from '../onPage.ts';
import optionStyles from '../styles/options.css?url';
import type { TypeView } from './row.ts';

/** One answer out of listed options. */
export const choice: TypeView<'choice'> = {
  Field: onPage(async () => (await import('./choiceField.tsx')).ChoiceField, ['more'], optionStyles),
  format: (value, item, texts) => optionWords(item, `${value}`, texts) ?? `${value}`,
  worded: true,
};
