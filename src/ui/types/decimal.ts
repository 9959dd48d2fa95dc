import { decimalNumber } from '../../i18n/format.ts';
import { onPage } from '../onPage.ts';
import numberStyles from '../styles/number.css?url';
import type { TypeView } from './row.ts';
import { unitOf } from './unit.ts';

/** A number with decimals. */
export const decimal: TypeView<'decimal'> = {
  Field: onPage(async () => (await import('./decimalField.tsx')).DecimalField, [], numberStyles),
  format: (value, item, texts) => `${decimalNumber(`${value}`, texts.language)}\u00A0${unitOf(item, texts)}`.trimEnd(),
};
