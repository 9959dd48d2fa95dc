import {
  bothOpen,
  type Evaluate,
  type ExpressionValue,
  isUndecided,
  none,
  open,
  type Quantity,
  type Undecided,
} from '../expressionValue.ts';
import { type CashFlow, internalRate, presentValue } from '../functions/cashFlows.ts';
import { decimalOf } from '../functions/decimals.ts';
import type { RosterPlace, RosterRow } from './row.ts';
import type { RowExpression } from './template.ts';

/** Cash flows in the rows of a roster. */
export interface Flows {
  /** The rate that they are discounted at; without one, it is the rate that is sought. */
  readonly rate: Evaluate | undefined;
  readonly places: RosterPlace[];
  readonly rows: Map<RosterRow, { readonly amount: RowExpression; readonly year: RowExpression }>;
}

/** A year as a whole number, however it is kept; NaN where it is none, of which nothing can be told. */
function wholeYear(year: Quantity): number {
  const decimal = decimalOf(year);
  return decimal.isInteger() ? decimal.toNumber() : Number.NaN;
}

/** What cash flows are worth, or their internal rate. Rows without an amount or a year are left out; one open value leaves it open. */
export const worthOf =
  ({ rate, places, rows }: Flows): Evaluate =>
  (results) => {
    let undecided: Undecided | undefined;
    const wait = (value: ExpressionValue | undefined) => {
      if (value !== undefined && isUndecided(value)) undecided = undecided ? bothOpen(undecided, value) : value;
    };
    const flows: CashFlow[] = [];
    for (const place of places) {
      const asked = results[place.scope] ?? open;
      wait(asked);
      if (asked === true && place.lacksRows) wait(open);
      for (const row of place.there) {
        const found = rows.get(row);
        if (results[row.slot] !== true || !found) continue;
        const amount = found.amount.evaluate(results, row.slot);
        const year = found.year.evaluate(results, row.slot);
        if (amount === none || year === none) continue;
        wait(amount);
        wait(year);
        if (isUndecided(amount) || isUndecided(year)) continue;
        flows.push({ amount: amount as Quantity, year: wholeYear(year as Quantity) });
      }
    }
    const at = rate?.(results);
    if (at === none) return none;
    wait(at);
    if (undecided) return undecided;
    if (flows.some(({ year }) => !Number.isSafeInteger(year))) return none;
    return rate ? presentValue(at as Quantity, flows) : internalRate(flows);
  };
