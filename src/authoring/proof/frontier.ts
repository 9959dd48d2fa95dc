import { gathers } from './cell.ts';
import { type Cone, isSource, operandsOf } from './cone.ts';

/** Is told what settling a cell brings about, in the order in which it has to be evaluated. */
export interface Taking {
  readonly gathered: (into: number, from: number, isFirst: boolean) => void;
  readonly called: (at: number) => void;
  readonly settled: (at: number) => void;
  /** A source can be settled now. */
  readonly ready: (at: number) => void;
}

const ignored = () => undefined;
const silent: Taking = { gathered: ignored, called: ignored, settled: ignored, ready: ignored };

/** What is settled of a cone, and what of it is still read by what is not. */
export class Frontier {
  readonly #cone: Cone;
  readonly #gathers: Uint8Array;
  /** How many operands a cell has, and how many of them are not settled. */
  readonly #operands: Int32Array;
  readonly #awaited: Int32Array;
  /** How many readers have not taken it in. */
  readonly #wanted: Int32Array;
  readonly #settled: Int32Array;
  readonly #live = new Set<number>();
  /** What is taken back after a trial. */
  readonly #trail: { readonly of: Int32Array; readonly at: number; readonly was: number }[] = [];
  #isTrial = false;
  readonly #touched = new Set<number>();

  constructor(cone: Cone) {
    const { cells, places, readers } = cone;
    this.#cone = cone;
    this.#gathers = new Uint8Array(cells.length);
    this.#operands = new Int32Array(cells.length);
    this.#wanted = new Int32Array(cells.length);
    this.#settled = new Int32Array(cells.length);
    for (const at of places) {
      const cell = cells[at] ?? nothing;
      this.#gathers[at] = Number(gathers(cell));
      this.#operands[at] = operandsOf(cell).length;
      this.#wanted[at] = readers[at]?.length ?? 0;
    }
    this.#awaited = this.#operands.slice();
  }

  /** How many cells are read by what is still to come. */
  get size(): number {
    return this.#live.size;
  }

  /** The cells that are read by what is still to come, in order. */
  live(): number[] {
    return [...this.#live].sort((one, other) => one - other);
  }

  /** How many cells would be read by what is still to come, once another one is settled. */
  sizeAfter(at: number): number {
    this.#isTrial = true;
    this.#settle(at, silent);
    let size = this.#live.size;
    for (const place of this.#touched) size += Number(this.#isLive(place)) - Number(this.#live.has(place));
    this.#touched.clear();
    this.#isTrial = false;
    for (let last = this.#trail.pop(); last; last = this.#trail.pop()) last.of[last.at] = last.was;
    return size;
  }

  /** Settles a source or a constant, and all that follows. */
  settle(at: number, taking: Taking): void {
    this.#settle(at, taking);
    for (const place of this.#touched)
      if (this.#isLive(place)) this.#live.add(place);
      else this.#live.delete(place);
    this.#touched.clear();
  }

  #isLive(at: number): boolean {
    if (this.#cone.cells[at]?.kind === 'constant') return false;
    if (this.#settled[at]) return (this.#wanted[at] ?? 0) > 0;
    return this.#gathers[at] === 1 && (this.#awaited[at] ?? 0) < (this.#operands[at] ?? 0);
  }

  #set(of: Int32Array, at: number, value: number): void {
    if (this.#isTrial) this.#trail.push({ of, at, was: of[at] ?? 0 });
    of[at] = value;
    this.#touched.add(at);
  }

  #less(of: Int32Array, at: number): number {
    const left = (of[at] ?? 0) - 1;
    this.#set(of, at, left);
    return left;
  }

  #settle(from: number, taking: Taking): void {
    const { cells, readers } = this.#cone;
    const queue = [from];
    for (const at of queue) {
      this.#set(this.#settled, at, 1);
      taking.settled(at);
      const cell = cells[at];
      // A source and a call that takes its operands all at once have done with them.
      if (cell && cell.kind !== 'constant' && !this.#gathers[at])
        for (const operand of operandsOf(cell)) this.#less(this.#wanted, operand);
      for (const reader of readers[at] ?? []) {
        const isFirst = this.#awaited[reader] === this.#operands[reader];
        const left = this.#less(this.#awaited, reader);
        if (isSource(cells[reader])) taking.ready(reader);
        else if (this.#gathers[reader]) {
          this.#less(this.#wanted, at);
          taking.gathered(reader, at, isFirst);
          if (left === 0) queue.push(reader);
        } else if (left === 0) {
          taking.called(reader);
          queue.push(reader);
        }
      }
    }
  }
}

const nothing = { kind: 'constant', value: false } as const;
