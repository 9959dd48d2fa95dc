import { exactQuantity } from '../exact.ts';
import { type ExpressionValue, inVain, none, open, type Undecided } from '../expressionValue.ts';

/** What rows contribute to what is reckoned over them, counted as it changes. */
export class RowTally {
  #open = 0;
  #inVain = 0;
  #held = 0;
  #failed = 0;
  #counted = 0;
  #inexact = 0;
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
      else if (typeof value !== 'string') this.#total += BigInt(by) * exactQuantity(value);
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
  get total(): bigint | undefined {
    return this.#inexact > 0 ? undefined : this.#total;
  }
}
