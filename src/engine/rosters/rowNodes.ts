import { addressIn } from '../../instrument/address.ts';
import type { Expression } from '../../instrument/expression/expression.ts';
import type { Check } from '../../instrument/schema.ts';
import { bothOpen, type Evaluate, type ExpressionValue, isUndecided, none, open } from '../expressionValue.ts';
import type { CaseNode, ConditionNode, ScopeNode } from '../program.ts';
import { baseOf, type RosterRow, type Stand } from './row.ts';
import type { RowExpression } from './template.ts';

const always: Expression = { truth: true };

/** Tells how an expression reads in a row. */
export interface ReadsInRows {
  readonly readIn: (written: Expression, stand: Stand) => Expression;
}

/** What opens a row: it is there, and its roster is asked. */
export class RowNode implements ScopeNode {
  readonly kind = 'scope';
  readonly parent: number;
  readonly gate = always;
  questions: string[] = [];
  readonly #row: RosterRow;

  constructor(row: RosterRow) {
    this.parent = row.place.scope;
    this.#row = row;
  }

  settled(): void {
    this.questions = this.questions.slice();
  }

  evaluate(results: readonly ExpressionValue[]): ExpressionValue {
    return this.#row.isThere ? (results[this.parent] ?? open) : false;
  }
}

/** A part of a row with a gate of its own. */
export class RowScope implements ScopeNode {
  readonly kind = 'scope';
  readonly parent: number;
  readonly item?: string;
  questions: string[] = [];
  readonly #bound: RowExpression;
  readonly #row: number;
  readonly #stand: Stand;
  readonly #program: ReadsInRows;

  constructor(program: ReadsInRows, parent: number, bound: RowExpression, stand: Stand, item?: string) {
    this.parent = parent;
    this.#bound = bound;
    this.#row = baseOf(stand);
    this.#stand = stand;
    this.#program = program;
    if (item !== undefined) this.item = item;
  }

  /** The gate as it reads in the row: told to who asks for it, since none needs to know of most. */
  get gate(): Expression {
    return this.#program.readIn(this.#bound.written, this.#stand);
  }

  /** Tells that all questions that it opens are there: an array that has grown has room for more. */
  settled(): void {
    this.questions = this.questions.slice();
  }

  evaluate(results: readonly ExpressionValue[]): ExpressionValue {
    const around = results[this.parent] ?? true;
    if (around === false) return false;
    const own = this.#bound.evaluate(results, this.#row);
    if (own === false || own === none) return false;
    if (!isUndecided(around)) return isUndecided(own) ? own : around;
    return isUndecided(own) ? bothOpen(around, own) : around;
  }
}

/** A named condition of a row. */
export class RowCondition implements ConditionNode {
  readonly kind = 'condition';
  readonly expression: Expression;
  readonly #bound: RowExpression;
  readonly #row: number;

  constructor(expression: Expression, bound: RowExpression, row: number) {
    this.expression = expression;
    this.#bound = bound;
    this.#row = row;
  }

  evaluate(results: readonly ExpressionValue[]): ExpressionValue {
    return this.#bound.evaluate(results, this.#row);
  }
}

/** A case of a check of a row. */
export class RowCase implements CaseNode {
  readonly kind = 'case';
  readonly items: readonly number[];
  readonly unless: readonly Evaluate[];
  readonly #check: Check;
  readonly #case: Check['cases'][number];
  readonly #row: RosterRow;
  readonly #when: RowExpression;

  constructor(
    row: RosterRow,
    check: Check,
    one: Check['cases'][number],
    {
      when,
      unless,
      items,
    }: { readonly when: RowExpression; readonly unless: readonly Evaluate[]; readonly items: readonly number[] },
  ) {
    this.items = items;
    this.unless = unless;
    this.#check = check;
    this.#case = one;
    this.#row = row;
    this.#when = when;
  }

  get check(): Check {
    return { ...this.#check, id: addressIn(this.#row.address, this.#check.id) };
  }

  get case(): Check['cases'][number] {
    return { ...this.#case, text: this.#case.text ?? this.#check.id };
  }

  /** Of a row that is not there, or not asked, nothing is found. */
  evaluate(results: readonly ExpressionValue[]): ExpressionValue {
    return results[this.#row.slot] === true && this.#when.evaluate(results, this.#row.slot);
  }
}
