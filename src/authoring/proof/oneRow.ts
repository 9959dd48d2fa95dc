import { Compilation, programOf } from '../../engine/compilation.ts';
import type { Located } from '../../engine/compileExpression.ts';
import type { Program } from '../../engine/program.ts';
import { countedBy } from '../../engine/rosters/counted.ts';
import { type Expression, pathOf, type Reference } from '../../instrument/expression/expression.ts';
import { expressionText } from '../../instrument/expression/expressionText.ts';
import { allOf } from '../../instrument/expression/openedUp.ts';
import type { Question } from '../../instrument/question.ts';
import { rosterNamed } from '../../instrument/rosterPath.ts';
import type { Instrument, Module, Section } from '../../instrument/schema.ts';
import { asAnswered } from './asAnswered.ts';

/** The one row that there is of each roster. */
const row = 'row';

const made = new WeakMap<Instrument, Instrument>();
const programs = new WeakMap<Instrument, Program>();

/**
 * An instrument as its routes are proven: of each roster one row stands for all. What is reckoned over rows, and the place of
 * a row, no answer decides: as minutes that were measured, it may be anything.
 */
export function oneRowForAll(instrument: Instrument): Instrument {
  if (!instrument.rosters) return instrument;
  const known = made.get(instrument) ?? new OneRow(instrument).whole();
  made.set(instrument, known);
  return known;
}

/** The program by which the routes of an instrument are proven. */
export function provenProgramOf(written: Instrument): Program {
  const instrument = oneRowForAll(written);
  return programs.get(instrument) ?? programOf(asAnswered(instrument));
}

/** Gives what no answer decides a place when it is read first. */
class Drawing extends Compilation {
  override locate(reference: Reference): Located | undefined {
    const found = super.locate(reference);
    if (found || reference.of !== 'given') return found;
    const located = { slot: this.add({ kind: 'given' }, []) };
    this.located.set(pathOf(reference), located);
    return located;
  }
}

interface Chosen {
  readonly gate?: Expression | undefined;
  readonly options?: unknown;
  readonly optionGates?: Readonly<Record<string, Expression>> | undefined;
}

class OneRow {
  readonly #instrument: Instrument;
  readonly #rosters: readonly string[];

  constructor(instrument: Instrument) {
    this.#instrument = instrument;
    this.#rosters = Object.keys(instrument.rosters ?? {});
  }

  whole(): Instrument {
    const { rosters: _none, conditions, modules, checks, ...rest } = this.#instrument;
    const flat = {
      ...rest,
      conditions: this.#all(conditions),
      modules: modules.map((module) => this.#module(module)),
      checks: checks.map(({ for: _roster, ...check }) => ({
        ...check,
        cases: check.cases.map((one) => ({ ...one, when: this.#flat(one.when) })),
      })),
    };
    programs.set(flat, new Drawing(asAnswered(flat)).whole());
    return flat;
  }

  #module({ for: roster, gate, sections, ...rest }: Module): Module {
    return {
      ...rest,
      ...this.#gated(gate, roster),
      sections: sections.map(({ for: own, gate: inner, questions, ...section }) => ({
        ...section,
        ...this.#gated(inner, own),
        questions: questions.map((question) => this.#question(question)),
      })),
    };
  }

  /** The gate of a part, and all that opens the rows that it is asked of. */
  #gated(gate: Expression | undefined, roster: string | undefined): { gate?: Expression } {
    const opens = roster === undefined ? [] : this.#opens(roster);
    const all = allOf([...(gate ? [this.#flat(gate)] : []), ...opens]);
    return all ? { gate: all } : {};
  }

  #opens(name: string): Expression[] {
    const roster = rosterNamed(this.#instrument.rosters, name);
    if (!roster) return [];
    const { in: outer, over, gate, min, limit } = roster;
    const bounds = [min, limit].flatMap((bound): Expression[] =>
      typeof bound === 'object' ? [{ call: '>', args: [this.#flat(bound), { number: 0 }] }] : [],
    );
    return [
      ...(outer === undefined ? [] : this.#opens(outer)),
      ...this.#homeOf(name).flatMap((part) => (part.gate ? [this.#flat(part.gate)] : [])),
      ...(gate ? [this.#flat(gate)] : []),
      ...bounds,
      ...(over === undefined ? [] : this.#source(over)),
    ];
  }

  #source(over: string): Expression[] {
    return rosterNamed(this.#instrument.rosters, over)
      ? this.#opens(over)
      : [{ call: '>', args: [{ call: 'count', args: [{ name: over }] }, { number: 0 }] }];
  }

  /** The parts whose gates open a roster. */
  #homeOf(name: string): readonly (Module | Section)[] {
    for (const module of this.#instrument.modules) {
      if (module.for === name) return [module];
      const section = module.sections.find((one) => one.for === name);
      if (section) return [module, section];
    }
    return [];
  }

  #question(question: Question): Question {
    const flat: Record<string, unknown> = { ...this.#chosen(question) };
    for (const key of ['items', 'fields']) {
      const items = flat[key];
      if (Array.isArray(items))
        flat[key] = items.map((item: string | Chosen) => (typeof item === 'string' ? item : this.#chosen(item)));
    }
    // It has the shape that it had: only expressions and options are others.
    return flat as unknown as Question;
  }

  #chosen<Own extends Chosen>(own: Own): Own {
    const { gate, options, optionGates } = own;
    const rows = options !== null && typeof options === 'object' && 'rows' in options ? options : undefined;
    const { where } = (rows ?? {}) as { where?: Expression };
    const opens = rows && allOf([...this.#opens(String(rows.rows)), ...(where ? [this.#flat(where)] : [])]);
    return {
      ...own,
      ...(gate && { gate: this.#flat(gate) }),
      ...(rows && { options: [row] }),
      ...(optionGates && { optionGates: this.#all(optionGates) }),
      ...(opens && { optionGates: { [row]: opens } }),
    };
  }

  #all(expressions: Readonly<Record<string, Expression>>): Record<string, Expression> {
    return Object.fromEntries(Object.entries(expressions).map(([name, one]) => [name, this.#flat(one)]));
  }

  #flat(part: Expression): Expression {
    if ('name' in part) return this.#reference(part);
    if (!('call' in part)) return part;
    if (part.call === 'position' || countedBy(this.#instrument, part, this.#rosters))
      return { name: `rows ${expressionText(part)}`, of: 'given' };
    return { ...part, args: part.args.map((arg) => this.#flat(arg)) };
  }

  #reference(part: Reference): Expression {
    const { name, of } = part;
    if (of === 'given') return part;
    if (of === undefined) return name === 'row' ? { text: row } : part;
    if (of === 'outer') return { name };
    // In the row that a reference names: there is none before it is chosen.
    return { call: 'if', args: [{ call: '=', args: [{ name: of }, { text: row }] }, { name }, { name }] };
  }
}
