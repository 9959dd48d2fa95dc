import { type Call, type Expression, pathOf, termsOf } from '../../instrument/expression/expression.ts';
import { referencesIn } from '../../instrument/expression/reads.ts';
import { isOverRows } from '../../instrument/expression/signatures.ts';
import { rosterAt, rosterNamed } from '../../instrument/rosterPath.ts';
import type { Instrument } from '../../instrument/schema.ts';

/** The rows that a call reckons over. */
export interface CountedRows {
  readonly roster: string;
  readonly path: string;
  /** The roster in whose row they stand, where it is those of one row alone. */
  readonly of: string | undefined;
}

/** What stands between what is reckoned and the row that asks, in the name of its place. */
export const askedBy = ' @';

/**
 * What a call reckons over, where that is a roster.
 * @param around the rosters in whose rows it stands
 */
export function countedBy(
  { rosters }: Pick<Instrument, 'rosters'>,
  { call, args }: Call,
  around: readonly string[],
): CountedRows | undefined {
  if (!isOverRows(call)) return undefined;
  for (const named of args.flatMap(referencesIn)) {
    const path = call === 'count' ? pathOf(named) : (named.of ?? '');
    const inner = rosterNamed(rosters, path)?.in;
    const of = inner !== undefined && around.includes(inner) ? inner : undefined;
    const roster = of === undefined ? rosterAt(rosters, path) : path;
    if (roster !== undefined) return { roster, path, of };
  }
  return undefined;
}

/** Whether what is reckoned over rows depends on the row that asks; else it is one for all of them. */
export function asks(
  part: Call,
  { path, of }: CountedRows,
  around: readonly string[],
  rosterOf: ReadonlyMap<string, string>,
): boolean {
  if (around.length === 0) return false;
  const isOfAsker = (name: string) => around.includes(rosterOf.get(name) ?? '');
  return (
    of !== undefined ||
    hasPosition(part) ||
    part.args.flatMap(referencesIn).some((named) => named.of !== path && isOfAsker(named.of ?? named.name)) ||
    (part.where !== undefined && readsAsker(part.where))
  );
}

const readsAsker = (part: Expression): boolean =>
  referencesIn(part).some(({ name, of }) => of === 'outer' || (of === undefined && name === 'row'));

const hasPosition = (part: Expression): boolean =>
  'call' in part && (part.call === 'position' || termsOf(part).some(hasPosition));
