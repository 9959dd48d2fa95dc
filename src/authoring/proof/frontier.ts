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
  readonly #gathers: readonly boolean[];
  /** How many operands are not settled. */
  readonly #awaited: number[];
  /** How many readers have not taken it in. */
  readonly #wanted: number[];
  readonly #settled: boolean[];
  readonly #live = new Set<number>();
  /** What is taken back after a trial. */
  #trail: { readonly of: number[] | boolean[]; readonly at: number; readonly was: number | boolean }[] | undefined;
  #touched: number[] = [];

  constructor(cone: Cone) {
    this.#cone = cone;
    this.#gathers = cone.cells.map(gathers);
    this.#awaited = cone.cells.map((cell) => operandsOf(cell).length);
    this.#wanted = cone.readers.map((readers) => readers.length);
    this.#settled = cone.cells.map(() => false);
  }

  /** The cells that are read by what is still to come, in order. */
  live(): number[] {
    return [...this.#live].sort((one, other) => one - other);
  }

  /** How many cells would be read by what is still to come, once another one is settled. */
  sizeAfter(at: number): number {
    this.#trail = [];
    this.#touched = [];
    this.#settle(at, silent);
    let size = this.#live.size;
    for (const place of new Set(this.#touched)) size += Number(this.#isLive(place)) - Number(this.#live.has(place));
    for (const { of, at: place, was } of this.#trail.reverse()) of[place] = was;
    this.#trail = undefined;
    return size;
  }

  /** Settles a source or a constant, and all that follows. */
  settle(at: number, taking: Taking): void {
    this.#touched = [];
    this.#settle(at, taking);
    for (const place of this.#touched)
      if (this.#isLive(place)) this.#live.add(place);
      else this.#live.delete(place);
  }

  #isLive(at: number): boolean {
    if (this.#cone.cells[at]?.kind === 'constant') return false;
    if (this.#settled[at]) return (this.#wanted[at] ?? 0) > 0;
    return (
      (this.#gathers[at] ?? false) && (this.#awaited[at] ?? 0) < operandsOf(this.#cone.cells[at] ?? nothing).length
    );
  }

  #set(of: number[] | boolean[], at: number, value: number | boolean): void {
    this.#trail?.push({ of, at, was: of[at] ?? 0 });
    of[at] = value;
    this.#touched.push(at);
  }

  #less(of: number[], at: number): number {
    const left = (of[at] ?? 0) - 1;
    this.#set(of, at, left);
    return left;
  }

  #settle(from: number, taking: Taking): void {
    const { cells, readers } = this.#cone;
    const queue = [from];
    for (const at of queue) {
      this.#set(this.#settled, at, true);
      taking.settled(at);
      const cell = cells[at];
      // A source and a call that takes its operands all at once have done with them.
      if (cell && cell.kind !== 'constant' && !this.#gathers[at])
        for (const operand of operandsOf(cell)) this.#less(this.#wanted, operand);
      for (const reader of readers[at] ?? []) {
        const readerCell = cells[reader] ?? nothing;
        const isFirst = this.#awaited[reader] === operandsOf(readerCell).length;
        const left = this.#less(this.#awaited, reader);
        if (isSource(readerCell)) taking.ready(reader);
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
