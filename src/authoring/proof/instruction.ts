import type { Evaluate } from '../../engine/expressionValue.ts';
import { type CallCell, type CircuitCell, gather, operate } from './cell.ts';

/** What is evaluated: the result of a cell, or what it has come to. */
export interface Instruction {
  readonly at: number;
  readonly evaluate: Evaluate;
}

// Cones share the cells of their circuit, and a cell is evaluated alike in all of them.
const calls = new WeakMap<CircuitCell, Instruction>();
const gatherings = new WeakMap<CircuitCell, Map<number, Instruction>>();

/** How a call is evaluated. */
export function callOf(cell: CallCell, at: number): Instruction {
  const known = calls.get(cell);
  if (known) return known;
  const made = { at, evaluate: operate(cell.call, cell.args) };
  calls.set(cell, made);
  return made;
}

/** How a call that takes its operands one by one takes one of them in. */
export function gatheringOf(cell: CallCell, into: number, from: number, isFirst: boolean): Instruction {
  const ofCell = gatherings.get(cell) ?? new Map<number, Instruction>();
  gatherings.set(cell, ofCell);
  const key = from * 2 + Number(isFirst);
  const known = ofCell.get(key);
  if (known) return known;
  const made = { at: into, evaluate: gather(cell.call, into, from, isFirst) };
  ofCell.set(key, made);
  return made;
}
