import { codesIn } from '../../engine/types/choices.ts';
import { list } from '../../i18n/format.ts';
import { optionWords } from '../../instrument/optionWords.ts';
import { onPage } from '../onPage.ts';
import optionStyles from '../styles/options.css?url';
import type { TypeView } from './row.ts';

/** Any of listed options. */
export const choices: TypeView<'choices'> = {
  Field: onPage(async () => (await import('./choicesField.tsx')).ChoicesField, ['more'], optionStyles),
  format: (value, item, texts) =>
    list(
      codesIn(`${value}`).map((code) => optionWords(code, item, texts)),
      texts.language,
    ),
  worded: true,
};
