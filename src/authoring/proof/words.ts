import type { Budget, Layer } from './sweep.ts';

/** How many items are asked that must be answered, and that need not. */
export interface Size {
  readonly required: number;
  readonly optional: number;
}

/** What was asked and what was not, letter by letter, backwards to the beginning. */
export interface Word {
  readonly before: Word | undefined;
  /** The step that it was spelled at. */
  readonly step: number;
  readonly letters: string;
}

/** A word, and how much it asks. */
export interface Sized {
  readonly word: Word | undefined;
  readonly size: Size;
}

/** All ways that share what was asked and what was not up to some step; what led there, and how often. */
interface State {
  readonly ways: readonly number[];
  count: bigint;
  shortest: Sized;
  longest: Sized;
  readonly from: { readonly state: State; readonly letters: string }[];
}

const none: Sized = { word: undefined, size: { required: 0, optional: 0 } };

export const compareSizes = (one: Size, other: Size): number =>
  one.required - other.required || one.optional - other.optional;

/**
 * Counts the distinct words that the ways of a sweep spell. Several ways may spell one word, so that a state is a set of
 * ways: each word leads to one state.
 */
export class Words {
  readonly #sizeOf: (cell: number) => Size;
  readonly #letters: ReadonlySet<number>;
  readonly #budget: Budget;
  #states: readonly State[] = [{ ways: [0], count: 1n, shortest: none, longest: none, from: [] }];
  #step = 0;
  #isGivenUp = false;

  /** @param sizeOf what the part behind a letter asks */
  constructor(letters: ReadonlySet<number>, sizeOf: (cell: number) => Size, budget: Budget) {
    this.#letters = letters;
    this.#sizeOf = sizeOf;
    this.#budget = budget;
  }

  /** Goes on by a step. Words in which something waits for good lead nowhere. */
  take({ step, words, edges, size }: Layer): void {
    if (this.#isGivenUp) return;
    const spelled = step.settled.filter((at) => this.#letters.has(at)).map(this.#sizeOf);
    const sizes = words.map((word) => sizeOfWord(word, spelled));
    const next = new Map<string, State>();
    for (const state of this.#states) {
      const led = new Map<number, Set<number>>();
      for (const way of state.ways)
        for (const [word, ways] of edges[way] ?? []) {
          if (words[word]?.includes('?')) continue;
          const there = led.get(word) ?? new Set();
          led.set(word, there);
          if (!this.#budget.take(ways.size)) return this.#giveUp();
          if (there.size < size) for (const one of ways) there.add(one);
        }
      for (const [word, ways] of led)
        this.#lead(next, state, { ways, letters: words[word] ?? '', size: sizes[word] ?? none.size });
    }
    this.#states = [...next.values()];
    this.#step += 1;
  }

  #giveUp(): void {
    this.#isGivenUp = true;
    this.#states = [];
  }

  #lead(next: Map<string, State>, state: State, by: { ways: ReadonlySet<number>; letters: string; size: Size }): void {
    const ways = [...by.ways].sort((one, other) => one - other);
    const key = ways.join();
    const [shortest, longest] = [state.shortest, state.longest].map((sized) => this.#longer(sized, by));
    if (!shortest || !longest) return;
    const from = { state, letters: by.letters };
    const there = next.get(key);
    if (!there) {
      next.set(key, { ways, count: state.count, shortest, longest, from: [from] });
      return;
    }
    there.count += state.count;
    there.from.push(from);
    if (compareSizes(shortest.size, there.shortest.size) < 0) there.shortest = shortest;
    if (compareSizes(longest.size, there.longest.size) > 0) there.longest = longest;
  }

  #longer({ word, size }: Sized, by: { letters: string; size: Size }): Sized {
    if (by.letters === '') return { word, size };
    return {
      word: { before: word, step: this.#step, letters: by.letters },
      size: { required: size.required + by.size.required, optional: size.optional + by.size.optional },
    };
  }

  /** Once all steps are taken: undefined where that took too much. */
  counted(): Counted | undefined {
    if (this.#isGivenUp) return undefined;
    // Nothing is read any more, so that there is one way, and one state at most.
    const [state] = this.#states;
    if (!state) return { count: 0n, shortest: undefined, longest: undefined, words: () => [] };
    const { count, shortest, longest } = state;
    return { count, shortest, longest, words: (most) => wordsInto(state, this.#step, most) };
  }
}

/** All words that were spelled. */
export interface Counted {
  readonly count: bigint;
  readonly shortest: Sized | undefined;
  readonly longest: Sized | undefined;
  /** At most so many of the words, each from its first step on. */
  readonly words: (most: number) => ReadonlyMap<number, string>[];
}

function sizeOfWord(word: string, spelled: readonly Size[]): Size {
  let [required, optional] = [0, 0];
  for (const [at, size] of spelled.entries()) {
    if (word[at] !== '1') continue;
    required += size.required;
    optional += size.optional;
  }
  return { required, optional };
}

/** The letters of a word by the step at which they were spelled. */
export function lettersOf(word: Word | undefined): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (let part = word; part; part = part.before) letters.set(part.step, part.letters);
  return letters;
}

function wordsInto(last: State, steps: number, most: number): ReadonlyMap<number, string>[] {
  const found: ReadonlyMap<number, string>[] = [];
  const back = (state: State, step: number, word: Word | undefined): void => {
    if (found.length >= most) return;
    if (step === 0) {
      found.push(lettersOf(word));
      return;
    }
    for (const { state: before, letters } of state.from)
      back(before, step - 1, letters === '' ? word : { before: word, step: step - 1, letters });
  };
  back(last, steps, undefined);
  return found;
}
