import type { Expression } from '../../instrument/expression/expression.ts';
import type { Module, Section } from '../../instrument/schema.ts';
import { type Entry, outlineOf } from '../outline.ts';
import type { QuestionPlace } from '../program.ts';
import { inRow } from './inRow.ts';
import { type Order, orderIn } from './order.ts';
import { RosterHomes } from './rosterHomes.ts';
import type { RowProgram } from './rowProgram.ts';

/** Compiles the way through an instrument with rosters: what is asked once, and what is to be compiled for each row. */
export class RosterRoute {
  readonly #program: RowProgram;
  readonly #homes: RosterHomes;
  readonly #entries: Entry[];

  constructor(program: RowProgram) {
    this.#program = program;
    this.#homes = new RosterHomes(program);
    this.#entries = [...outlineOf(program.instrument).entries].reverse();
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
          for (const item of asked.entry.all) program.item(item, asked.scope, at);
        }
      } else {
        const isHome = this.#homes.home(roster, [gate, section.gate], inModule, at);
        this.#section(section, roster, isHome ? [] : [gate, section.gate], at);
      }
      program.sectionsBehind += 1;
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
      program.sectionsBehind += 1;
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
      for (const [index, item] of entry.all.entries()) {
        program.readied.forItem(item, roster);
        program.part(roster, () => {
          const its = asked?.entry.all[index];
          if (asked && its) program.item(its, asked.scope, at);
        });
      }
    }
  }
}
