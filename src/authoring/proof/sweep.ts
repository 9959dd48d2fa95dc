import { type ExpressionValue, isUndecided, none, open } from '../../engine/expressionValue.ts';
import type { Allowance } from './allowance.ts';
import type { Answered, Choices } from './answers.ts';
import { type Cone, isSource } from './cone.ts';
import type { Schedule, Settling } from './schedule.ts';
import { Sightings } from './sightings.ts';
import { Codes, Ways } from './ways.ts';

/** From one step to the next: where each way leads, for each word that its letters spell. */
export interface Layer {
  readonly step: Settling;
  readonly words: readonly string[];
  /** By way and by word: the ways that follow. */
  readonly edges: readonly ReadonlyMap<number, ReadonlySet<number>>[];
  /** How many ways follow. */
  readonly size: number;
}

/** What is asked of a sweep. */
export interface Sweeping {
  readonly answered: Answered;
  readonly schedule: Schedule;
  /** The truths that are looked at. */
  readonly targets: readonly number[];
  /** The cells whose results make up a word: 1 where they hold, 0 where not, ? where they wait for good. */
  readonly letters: ReadonlySet<number>;
  readonly allowance: Allowance;
  /** Takes in each layer; before the first one there is one way. */
  readonly onLayer?: ((layer: Layer) => void) | undefined;
}

/** What a sweep has seen; what it has not seen there is not, where it is complete and its answers are all. */
export interface Swept {
  readonly isComplete: boolean;
  readonly seen: Sightings;
}

/** Cells that a way can remember for the price of one evaluation. */
const remembered = 2;

const letterOf = (result: ExpressionValue | undefined): string =>
  result === true ? '1' : result !== undefined && isUndecided(result) ? '?' : '0';

/** The word that some letters spell. */
export function spell(letters: readonly number[], results: readonly ExpressionValue[]): string {
  let word = '';
  for (const at of letters) word += letterOf(results[at]);
  return word;
}

const notThere: Choices = { results: [none], answers: [{}] };
const waiting: Choices = { results: [open], answers: [{}] };

/** What a source can be on a way, by what the gates around it give. */
export function choicesAt({ cone, choices }: Answered, source: number, results: readonly ExpressionValue[]): Choices {
  const cell = cone.cells[source];
  const scope = isSource(cell) ? (results[cell.scope] ?? none) : none;
  if (scope === true) return choices.get(source) ?? notThere;
  return isUndecided(scope) ? waiting : notThere;
}

/** Room for the results of a cone, with those of its constants. */
export function resultsFor({ cells, places }: Cone): ExpressionValue[] {
  const results = new Array<ExpressionValue>(cells.length).fill(none);
  for (const at of places) {
    const cell = cells[at];
    if (cell?.kind === 'constant') results[at] = cell.value;
  }
  return results;
}

/**
 * Goes once past all sources, with every way that what is still to come can tell apart. Follows the engine: what is not
 * asked is none.
 */
export function sweep({ answered, schedule, targets, letters, allowance, onLayer }: Sweeping): Swept {
  const results = resultsFor(answered.cone);
  const seen = new Sightings(targets);
  const codes = new Codes();
  for (const { at, evaluate } of schedule.first) results[at] = evaluate(results);
  seen.look(schedule.settledFirst, results);
  let ways = new Ways(schedule.liveFirst, codes);
  ways.placeOf(results);
  for (const step of schedule.steps) {
    const looked = seen.among(step.settled);
    const spelled = step.settled.filter((at) => letters.has(at));
    const words = new Map<string, number>();
    const edges: Map<number, Set<number>>[] = [];
    const next = new Ways(step.live, codes);
    // Ways that much is remembered of count as several.
    const cost = Math.max(1, Math.floor(step.live.length / remembered));
    for (let way = 0; way < ways.size; way += 1) {
      ways.restore(way, results);
      const choices = choicesAt(answered, step.source, results);
      if (!allowance.take(choices.results.length * cost)) return { isComplete: false, seen };
      const led = new Map<number, Set<number>>();
      edges.push(led);
      for (const [which, choice] of choices.results.entries()) {
        // What gathers operands has gone on with the choice before.
        if (which > 0) ways.restore(way, results);
        results[step.source] = choice;
        for (const { at, evaluate } of step.instructions) results[at] = evaluate(results);
        seen.look(looked, results);
        const word = spell(spelled, results);
        const place = next.placeOf(results);
        if (onLayer) lead(led, numberOf(word, words), place);
      }
    }
    onLayer?.({ step, words: [...words.keys()], edges, size: next.size });
    ways = next;
  }
  return { isComplete: true, seen };
}

function numberOf(word: string, words: Map<string, number>): number {
  const number = words.get(word) ?? words.size;
  words.set(word, number);
  return number;
}

function lead(led: Map<number, Set<number>>, word: number, place: number): void {
  const there = led.get(word);
  if (there) there.add(place);
  else led.set(word, new Set([place]));
}
