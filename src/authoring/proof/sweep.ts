import { type ExpressionValue, isUndecided, none, open } from '../../engine/expressionValue.ts';
import type { Answered, Choices } from './answers.ts';
import type { Source } from './cell.ts';
import type { Schedule, Step } from './schedule.ts';
import type { Given } from './sums.ts';

/** What a truth was seen to be. */
export interface Seen {
  holds: boolean;
  fails: boolean;
  /** Neither, since something that it reads stands nowhere before it. */
  waits: boolean;
}

/** Counts what a proof takes, up to a limit. */
export class Budget {
  readonly #limit: number;
  #spent = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get spent(): number {
    return this.#spent;
  }

  /** Whether there is so much left. */
  take(count: number): boolean {
    this.#spent += count;
    return this.#spent <= this.#limit;
  }
}

/** From one step to the next: where each way leads, for each word that its named cells give. */
export interface Layer {
  readonly step: Step;
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
  /** The cells that are looked at. */
  readonly targets: readonly number[];
  /** The cells whose results make up a word. */
  readonly letters: ReadonlySet<number>;
  readonly budget: Budget;
  /** Takes in each layer; before the first one there is one way. */
  readonly onLayer?: ((layer: Layer) => void) | undefined;
  /** The one word that is followed, its letters by step. */
  readonly only?: ReadonlyMap<number, string>;
}

/** What a sweep has seen; what it has not seen there is not, where it is complete and its answers are all. */
export interface Swept {
  readonly isComplete: boolean;
  readonly seen: ReadonlyMap<number, Seen>;
  /** Answers that lead to its end: along one word, where there is only that. */
  readonly given: Given;
}

/** How a way came about: the one before it, and the answers that came with it. */
interface Come {
  readonly from: Come | undefined;
  readonly given: Given;
}

/** The answers along a way; those that make up a sum stand behind those of its items. */
function givenAlong(come: Come | undefined): Given {
  const parts: Given[] = [];
  for (let one = come; one; one = one.from) parts.push(one.given);
  return Object.assign({}, ...parts.reverse()) as Given;
}

/** Cells that a way can remember for the price of one evaluation. */
const remembered = 8;

const letterOf = (result: ExpressionValue | undefined): string =>
  result === true ? '1' : result !== undefined && isUndecided(result) ? '?' : '0';

/** The results that ways differ in, side by side; what is the same in all that is still read is one way. */
class Ways {
  readonly #live: readonly number[];
  readonly #places = new Map<string | number, number>();
  readonly list: ExpressionValue[][] = [];

  constructor(live: readonly number[]) {
    this.#live = live;
  }

  /** The place of the way that some results are on. */
  placeOf(results: readonly ExpressionValue[], codeOf: (result: ExpressionValue) => number): number {
    const live = this.#live;
    let key: string | number = 0;
    if (live.length === 1) key = codeOf(results[live[0] ?? 0] ?? none);
    else if (live.length > 1) {
      let text = '';
      for (const at of live) {
        const code = codeOf(results[at] ?? none);
        text += String.fromCharCode(code % 0x10000, Math.floor(code / 0x10000));
      }
      key = text;
    }
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.list.push(live.map((at) => results[at] ?? none)) - 1;
    this.#places.set(key, place);
    return place;
  }
}

/** Small numbers for results. */
function coding(): (result: ExpressionValue) => number {
  const codes = new Map<ExpressionValue, number>();
  return (result) => {
    const known = codes.get(result);
    if (known !== undefined) return known;
    codes.set(result, codes.size);
    return codes.size - 1;
  };
}

const notThere: Choices = { results: [none], answers: [{}] };
const waiting: Choices = { results: [open], answers: [{}] };

/** What a source can be on a way, by what the gates around it give. */
export function choicesOn(answered: Answered, source: number, results: readonly ExpressionValue[]): Choices {
  const cell = answered.cone.cells[source] as Source;
  const scope = results[cell.scope] ?? none;
  if (scope === true) return answered.choices.get(source) ?? notThere;
  return isUndecided(scope) ? waiting : notThere;
}

/**
 * Goes once past all sources, with every way that what is still to come can tell apart. Follows the engine: what is not
 * asked is none.
 */
export function sweep({ answered, schedule, targets, letters, budget, onLayer, only }: Sweeping): Swept {
  const results: ExpressionValue[] = answered.cone.cells.map((cell) => (cell.kind === 'constant' ? cell.value : none));
  const codeOf = coding();
  const seen = new Map(targets.map((target): [number, Seen] => [target, { holds: false, fails: false, waits: false }]));
  const looking = (settled: readonly number[]) => settled.filter((at) => seen.has(at));
  const look = (at: number) => {
    const of = seen.get(at);
    const result = results[at] ?? none;
    if (of) of[result === true ? 'holds' : isUndecided(result) ? 'waits' : 'fails'] = true;
  };
  for (const { at, evaluate } of schedule.first) results[at] = evaluate(results);
  for (const at of looking(schedule.settledFirst)) look(at);
  let live = schedule.liveFirst;
  let ways = new Ways(live);
  ways.placeOf(results, codeOf);
  let come: readonly (Come | undefined)[] = [undefined];
  for (const [turn, step] of schedule.steps.entries()) {
    const { source, instructions } = step;
    const looked = looking(step.settled);
    const spelled = step.settled.filter((at) => letters.has(at));
    const words = new Map<string, number>();
    const edges: Map<number, Set<number>>[] = [];
    const next = new Ways(step.live);
    const coming: (Come | undefined)[] = [];
    // Ways that much is remembered of count as several.
    const cost = 1 + Math.floor(step.live.length / remembered);
    for (const [from, way] of ways.list.entries()) {
      for (const [which, at] of live.entries()) results[at] = way[which] ?? none;
      const choices = choicesOn(answered, source, results);
      if (!budget.take(choices.results.length * cost)) return { isComplete: false, seen, given: {} };
      const led = new Map<number, Set<number>>();
      edges.push(led);
      for (const [which, choice] of choices.results.entries()) {
        // What gathers operands has gone on with the choice before.
        if (which > 0) for (const [place, at] of live.entries()) results[at] = way[place] ?? none;
        results[source] = choice;
        for (const { at, evaluate } of instructions) results[at] = evaluate(results);
        for (const at of looked) look(at);
        let word = '';
        for (const at of spelled) word += letterOf(results[at]);
        if (only && word !== (only.get(turn) ?? '')) continue;
        const place = next.placeOf(results, codeOf);
        if (only) coming[place] ??= { from: come[from], given: choices.answers[which] ?? {} };
        if (!onLayer) continue;
        const number = words.get(word) ?? words.size;
        words.set(word, number);
        const there = led.get(number);
        if (there) there.add(place);
        else led.set(number, new Set([place]));
      }
    }
    onLayer?.({ step, words: [...words.keys()], edges, size: next.list.length });
    ways = next;
    live = step.live;
    come = coming;
  }
  return { isComplete: true, seen, given: givenAlong(come[0]) };
}
