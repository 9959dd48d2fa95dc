import { onPage } from '../onPage.ts';
import choiceStyles from '../styles/choice.css?url';
import type { TypeView } from './row.ts';

/** One answer out of lettered options. */
export const choice: TypeView<'choice'> = {
  Field: onPage(async () => (await import('./choiceField.tsx')).ChoiceField, [], choiceStyles),
  format: (value, { id }, texts) => texts.options[id]?.[value] ?? `${value}`,
  worded: true,
};
