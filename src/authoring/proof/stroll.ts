import type { Answered } from './answers.ts';
import { isSource } from './cone.ts';
import { callOf } from './instruction.ts';
import { Sightings } from './sightings.ts';
import { choicesAt, resultsFor } from './sweep.ts';

/** Numbers from 0, less than another one, spread evenly; the same ones each time. */
function evenly(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The high bits: the low ones of such a row of numbers repeat soon.
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Goes past all sources some times, each time with any of what each can be: what is seen there can be. Most of what can be
 * shows so at once, and need not be proven.
 */
export function stroll(answered: Answered, targets: readonly number[], times: number): Sightings {
  const seen = new Sightings(targets);
  const pick = evenly();
  const results = resultsFor(answered.cone);
  const { cells, places } = answered.cone;
  for (let time = 0; time < times; time += 1) {
    for (const at of places) {
      const cell = cells[at];
      if (cell?.kind === 'call') results[at] = callOf(cell, at).evaluate(results);
      else if (isSource(cell)) {
        const choices = choicesAt(answered, at, results).results;
        const choice = choices[pick(choices.length)];
        // An item that takes no value at all leads nowhere.
        if (choice === undefined) return seen;
        results[at] = choice;
      }
    }
    seen.look(targets, results);
  }
  return seen;
}
