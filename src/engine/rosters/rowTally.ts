import { mostPlaces } from '../../instrument/limits.ts';
import { exactQuantity, within34 } from '../exact.ts';
import { type ExpressionValue, inVain, none, open, type Undecided } from '../expressionValue.ts';

const one = 10n ** BigInt(mostPlaces);

/** What rows contribute to what is reckoned over them, counted as it changes. */
export class RowTally {
  #open = 0;
  #inVain = 0;
  #held = 0;
  #failed = 0;
  #counted = 0;
  #inexact = 0;
  /** The whole numbers, as long as a float holds their sum. */
  #whole = 0;
  /** All others, in the smallest units. */
  #total = 0n;

  /** Counts what a row contributes in (1) or out (-1). Of a row that is left out, that is none. */
  count(value: ExpressionValue, by: 1 | -1): void {
    if (value === none) return;
    if (value === open) this.#open += by;
    else if (value === inVain) this.#inVain += by;
    else {
      this.#counted += by;
      if (value === true) this.#held += by;
      else if (value === false) this.#failed += by;
      else if (typeof value === 'object') this.#inexact += by;
      else if (typeof value !== 'string') this.#add(value, by);
    }
  }

  /** What keeps the rows from being told, where something does. */
  get undecided(): Undecided | undefined {
    if (this.#open > 0) return open;
    return this.#inVain > 0 ? inVain : undefined;
  }

  /** How many rows count. */
  get counted(): number {
    return this.#counted;
  }

  /** Whether there is a row of which it holds, or does not. */
  has(truth: boolean): boolean {
    return (truth ? this.#held : this.#failed) > 0;
  }

  /** The sum; undefined where a row has a number that was rounded: then it is the order that the rows are added in that counts. */
  get total(): number | bigint | undefined {
    if (this.#inexact > 0) return undefined;
    if (this.#total === 0n) return this.#whole;
    const total = this.#total + exactQuantity(this.#whole);
    const whole = total / one;
    return whole * one === total && Number.isSafeInteger(Number(whole)) ? Number(whole) : within34(total);
  }

  #add(value: number | bigint, by: 1 | -1): void {
    const whole = typeof value === 'number' ? this.#whole + by * value : Number.NaN;
    if (Number.isSafeInteger(whole)) this.#whole = whole;
    else this.#total += BigInt(by) * exactQuantity(value);
  }
}
