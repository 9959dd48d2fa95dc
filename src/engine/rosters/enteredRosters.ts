import { madeRow } from '../../instrument/rowAddress.ts';
import { EnteredRows } from './enteredRows.ts';

/** What was entered for the rows of each roster, by its address. */
export class EnteredRosters {
  readonly #entered = new Map<string, EnteredRows>();

  /** The rows that were entered for a roster, as they change. */
  at(roster: string): EnteredRows {
    const entered = this.#entered.get(roster) ?? new EnteredRows();
    this.#entered.set(roster, entered);
    return entered;
  }

  /** Keeps what was entered for a row; gives the address of its roster. What names no row is kept by nobody. */
  enter(address: string, entry: unknown): string | undefined {
    const begin = address.lastIndexOf('[');
    const id = address.slice(begin + 1, -1);
    if (!madeRow.test(id)) return undefined;
    const roster = address.slice(0, begin);
    this.at(roster).set(id, typeof entry === 'string' && entry !== '' ? entry : undefined);
    return roster;
  }
}
