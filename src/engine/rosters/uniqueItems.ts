import { addressIn } from '../../instrument/address.ts';
import type { Expression } from '../../instrument/expression/expression.ts';
import type { Check } from '../../instrument/schema.ts';
import { type ExpressionValue, isUndecided, none } from '../expressionValue.ts';
import type { Item } from '../outline.ts';
import type { CaseNode, RowsNode } from '../program.ts';
import type { RosterRow } from './row.ts';
import type { RowProgram } from './rowProgram.ts';

/** What finds that a row has the value of another one. */
class SameValueCase implements CaseNode {
  readonly kind = 'case';
  readonly unless = [];
  readonly check: Check;
  readonly case: Check['cases'][number];
  readonly items: readonly number[];
  /** Whether another row has its value. */
  readonly evaluate: () => boolean;

  constructor(check: Check, one: Check['cases'][number], item: number, isShared: () => boolean) {
    this.check = check;
    this.case = one;
    this.items = [item];
    this.evaluate = isShared;
  }
}

const always: Expression = { truth: true };

/** The places of what tells that rows of one roster have the same value, by that value. */
type CasesByValue = Map<ExpressionValue, Set<number>>;

/** Items of which no two rows of a roster, where it stands, may have one value. */
export class UniqueItems {
  readonly #program: RowProgram;
  /** By the address of the roster and the name of the item. */
  readonly #values = new Map<string, CasesByValue>();

  constructor(program: RowProgram) {
    this.#program = program;
  }

  /** Has a value that another row has found, in both, if the item is to be unique. @param at the row that it stands in */
  compile(item: Item, at: RosterRow): void {
    const program = this.#program;
    const { uniqueCheck } = program.instrument;
    const slot = program.located.get(item.id)?.slot;
    if (!item.unique || uniqueCheck === undefined || slot === undefined) return;
    const values = this.#valuesOf(addressIn(at.place.address, item.name));
    let value: ExpressionValue = none;
    const found = program.add(
      new SameValueCase(
        { id: addressIn(at.address, uniqueCheck), level: 'hard', cases: [] },
        { items: [item.id], when: always, text: uniqueCheck },
        slot,
        () => (values.get(value)?.size ?? 0) > 1,
      ),
      [slot],
    );
    const kept: RowsNode = {
      kind: 'rows',
      evaluate: (results) => {
        const read = results[slot] ?? none;
        const now = isUndecided(read) ? none : read;
        if (now === value) return none;
        this.#leave(values, value, found);
        this.#join(values, now, found);
        value = now;
        program.evaluateSoon(found);
        return none;
      },
    };
    program.add(kept, [slot]);
  }

  #valuesOf(address: string): CasesByValue {
    const known = this.#values.get(address);
    if (known) return known;
    const made: CasesByValue = new Map();
    this.#values.set(address, made);
    return made;
  }

  #leave(values: CasesByValue, value: ExpressionValue, found: number): void {
    const same = values.get(value);
    if (!same) return;
    same.delete(found);
    if (same.size === 0) values.delete(value);
    else this.#tell(same, 1);
  }

  #join(values: CasesByValue, value: ExpressionValue, found: number): void {
    if (value === none) return;
    const same = values.get(value) ?? new Set();
    values.set(value, same.add(found));
    this.#tell(same, 2);
  }

  /** Only the second row of a value makes it shared, or no more: those of many others are as they were. */
  #tell(same: ReadonlySet<number>, size: number): void {
    if (same.size === size) for (const found of same) this.#program.evaluateSoon(found);
  }
}
