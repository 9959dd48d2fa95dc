import type { Input } from '../../../src/engine/evaluation.ts';
import { outlineOf } from '../../../src/engine/outline.ts';
import type { Entered } from '../../../src/engine/value.ts';
import type { Instrument } from '../../../src/instrument/schema.ts';
import { Dice } from './dice.ts';
import { randomEntry } from './instrument.ts';

const outerIds = ['r1', 'r2', 'r3'];
const innerIds = ['i1', 'i2'];
const places = ['V', 'W', 'Wa', 'X'];

/** Answers and rows as they come, change and go, and the inputs that change them. */
export class RowRespondent {
  readonly answers: Record<string, Entered> = {};
  readonly unanswered = new Set<string>();
  readonly #dice: Dice;
  readonly #rows: string[] = [];
  readonly #items: string[] = [];

  constructor(instrument: Instrument, seed: number) {
    this.#dice = new Dice(seed);
    const rosters = instrument.rosters ?? {};
    const rowsOf = (name: string): string[] => {
      const { in: outer, over } = rosters[name] ?? {};
      if (outer !== undefined) return rowsOf(outer).flatMap((row) => innerIds.map((id) => `${row}.${name}[${id}]`));
      const ids = over === undefined || rosters[over] ? outerIds : ['a', 'b', 'c'];
      return ids.map((id) => `${name}[${id}]`);
    };
    for (const [name, { over }] of Object.entries(rosters)) if (over === undefined) this.#rows.push(...rowsOf(name));
    for (const module of instrument.modules)
      for (const section of module.sections) {
        const roster = section.for ?? module.for;
        const own = new Set<object>(section.questions);
        for (const { question, items } of outlineOf(instrument).entries)
          if (own.has(question))
            for (const { id } of items)
              this.#items.push(...(roster === undefined ? [id, id] : rowsOf(roster).map((row) => `${row}.${id}`)));
      }
  }

  next(most = 2): Input[] {
    return Array.from({ length: this.#dice.upTo(most) + 1 }, () => this.#one());
  }

  #one(): Input {
    const dice = this.#dice;
    if (dice.happens(0.3)) {
      const item = dice.oneOf(this.#rows);
      const entry = dice.happens(0.3) ? null : dice.oneOf(places);
      this.answers[item] = entry;
      return { item, entry };
    }
    const item = dice.oneOf(this.#items);
    if (dice.happens(0.08)) {
      const unanswered = !this.unanswered.has(item);
      if (unanswered) this.unanswered.add(item);
      else this.unanswered.delete(item);
      return { item, unanswered };
    }
    const entry = this.#entryOf(item.slice(item.lastIndexOf('.') + 1));
    this.answers[item] = entry;
    return { item, entry };
  }

  #entryOf(name: string): Entered {
    const dice = this.#dice;
    if (/^row\d/.test(name)) return dice.oneOf([...outerIds, ...outerIds, 'r9', null]);
    if (/^rows\d/.test(name)) return dice.oneOf(['r1', 'r2', 'r1 r2', 'r2 r3', 'r1 r9', null]);
    if (name.startsWith('choices')) return dice.oneOf(['a', 'b', 'a c', 'a b c', 'c', null]);
    return randomEntry(dice, name);
  }
}
