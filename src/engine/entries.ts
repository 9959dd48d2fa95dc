import type { Program } from './program.ts';
import type { Answers, Entered } from './value.ts';

/**
 * What was entered, asked or not: for items by their places, so that an address is looked up once a change; for rows, what is
 * given, and what is not compiled yet, by its address.
 */
export class Entries {
  readonly #program: Pick<Program, 'located' | 'nodes'>;
  readonly #ofItems: (Entered | undefined)[];
  readonly #beside = new Map<string, Entered>();

  constructor(program: Pick<Program, 'located' | 'nodes'>, answers: Answers) {
    this.#program = program;
    this.#ofItems = new Array<Entered | undefined>(program.nodes.length).fill(undefined);
    for (const address of Object.keys(answers)) this.put(address, this.slotOf(address), answers[address]);
  }

  /** The place of an item; undefined where nothing that is compiled has this address, or it is none. */
  slotOf(address: string): number | undefined {
    const slot = this.#program.located.get(address)?.slot;
    return slot !== undefined && this.#program.nodes[slot]?.kind === 'item' ? slot : undefined;
  }

  get(address: string): Entered | undefined {
    const slot = this.slotOf(address);
    return slot === undefined ? this.#beside.get(address) : this.#ofItems[slot];
  }

  /** What was entered for the item at a place. */
  at(slot: number): Entered | undefined {
    return this.#ofItems[slot];
  }

  /**
   * Keeps an entry; gives the one before it.
   * @param slot the place of the item, where the address is that of one
   * @param entry undefined: none
   */
  put(address: string, slot: number | undefined, entry: Entered | undefined): Entered | undefined {
    if (slot === undefined) {
      const before = this.#beside.get(address);
      if (entry === undefined) this.#beside.delete(address);
      else this.#beside.set(address, entry);
      return before;
    }
    const before = this.#ofItems[slot];
    this.#ofItems[slot] = entry;
    return before;
  }

  /** Goes on by its place with what was entered for an item before that was compiled. */
  place(address: string, slot: number): void {
    this.#ofItems[slot] = this.#beside.get(address);
    this.#beside.delete(address);
  }
}
