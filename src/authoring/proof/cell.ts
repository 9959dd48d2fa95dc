import { compileExpression } from '../../engine/compileExpression.ts';
import { type Evaluate, type ExpressionValue, isUndecided, none } from '../../engine/expressionValue.ts';
import { meaningOf } from '../../engine/functions/table.ts';
import type { Item } from '../../engine/outline.ts';
import type { Expression } from '../../instrument/expression/expression.ts';
import type { FunctionName } from '../../instrument/expression/signatures.ts';

type EngineFunction = Parameters<typeof meaningOf>[0];

/** A function of the engine; whether each operand is there (`present`), or holds (`holds`: what does not exist does not). */
export type Operation = FunctionName | 'present' | 'holds';

/**
 * A part of what gates and checks reckon. Parts that are alike are one cell, however often they are written.
 * A draw takes one of `values` where the gates around it hold, and is none where they do not.
 */
export type CircuitCell =
  | { readonly kind: 'constant'; readonly value: ExpressionValue }
  | { readonly kind: 'item'; readonly item: Item; readonly scope: number }
  | { readonly kind: 'draw'; readonly scope: number; readonly values: readonly ExpressionValue[] }
  | { readonly kind: 'call'; readonly call: Operation; readonly args: readonly number[] };

/** What is evaluated. */
export type CallCell = Extract<CircuitCell, { kind: 'call' }>;

/** What is settled by choosing, rather than by evaluating. */
export type CellSource = Extract<CircuitCell, { scope: number }>;

/** Operations that take their operands one by one, in whatever order. */
const gathering: ReadonlySet<Operation> = new Set<Operation>(['and', 'or', '+', 'present', 'holds']);

export const gathers = (cell: CircuitCell): boolean => cell.kind === 'call' && gathering.has(cell.call);

/** What an operation of our own makes of one operand; those of the engine take it as it is. */
const taken: Readonly<Partial<Record<Operation, (result: ExpressionValue) => ExpressionValue>>> = {
  present: (result) => (result === none ? false : isUndecided(result) ? result : true),
  holds: (result) => (result === none ? false : result),
};

/** An operation over the results at some slots. */
export function operate(call: Operation, args: readonly number[]): Evaluate {
  const take = taken[call];
  if (take)
    return meaningOf('and')(
      ...args.map((slot) => (results: readonly ExpressionValue[]) => take(results[slot] ?? none)),
    );
  const operands: readonly Expression[] = args.map((slot) => ({ name: `${slot}` }));
  // The engine adds two at a time.
  const written: Expression =
    call === '+'
      ? operands.reduce((sum, operand) => ({ call, args: [sum, operand] }))
      : { call: call as FunctionName, args: operands };
  return compileExpression(written, ({ name }) => ({ slot: Number(name) }));
}

/** How an operation that takes its operands one by one begins, and goes on from what it has come to. */
export function gather(call: Operation, into: number, from: number, isFirst: boolean): Evaluate {
  const take = taken[call] ?? ((result: ExpressionValue) => result);
  if (isFirst) return (results) => take(results[from] ?? none);
  const both = meaningOf(taken[call] ? 'and' : (call as EngineFunction));
  return both(
    (results) => results[into] ?? none,
    (results) => take(results[from] ?? none),
  );
}
