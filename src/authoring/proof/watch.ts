import { Allowance } from './allowance.ts';
import { answersOf } from './answers.ts';
import type { Circuit } from './circuit.ts';
import { coneOf } from './cone.ts';
import { groupsOf } from './groups.ts';
import { scheduleOf } from './schedule.ts';
import { stroll } from './stroll.ts';
import { sweep } from './sweep.ts';

/** What a truth can be. Undefined: not proven. */
export interface Possible {
  readonly holds: boolean | undefined;
  readonly fails: boolean | undefined;
}

const letters: ReadonlySet<number> = new Set();
/** What one truth is tried by itself with where there are many of them, if the limit is above that. */
const fair = 20_000;
/** How much of the limit truths that hang together are looked at with, where each can still be tried by itself. */
const together = 0.5;
/** How often any answers are tried before all are gone through. */
const strolls = 40;

/** What is asked of a truth. */
export interface Asked {
  readonly target: number;
  /** Whether it counts, too, that it can fail. */
  readonly fails: boolean;
}

/**
 * What truths can be. Some answers are tried first; what they leave is looked at together where it hangs together, and
 * what that does not prove by itself.
 * @param limit evaluations for each part
 */
export function watch(circuit: Circuit, asked: readonly Asked[], limit: number): ReadonlyMap<number, Possible> {
  const found = new Map<number, Possible>();
  const wantsFails = new Set(asked.flatMap(({ target, fails }) => (fails ? [target] : [])));
  const isLeft = (target: number) => {
    const possible = found.get(target);
    return possible?.holds === undefined || (possible.fails === undefined && wantsFails.has(target));
  };
  const look = (group: readonly number[], share: number, times: number) => {
    for (const [target, { holds, fails }] of possibilities(circuit, group, share, times)) {
      const before = found.get(target);
      found.set(target, { holds: before?.holds ?? holds, fails: before?.fails ?? fails });
    }
  };
  for (const { target } of asked) {
    const cell = circuit.cells[target];
    if (cell?.kind === 'constant') found.set(target, { holds: cell.value === true, fails: cell.value !== true });
  }
  const left = () => groupsOf(circuit, asked.map(({ target }) => target).filter(isLeft)).map(({ targets }) => targets);
  if (limit > fair) for (const group of left()) look(group, 0, strolls);
  const alone = new Set<number>();
  for (const group of left()) {
    const [only] = group;
    if (only !== undefined && group.length === 1) alone.add(only);
    look(group, group.length > 1 ? limit * together : limit, 0);
  }
  for (const group of left())
    for (const target of group.filter((one) => !alone.has(one)))
      look([target], Math.min(limit, Math.max(fair, limit / group.length)), 0);
  return found;
}

function possibilities(
  circuit: Circuit,
  targets: readonly number[],
  limit: number,
  times: number,
): readonly [number, Possible][] {
  const cone = coneOf(circuit, targets);
  const answered = answersOf(cone);
  const { isComplete, seen } =
    times > 0
      ? { isComplete: false, seen: stroll(answered, targets, times) }
      : sweep({ answered, schedule: scheduleOf(answered.cone), targets, letters, allowance: new Allowance(limit) });
  const isAll = isComplete && answered.areAll;
  const said = (was: boolean | undefined) => (was === true ? true : isAll ? false : undefined);
  return targets.map((target) => {
    const of = seen.at(target);
    return [target, { holds: said(of?.holds), fails: said(of?.fails) }];
  });
}
