import type { Expression } from '../../instrument/expression/expression.ts';
import type { Module, Section } from '../../instrument/schema.ts';
import { type Entry, type Item, outlineOf } from '../outline.ts';
import type { QuestionPlace } from '../program.ts';
import { computedPlaces, type TellingPlace } from './computedPlaces.ts';
import { inRow } from './inRow.ts';
import { type Order, orderIn } from './order.ts';
import { RosterHomes } from './rosterHomes.ts';
import type { RowProgram } from './rowProgram.ts';

/** Compiles the way through an instrument with rosters: what is asked once, and what is to be compiled for each row. */
export class RosterRoute {
  readonly #program: RowProgram;
  readonly #homes: RosterHomes;
  readonly #entries: Entry[];
  readonly #computed: ReadonlyMap<string, TellingPlace>;
  /** What is computed and not compiled yet, by its name; and how many items are to be before one of them can be. */
  readonly #waiting = new Map<string, () => void>();
  #soonest = Number.POSITIVE_INFINITY;
  /** How many items are compiled, and how many of them in sections that are so as a whole. */
  #behind = 0;
  #behindSections = 0;

  constructor(program: RowProgram) {
    this.#program = program;
    this.#homes = new RosterHomes(program);
    this.#entries = [...outlineOf(program.instrument).entries].reverse();
    this.#computed = computedPlaces(program.instrument);
  }

  go(): void {
    for (const [at, module] of this.#program.instrument.modules.entries())
      if (module.for === undefined) this.#module(module, at);
      else this.#rowsModule(module, at, module.for);
  }

  #module({ gate, sections }: Module, at: number): void {
    const program = this.#program;
    const inModule = program.scope(gate, 0);
    for (const section of sections) {
      const { for: roster } = section;
      if (roster === undefined) {
        program.order = [program.nodes.length];
        const inSection = program.scope(section.gate, inModule);
        for (const { entry, own } of this.#questionsOf(section)) {
          const asked = program.question(entry, own, inSection);
          for (const item of asked.entry.all) this.#item(item, () => program.item(item, asked.scope, at));
          this.#compileTold();
        }
      } else {
        const isHome = this.#homes.home(roster, [gate, section.gate], inModule, at);
        this.#section(section, roster, isHome ? [] : [gate, section.gate], at);
      }
      this.#endSection();
    }
  }

  /** A module that is asked row by row. */
  #rowsModule({ gate, sections }: Module, at: number, outer: string): void {
    const program = this.#program;
    const isHome = this.#homes.home(outer, [gate], 0, at);
    const around = isHome ? [] : [gate];
    const whole = { begins: program.nodes.length, roster: outer };
    for (const section of sections) {
      const { for: roster = outer } = section;
      const isInnerHome = roster !== outer && this.#homes.home(roster, [...around, section.gate], 0, at);
      this.#section(section, roster, isInnerHome ? [] : [...around, section.gate], at, whole);
      this.#endSection();
    }
  }

  #questionsOf({ questions }: Section): { readonly entry: Entry; readonly own: Expression | undefined }[] {
    return questions.flatMap(({ gate: own }) => {
      const entry = this.#entries.pop();
      return entry ? [{ entry, own }] : [];
    });
  }

  #section(
    section: Section,
    roster: string,
    gates: readonly (Expression | undefined)[],
    at: number,
    whole?: { readonly begins: number; readonly roster: string },
  ): void {
    const program = this.#program;
    const place = program.nodes.length;
    program.readied.for(gates, roster);
    // What is compiled for a row is compiled for it at once: each part goes on from where the one before it was left.
    let around = program.idle;
    let order: Order = [];
    program.part(roster, (row) => {
      order = orderIn(row, place, whole);
      around = gates.reduce((outer, gate) => program.scope(gate, outer), row.slot);
    });
    for (const { entry, own } of this.#questionsOf(section)) {
      program.readied.for([own], roster);
      let asked: QuestionPlace | undefined;
      program.part(roster, (row) => {
        program.order = order;
        asked = program.question(inRow(entry, row), own, around);
      });
      for (const [index, item] of entry.all.entries())
        this.#item(item, () => {
          program.readied.forItem(item, roster);
          program.part(roster, () => {
            const its = asked?.entry.all[index];
            if (asked && its) program.item(its, asked.scope, at);
          });
        });
      this.#compileTold();
    }
  }

  /** Has an item compiled where it stands: what is computed, behind the last thing that it reads. */
  #item({ name }: Item, compile: () => void): void {
    this.#behind += 1;
    const place = this.#computed.get(name);
    if (!place || this.#isTold(place)) {
      compile();
      return;
    }
    this.#waiting.set(name, compile);
    this.#soonest = Math.min(this.#soonest, Math.max(place.items, place.rosters));
  }

  #endSection(): void {
    this.#program.sectionsBehind += 1;
    this.#behindSections = this.#behind;
    this.#compileTold();
  }

  /** Compiles what is computed from what has been compiled by now. */
  #compileTold(): void {
    if (this.#behind < this.#soonest) return;
    this.#soonest = Number.POSITIVE_INFINITY;
    for (const [name, place] of this.#computed) {
      const compile = this.#waiting.get(name);
      if (!compile) continue;
      if (!this.#isTold(place)) {
        this.#soonest = Math.min(this.#soonest, Math.max(place.items, place.rosters));
        continue;
      }
      this.#waiting.delete(name);
      compile();
    }
  }

  /** Whether all that something reads is compiled. */
  #isTold({ items, rosters }: TellingPlace): boolean {
    return items <= this.#behind && rosters <= this.#behindSections;
  }
}
