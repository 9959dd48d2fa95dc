import type { ItemType } from '../../instrument/itemTypes.ts';
import { choice, choices, yesNo } from './choice.ts';
import { date, month } from './date.ts';
import { decimal, money } from './decimal.ts';
import { identifier } from './identifier.ts';
import type { Domain } from './row.ts';
import { line, url } from './text.ts';
import { minutes, percent } from './whole.ts';
import { whole, year } from './wholeNumber.ts';

type Domains = { readonly [Type in ItemType]: Domain<Type> };

const domains = {
  yesNo,
  choice,
  choices,
  percent,
  minutes,
  decimal,
  whole,
  money,
  date,
  month,
  year,
  text: line,
  email: line,
  telephone: line,
  url,
  identifier,
} satisfies Domains;

/** The values of an item's type. */
export function domainOf<Type extends ItemType>({ type }: { readonly type: Type }): Domain<Type> {
  const rows: Domains = domains;
  return rows[type];
}
