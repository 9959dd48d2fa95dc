import type { ItemOf } from '../../engine/outline.ts';
import type { Entered } from '../../engine/value.ts';
import { amount, currencySigns } from '../../i18n/money.ts';
import { decimalTyped } from '../../i18n/number.ts';
import { canonicalDecimal } from '../../instrument/canonicalDecimal.ts';
import { decimalEntry } from './decimalField.tsx';
import { NumberField, numbersMeant } from './numberField.tsx';
import type { FieldProps } from './row.ts';
import { typedNumber } from './typedNumber.ts';

/** An amount without its currency, which may stand before or behind it: "€ 12,50", "12,50 EUR", "-€0.05". */
function withoutCurrency(typed: string, { currency }: Pick<ItemOf<'money'>, 'currency'>, language: string): string {
  const bare = typedNumber(typed).trim();
  const [minus = ''] = /^[-−]/.exec(bare) ?? [];
  const amountTyped = bare.slice(minus.length).trim();
  const upper = amountTyped.toUpperCase();
  for (const sign of currencySigns(currency, language)) {
    if (upper.startsWith(sign)) return minus + amountTyped.slice(sign.length).trim();
    if (upper.endsWith(sign)) return minus + amountTyped.slice(0, -sign.length).trim();
  }
  return bare;
}

/** What is typed, as an entry: the amount where it means one, else as typed. */
export function moneyEntry(typed: string, item: Pick<ItemOf<'money'>, 'currency'>, language: string): Entered {
  const number = withoutCurrency(typed, item, language);
  const entry = decimalEntry(number);
  // A sign of a currency alone is no blank.
  if (entry === null) return typedNumber(typed).trim() === '' ? null : typed;
  return canonicalDecimal.test(`${entry}`) || number === typed ? entry : typed;
}

/** A field for an amount in a currency. */
export function MoneyField(props: FieldProps<'money'>) {
  const { item, session } = props;
  const { language } = session.texts;
  return (
    <NumberField
      {...props}
      parse={(typed) => moneyEntry(typed, item, language)}
      show={(entry) => (canonicalDecimal.test(entry) ? decimalTyped(entry, language) : entry)}
      unit={currencySigns(item.currency, language)[0] ?? item.currency}
      meant={(entry) => (canonicalDecimal.test(entry) ? [] : numbersMeant(withoutCurrency(entry, item, language)))}
      say={(value) => amount(`${value}`, item.currency, language)}
    />
  );
}
