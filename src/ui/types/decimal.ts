import { decimalNumber } from '../../i18n/format.ts';
import { onPage } from '../onPage.ts';
import type { TypeView } from './row.ts';
import { unitOf } from './unit.ts';

/** A number with decimals. */
export const decimal: TypeView<'decimal'> = {
  Field: onPage(async () => (await import('./decimalField.tsx')).DecimalField),
  format: (value, item, texts) => `${decimalNumber(`${value}`, texts.language)}\u00A0${unitOf(item, texts)}`.trimEnd(),
};
