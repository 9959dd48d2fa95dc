import type { Expression } from '../../instrument/expression/expression.ts';
import type { RosterRow } from './row.ts';
import { RowCondition } from './rowNodes.ts';
import type { RowProgram } from './rowProgram.ts';

/** Compiles a named condition of a row; gives how it reads there. @param address its own */
export function compileRowCondition(
  program: RowProgram,
  expression: Expression,
  row: RosterRow,
  address: string,
): Expression {
  const bound = program.from(row.stand, () => program.bound(expression));
  const read = program.readIn(expression, row.stand);
  const slot = program.add(new RowCondition(read, bound, row.slot), new Set(bound.slots(row.slot)));
  program.located.set(address, { slot });
  return read;
}
