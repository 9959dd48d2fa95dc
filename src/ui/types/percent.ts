import { onPage } from '../onPage.ts';
import numberStyles from '../styles/number.css?url';
import type { TypeView } from './row.ts';
import { percentage } from './unit.ts';

/** A whole percentage. */
export const percent: TypeView<'percent'> = {
  Field: onPage(async () => (await import('./percentField.tsx')).PercentField, ['more'], numberStyles),
  format: (value, _item, texts) => percentage(`${value}`, texts),
  tellsMistake: true,
};
