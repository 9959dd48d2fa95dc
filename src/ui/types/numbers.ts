import type { ItemOf } from '../../engine/outline.ts';
import type { Value } from '../../engine/value.ts';
import { amount } from '../../i18n/money.ts';
import { decimalNumber } from '../../i18n/number.ts';
import type { Texts } from '../../instrument/texts.ts';
import { onPage } from '../onPage.ts';
import numberStyles from '../styles/number.css?url';
import type { TypeView } from './row.ts';
import { unitOf } from './unit.ts';

/** A number with its unit, on one line. */
const withUnit = (number: Value, item: ItemOf<'decimal' | 'whole'>, texts: Texts): string =>
  `${decimalNumber(`${number}`, texts.language)}\u00A0${unitOf(item, texts)}`.trimEnd();

/** A number with decimals. */
export const decimal: TypeView<'decimal'> = {
  Field: onPage(async () => (await import('./decimalField.tsx')).DecimalField, ['more'], numberStyles),
  format: (value, item, texts) => withUnit(value, item, texts),
};

/** A whole number. */
export const whole: TypeView<'whole'> = {
  Field: onPage(async () => (await import('./wholeField.tsx')).WholeField, ['more'], numberStyles),
  format: (value, item, texts) => withUnit(value, item, texts),
};

/** An amount in a currency. */
export const money: TypeView<'money'> = {
  Field: onPage(async () => (await import('./moneyField.tsx')).MoneyField, ['more'], numberStyles),
  format: (value, { currency }, { language }) => amount(`${value}`, currency, language),
};
