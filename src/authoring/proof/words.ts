import type { Allowance } from './allowance.ts';
import type { Layer } from './sweep.ts';

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
  readonly #allowance: Allowance;
  #states: readonly State[] = [{ ways: [0], count: 1n, shortest: none, longest: none, from: [] }];
  #step = 0;
  #isGivenUp = false;

  /** @param sizeOf what the part behind a letter asks */
  constructor(letters: ReadonlySet<number>, sizeOf: (cell: number) => Size, allowance: Allowance) {
    this.#letters = letters;
    this.#sizeOf = sizeOf;
    this.#allowance = allowance;
  }

  /** Goes on by a step. Words in which something waits for good lead nowhere. */
  take(layer: Layer): void {
    if (this.#isGivenUp) return;
    const next = this.#after(layer);
    this.#isGivenUp = next === undefined;
    this.#states = next ?? [];
    this.#step += 1;
  }

  /** The states behind a layer; undefined where they take too much. */
  #after({ step, words, edges, size }: Layer): State[] | undefined {
    const spelled = step.settled.filter((at) => this.#letters.has(at)).map(this.#sizeOf);
    const sizes = words.map((word) => sizeOfWord(word, spelled));
    const length = Math.ceil(size / 32);
    const masks: (readonly [word: number, ways: Uint32Array])[][] = [];
    for (const led of edges) {
      if (!this.#allowance.take(length * led.size)) return undefined;
      const lasting = [...led].filter(([word]) => !words[word]?.includes('?'));
      masks.push(lasting.map(([word, ways]) => [word, maskOf(ways, length)]));
    }
    const next = new Map<string, State>();
    for (const state of this.#states) {
      const led = new Map<number, Uint32Array>();
      for (const way of state.ways) {
        const out = masks[way] ?? [];
        if (!this.#allowance.take(length * out.length)) return undefined;
        for (const [word, ways] of out) led.set(word, united(led.get(word), ways));
      }
      for (const [word, ways] of led)
        this.#lead(next, state, { ways, letters: words[word] ?? '', size: sizes[word] ?? none.size });
    }
    return [...next.values()];
  }

  #lead(next: Map<string, State>, state: State, by: { ways: Uint32Array; letters: string; size: Size }): void {
    const key = by.ways.join();
    const [shortest, longest] = [state.shortest, state.longest].map((sized) => this.#longer(sized, by));
    if (!shortest || !longest) return;
    const from = { state, letters: by.letters };
    const there = next.get(key);
    if (!there) {
      next.set(key, { ways: waysIn(by.ways), count: state.count, shortest, longest, from: [from] });
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

/** Ways as the bits of numbers, so that they are united quickly. */
function maskOf(ways: ReadonlySet<number>, length: number): Uint32Array {
  const mask = new Uint32Array(length);
  for (const way of ways) mask[way >> 5] = (mask[way >> 5] ?? 0) | (1 << (way & 31));
  return mask;
}

/** Some ways, with others added where there are any. */
function united(some: Uint32Array | undefined, others: Uint32Array): Uint32Array {
  if (!some) return others.slice();
  for (const [at, bits] of others.entries()) some[at] = (some[at] ?? 0) | bits;
  return some;
}

const waysIn = (mask: Uint32Array): number[] => {
  const ways: number[] = [];
  for (const [at, bits] of mask.entries())
    for (let bit = 0; bit < 32; bit += 1) if (bits & (1 << bit)) ways.push(at * 32 + bit);
  return ways;
};

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

/** The first words that lead to a state, each from its first step on. */
function wordsInto(last: State, steps: number, most: number): ReadonlyMap<number, string>[] {
  const found: ReadonlyMap<number, string>[] = [];
  const stack: { readonly state: State; readonly step: number; readonly word: Word | undefined }[] = [
    { state: last, step: steps, word: undefined },
  ];
  for (let one = stack.pop(); one && found.length < most; one = stack.pop()) {
    const { state, step, word } = one;
    if (step === 0) found.push(lettersOf(word));
    else
      for (const { state: before, letters } of state.from.toReversed())
        stack.push({
          state: before,
          step: step - 1,
          word: letters === '' ? word : { before: word, step: step - 1, letters },
        });
  }
  return found;
}
