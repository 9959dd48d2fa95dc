import { mostPlaces } from '../instrument/limits.ts';
import { localeOf } from './format.ts';

/** By language and currency: making a format takes longer than using it, and a review has a thousand amounts. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, language: string): Intl.NumberFormat {
  const name = `${language} ${currency}`;
  const format =
    formats.get(name) ??
    new Intl.NumberFormat(localeOf(language), {
      style: 'currency',
      currency,
      maximumFractionDigits: mostPlaces,
      trailingZeroDisplay: 'stripIfInteger',
    });
  formats.set(name, format);
  return format;
}

/** An amount as the language writes it, with its currency; digits behind the point where there are any: "€ 1.234,50". */
export const amount = (number: string, currency: string, language: string): string =>
  // The text is read as it stands where the browser knows how, and else as the nearest number that it can hold.
  formatOf(currency, language).format(number as `${number}`);

/** What a currency is written with, the sign of the language first: "€", "EURO", "EUR"; in capitals. */
export function currencySigns(currency: string, language: string): readonly string[] {
  const signs = (['symbol', 'narrowSymbol', 'name'] as const).flatMap((currencyDisplay) =>
    [2, 1]
      .flatMap((number) =>
        new Intl.NumberFormat(localeOf(language), { style: 'currency', currency, currencyDisplay }).formatToParts(
          number,
        ),
      )
      .filter(({ type }) => type === 'currency')
      .map(({ value }) => value.toUpperCase()),
  );
  return [...new Set([...signs, currency])];
}
