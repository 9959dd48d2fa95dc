import type { Expression, Reference } from '../../instrument/expression/expression.ts';
import { rostersAround } from '../../instrument/rosterParts.ts';
import type { Item } from '../outline.ts';
import { rosterChosenFrom } from './choosing.ts';
import { asks, countedBy } from './counted.ts';
import type { RosterRow } from './row.ts';
import type { Readies, RowProgram } from './rowProgram.ts';

/**
 * Gives what expressions share its place before the first that reads it, for every row alike: named conditions, what is
 * looked up in other rows, and what is reckoned over rows. Placed while a row is compiled, it could stand behind what reads
 * it in the next row.
 */
export class Readied implements Readies {
  readonly #program: RowProgram;
  readonly #known = new Set<string>();

  constructor(program: RowProgram) {
    this.#program = program;
  }

  /** @param roster the one in whose rows the expression stands */
  for(expressions: Iterable<Expression | number | undefined>, roster?: string): void {
    const around = rostersAround(this.#program.instrument, roster);
    for (const part of expressions) if (typeof part === 'object') this.#part(part, around);
  }

  /** What opens an item, and its options. */
  forItem(item: Item, roster?: string): void {
    const gate = 'gate' in item ? item.gate : undefined;
    this.for([gate, item.is, ...Object.values(('optionGates' in item && item.optionGates) || {})], roster);
    if ('ofRows' in item) this.for([item.ofRows?.where], roster);
  }

  #part(part: Expression, around: readonly string[]): void {
    if ('name' in part) this.#reference(part);
    if (!('call' in part)) return;
    const program = this.#program;
    const roster = around.at(-1);
    if (part.call === 'position' && roster !== undefined)
      this.#once(`${roster} position()`, () => program.part(roster, (row) => program.placePart(part, row)));
    const counted = countedBy(program.instrument, part, around);
    for (const arg of part.args) this.#part(arg, around);
    if (part.where) this.#part(part.where, around);
    if (!counted) return;
    if (asks(part, counted, around, program.rosterOf)) program.index(part, counted, around);
    else program.placePart(part, undefined);
  }

  #reference(part: Reference): void {
    const { name, of } = part;
    this.#condition(name);
    if (of === undefined || rosterChosenFrom(of, this.#program.instrument) === undefined) return;
    this.#condition(of);
    this.#inRows(`${of}.${name}`, this.#program.rosterOf.get(of), (row) => this.#program.placePart(part, row));
  }

  #condition(name: string): void {
    const { instrument, rosterOf } = this.#program;
    const expression = Object.hasOwn(instrument.conditions, name) ? instrument.conditions[name] : undefined;
    if (!expression || this.#known.has(name)) return;
    this.#known.add(name);
    const roster = rosterOf.get(name);
    this.for([expression], roster);
    this.#inRows(`${name} itself`, roster, (row) => this.#program.placeCondition(name, row));
  }

  #inRows(key: string, roster: string | undefined, place: (row: RosterRow | undefined) => void): void {
    this.#once(key, () => (roster === undefined ? place(undefined) : this.#program.part(roster, place)));
  }

  #once(key: string, make: () => void): void {
    if (this.#known.has(key)) return;
    this.#known.add(key);
    make();
  }
}
