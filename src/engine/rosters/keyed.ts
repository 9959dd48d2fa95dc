import { type Call, type Expression, type Reference, termsOf } from '../../instrument/expression/expression.ts';
import { asks, type CountedRows } from './counted.ts';

/** What is reckoned over the rows that have a value which the asking row has, too: `where project = row and …`. */
export interface FoundByValue {
  /** What the counted row is found by. */
  readonly key: Reference;
  /** What the asking row finds it by. */
  readonly asked: Reference;
  /** What else must hold of the counted row, where something must. */
  readonly rest: Expression | undefined;
}

/** Parts of an `and`, on whichever level. */
const conjuncts = (part: Expression): readonly Expression[] =>
  'call' in part && part.call === 'and' ? part.args.flatMap(conjuncts) : [part];

/** The row that asks, or something of it. */
const ofAsker = (part: Expression): Reference | undefined =>
  'name' in part && (part.of === 'outer' || (part.of === undefined && part.name === 'row')) ? part : undefined;

const ofCounted = (part: Expression): Reference | undefined =>
  'name' in part && part.of !== 'given' && !ofAsker(part) ? part : undefined;

/**
 * What rows are found by, where it is by one value that the asking row has no other say in.
 * @param around the rosters in whose rows the call stands
 */
export function keyedBy(
  part: Call,
  counted: CountedRows,
  around: readonly string[],
  rosterOf: ReadonlyMap<string, string>,
): FoundByValue | undefined {
  // The first one is told by the order of the rows, and the rows of one row are few.
  if (!part.where || part.call === 'first' || part.call === 'npv' || part.call === 'irr' || counted.of !== undefined)
    return undefined;
  const parts = conjuncts(part.where);
  for (const one of parts) {
    if (!('call' in one) || one.call !== '=') continue;
    const [left, right] = termsOf(one);
    if (!left || !right) continue;
    const asked = ofAsker(right) ?? ofAsker(left);
    const key = ofCounted(left) ?? ofCounted(right);
    if (!asked || !key) continue;
    const others = parts.filter((other) => other !== one);
    const rest: Expression | undefined = others.length > 1 ? { call: 'and', args: others } : others[0];
    const { where, ...call } = part;
    return asks({ ...call, ...(rest && { where: rest }) }, counted, around, rosterOf)
      ? undefined
      : { key, asked, rest };
  }
  return undefined;
}
