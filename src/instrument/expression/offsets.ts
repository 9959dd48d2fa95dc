import type { Expression } from './expression.ts';

const begun = new WeakMap<Expression, number>();

/** Keeps at which character the parts of an expression begin. */
export function keepOffsets(offsets: ReadonlyMap<Expression, number>): void {
  for (const [part, at] of offsets) begun.set(part, at);
}

/** At which character of its text a part of an expression begins, counted from 0; undefined where it was not read from one. */
export const offsetOf = (part: Expression): number | undefined => begun.get(part);
