import { type ExpressionValue, isUndecided, none } from '../../engine/expressionValue.ts';
import type { Answered } from './answers.ts';
import type { Schedule } from './schedule.ts';
import { choicesOn, type Seen } from './sweep.ts';

/** Numbers from 0, less than another one, spread evenly; the same ones each time. */
function evenly(): (below: number) => number {
  let state = 1;
  return (below) => {
    // The low bits of such a row of numbers repeat soon.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Goes past all sources some times, each time with any of what each can be: what is seen there can be. Most of what can be
 * shows so at once, and need not be proven.
 */
export function stroll(
  answered: Answered,
  schedule: Schedule,
  targets: readonly number[],
  times: number,
): ReadonlyMap<number, Seen> {
  const seen = new Map(targets.map((target): [number, Seen] => [target, { holds: false, fails: false, waits: false }]));
  const pick = evenly();
  const results: ExpressionValue[] = answered.cone.cells.map((cell) => (cell.kind === 'constant' ? cell.value : none));
  for (let time = 0; time < times; time += 1) {
    for (const { at, evaluate } of schedule.first) results[at] = evaluate(results);
    for (const { source, instructions } of schedule.steps) {
      const choices = choicesOn(answered, source, results).results;
      const choice = choices[pick(choices.length)];
      // An item that takes no value at all leads nowhere.
      if (choice === undefined) return seen;
      results[source] = choice;
      for (const { at, evaluate } of instructions) results[at] = evaluate(results);
    }
    for (const [at, of] of seen) {
      const result = results[at] ?? none;
      of[result === true ? 'holds' : isUndecided(result) ? 'waits' : 'fails'] = true;
    }
  }
  return seen;
}
