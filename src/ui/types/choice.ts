import { onPage } from '../onPage.ts';
import type { TypeView } from './row.ts';

/** One answer out of lettered options. */
export const choice: TypeView<'choice'> = {
  Field: onPage(async () => (await import('./choiceField.tsx')).ChoiceField),
  format: (value, { id }, texts) => texts.options[id]?.[value] ?? `${value}`,
  worded: true,
};
