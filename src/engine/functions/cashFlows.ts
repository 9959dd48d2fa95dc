import type { Decimal } from 'decimal.js';
import { none, type Quantity } from '../expressionValue.ts';
import { decimalOf, quantityOf } from './decimals.ts';

/** What comes in, or goes out where it is below zero, in a year. */
export interface CashFlow {
  readonly amount: Quantity;
  readonly year: number;
}

/** What each year has: the years in order, so that the order of the rows tells nothing, and those of the same as one. */
function byYear(flows: readonly CashFlow[]): [years: number, amount: Decimal][] {
  const amounts = new Map<number, Decimal>();
  for (const { amount, year } of flows) {
    const before = amounts.get(year);
    amounts.set(year, before ? before.plus(decimalOf(amount)) : decimalOf(amount));
  }
  const inOrder = [...amounts].sort(([one], [other]) => one - other);
  const [[least] = [0]] = inOrder;
  return inOrder.map(([year, amount]) => [year - least, amount]);
}

/**
 * What flows are worth in the first of their years, at a rate for each year (0.0725). There is no such value of nothing, nor
 * at a rate of -1 or less.
 */
export function presentValue(rate: Quantity, flows: readonly CashFlow[]): Quantity | typeof none {
  const growth = decimalOf(rate).plus(1);
  if (flows.length === 0 || growth.lessThanOrEqualTo(0)) return none;
  const values = byYear(flows).map(([years, amount]) => amount.dividedBy(growth.pow(years)));
  return quantityOf(values.reduce((sum, value) => sum.plus(value)));
}

/** How closely a rate of return is told. */
const places = 10;
const greatestRate = 1e9;

/**
 * The rate at which flows are worth nothing. There is none unless they change their sign once. Reckoned with floats, which add,
 * multiply and divide alike everywhere: it is a figure, and no gate rests on it.
 */
export function internalRate(flows: readonly CashFlow[]): Quantity | typeof none {
  const nonZero = byYear(flows)
    .filter(([, amount]) => !amount.isZero())
    .map(([years, amount]) => ({ years, amount: amount.toNumber() }));
  const changes = nonZero.filter(({ amount }, at) => at > 0 && amount < 0 !== (nonZero[at - 1]?.amount ?? 0) < 0);
  if (changes.length !== 1) return none;
  const isFirstNegative = (nonZero[0]?.amount ?? 0) < 0;
  // The higher the rate, the less counts what comes later: above the one that is sought, the first years decide.
  const isAbove = (rate: number): boolean => worthAt(rate, nonZero) < 0 === isFirstNegative;
  let low = -1;
  let high = 1;
  while (!isAbove(high)) {
    low = high;
    high *= 2;
    if (high > greatestRate) return none;
  }
  while (high - low > 10 ** -places / 4) {
    const middle = (low + high) / 2;
    // Between two floats that are next to each other there is none.
    if (middle <= low || middle >= high) break;
    if (isAbove(middle)) high = middle;
    else low = middle;
  }
  return quantityOf(decimalOf(0).plus(((low + high) / 2).toFixed(places)));
}

/** What flows are worth in the last of their years, which has the sign of what they are worth in the first. */
function worthAt(rate: number, flows: readonly { readonly years: number; readonly amount: number }[]): number {
  let worth = 0;
  let before = 0;
  for (const { years, amount } of flows) {
    worth = grown(worth, 1 + rate, years - before);
    before = years;
    worth += amount;
  }
  return worth;
}

/** Beyond so many years what grows is squared: a number that is no year must not keep a page waiting. */
const mostSteps = 1000;

function grown(worth: number, growth: number, years: number): number {
  if (worth === 0) return 0;
  let found = worth;
  let factor = growth;
  let left = years;
  while (left > mostSteps) {
    if (left % 2 === 1) found *= factor;
    factor *= factor;
    left = Math.floor(left / 2);
  }
  for (; left > 0; left -= 1) found *= factor;
  return found;
}
