import type { Answered, Choices } from './answers.ts';
import type { Schedule } from './schedule.ts';
import type { Given } from './sums.ts';
import { choicesAt, resultsFor, spell } from './sweep.ts';
import { Codes, Ways } from './ways.ts';

/** A way to a step, what its source can be there, and what of that was tried. */
interface Place {
  readonly way: number;
  readonly choices: Choices;
  tried: number;
}

/**
 * Answers that spell a word, the first that are found: goes on along one way as long as it spells, and back from where it
 * does not, to no way twice. What is found is there, since some way has spelled the word.
 * @param word its letters by step
 */
export function answersSpelling(
  answered: Answered,
  schedule: Schedule,
  letters: ReadonlySet<number>,
  word: ReadonlyMap<number, string>,
): Given {
  const { first, liveFirst, steps } = schedule;
  const results = resultsFor(answered.cone);
  const codes = new Codes();
  const ways = [liveFirst, ...steps.map(({ live }) => live)].map((live) => new Ways(live, codes));
  const spelled = steps.map(({ settled }) => settled.filter((at) => letters.has(at)));
  for (const { at, evaluate } of first) results[at] = evaluate(results);
  const path: Place[] = [];
  /** Goes to a way that no one has been on; says whether there is such. */
  const enter = (): boolean => {
    const here = ways[path.length];
    const known = here?.size ?? 0;
    const way = here?.placeOf(results) ?? 0;
    if (way < known) return false;
    const step = steps[path.length];
    path.push({
      way,
      choices: step ? choicesAt(answered, step.source, results) : { results: [], answers: [] },
      tried: 0,
    });
    return true;
  };
  enter();
  while (path.length > 0 && path.length <= steps.length) {
    const turn = path.length - 1;
    const [place, step] = [path[turn], steps[turn]];
    if (!place || !step) break;
    const choice = place.choices.results[place.tried];
    place.tried += 1;
    if (choice === undefined) {
      path.pop();
      continue;
    }
    ways[turn]?.restore(place.way, results);
    results[step.source] = choice;
    for (const { at, evaluate } of step.instructions) results[at] = evaluate(results);
    if (spell(spelled[turn] ?? [], results) === (word.get(turn) ?? '')) enter();
  }
  // What makes up a sum stands behind its items.
  return Object.assign({}, ...path.map(({ choices, tried }) => choices.answers[tried - 1] ?? {})) as Given;
}
