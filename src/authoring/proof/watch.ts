import type { Result } from '../../engine/result.ts';
import { answersOf } from './answers.ts';
import type { Circuit } from './circuit.ts';
import { coneOf } from './cone.ts';
import { type Group, groupsOf } from './groups.ts';
import { scheduleOf } from './schedule.ts';
import { Budget, sweep } from './sweep.ts';

/** What a truth can be. Undefined: not proven. */
export interface Possible {
  readonly holds: boolean | undefined;
  readonly fails: boolean | undefined;
}

const letters: ReadonlySet<number> = new Set();
/** What one truth is tried by itself with where there are many of them, if the limit is above that. */
const fair = 20_000;

/**
 * What truths can be. Those that hang together are looked at together; what that does not prove is tried by itself.
 * @param limit evaluations for each group
 */
export function watch(circuit: Circuit, targets: Iterable<number>, limit: number): ReadonlyMap<number, Possible> {
  const all = [...new Set(targets)];
  const found = new Map<number, Possible>();
  for (const target of all) {
    const cell = circuit.cells[target];
    if (cell?.kind === 'constant') found.set(target, possibleOf(cell.value));
  }
  const look = (group: readonly number[], share: number) => {
    for (const [target, possible] of possibilities(circuit, group, share)) {
      const before = found.get(target);
      found.set(target, { holds: before?.holds || possible.holds, fails: before?.fails || possible.fails });
    }
  };
  const isLeft = (target: number) => {
    const possible = found.get(target);
    return possible?.holds === undefined || possible.fails === undefined;
  };
  const groups: readonly Group[] = groupsOf(circuit, all);
  for (const { targets: group } of groups) look(group, limit);
  for (const { targets: group } of groups) {
    const left = group.length > 1 ? group.filter(isLeft) : [];
    for (const target of left) look([target], Math.min(limit, Math.max(fair, limit / left.length)));
  }
  return found;
}

const possibleOf = (value: Result): Possible => ({ holds: value === true, fails: value !== true });

function possibilities(circuit: Circuit, targets: readonly number[], limit: number): readonly [number, Possible][] {
  const cone = coneOf(circuit, targets);
  if (!cone.isKnown) return targets.map((target) => [target, { holds: undefined, fails: undefined }]);
  const answered = answersOf(cone);
  const places = targets.map((target) => cone.placeOf(target) ?? 0);
  const { isComplete, seen } = sweep({
    answered,
    schedule: scheduleOf(answered.cone),
    targets: places,
    letters,
    budget: new Budget(limit),
  });
  const isAll = isComplete && answered.areAll;
  const said = (was: boolean | undefined) => (was === true ? true : isAll ? false : undefined);
  return targets.map((target, at) => {
    const of = seen.get(places[at] ?? 0);
    return [target, { holds: said(of?.holds), fails: said(of?.fails) }];
  });
}
