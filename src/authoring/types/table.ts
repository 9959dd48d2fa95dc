import type { ItemType } from '../../instrument/itemTypes.ts';
import { choice, yesNo } from './choice.ts';
import { date, month } from './date.ts';
import { decimal, money } from './decimal.ts';
import type { Domain } from './row.ts';
import { line } from './text.ts';
import { minutes, percent } from './whole.ts';
import { whole, year } from './wholeNumber.ts';

type Domains = { readonly [Type in ItemType]: Domain<Type> };

const domains = {
  yesNo,
  choice,
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
} satisfies Domains;

/** The values of an item's type. */
export function domainOf<Type extends ItemType>({ type }: { readonly type: Type }): Domain<Type> {
  const rows: Domains = domains;
  return rows[type];
}
