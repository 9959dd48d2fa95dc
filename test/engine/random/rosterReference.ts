import { type Item, outlineOf } from '../../../src/engine/outline.ts';
import { readEntry } from '../../../src/engine/reading.ts';
import type { Expression, Reference } from '../../../src/instrument/expression/expression.ts';
import type { Roster } from '../../../src/instrument/roster.ts';
import type { Instrument, Section } from '../../../src/instrument/schema.ts';
import { and, holds, type Meaning, not, opens, reckonedOf, stateOf, undecided, units } from './meaning.ts';
import type { Said } from './reference.ts';

/** A row: its address says it all. */
interface Row {
  readonly roster: string;
  readonly id: string;
  readonly address: string;
  readonly outer: Row | undefined;
  /** From 1. */
  readonly position: number;
}

/** From where an expression is read. */
interface At {
  readonly row: Row | undefined;
  /** The row that is counted, the path by which it is, and whether names are its own. */
  readonly counted?: { readonly row: Row; readonly path: string; readonly isWhere: boolean };
}

interface Placed {
  readonly section: Section;
  readonly module: Instrument['modules'][number];
  readonly roster: string | undefined;
}

const reckoning = ['count', 'sum', 'any', 'all', 'min', 'max', 'first'];

/**
 * What answers give where there are rosters, told as the language is described: slowly, each thing from nothing, by
 * recursion. Shares with the engine how an entry of a type reads, and nothing else.
 */
export function rosterAccount(instrument: Instrument, said: Said) {
  return new Told(instrument, said).account();
}

class Told {
  readonly #instrument: Instrument;
  readonly #said: Said;
  readonly #items: ReadonlyMap<string, Item>;
  readonly #sections: readonly Placed[];
  readonly #known = new Map<string, Meaning>();
  /** The section that each item stands in, and what opens its question and itself. */
  readonly #placeOf = new Map<string, { readonly at: Placed; readonly gates: readonly Expression[] }>();
  readonly #conditionOf = new Map<string, string | undefined>();

  constructor(instrument: Instrument, said: Said) {
    this.#instrument = instrument;
    this.#said = said;
    const { entries, items } = outlineOf(instrument);
    this.#items = items;
    this.#sections = instrument.modules.flatMap((module) =>
      module.sections.map((section) => ({ module, section, roster: section.for ?? module.for })),
    );
    for (const at of this.#sections)
      for (const question of at.section.questions)
        for (const item of entries.find((one) => one.question === question)?.items ?? [])
          this.#placeOf.set(item.id, { at, gates: question.gate ? [question.gate] : [] });
  }

  #rosterNamed(name: string | undefined): Roster | undefined {
    return name === undefined ? undefined : this.#instrument.rosters?.[name];
  }

  /** The innermost roster whose rows a condition reads by a name alone; undefined: it is the questionnaire's. */
  #rosterOfCondition(name: string): string | undefined {
    const known = this.#conditionOf.get(name);
    if (known !== undefined || this.#conditionOf.has(name)) return known;
    let innermost: string | undefined;
    const meet = (roster: string | undefined) => {
      if (roster === undefined) return;
      if (innermost === undefined || this.#rosterNamed(roster)?.in !== undefined) innermost = roster;
    };
    const bare = (part: Expression): void => {
      if ('name' in part) {
        const read = part.of ?? part.name;
        meet(this.#items.has(read) ? this.#placeOf.get(read)?.at.roster : undefined);
        if (this.#instrument.conditions[read]) meet(this.#rosterOfCondition(read));
        // The rows of an inner roster, by its name alone, are those of a row.
        meet(this.#rosterNamed(read)?.in);
      } else if ('call' in part) {
        for (const arg of part.args) bare(arg);
        if (part.where) asking(part.where);
      }
    };
    const asking = (part: Expression): void => {
      if ('name' in part && part.of === 'outer') bare({ name: part.name });
      if ('call' in part) for (const arg of part.args) asking(arg);
    };
    const expression = this.#instrument.conditions[name];
    if (expression) bare(expression);
    this.#conditionOf.set(name, innermost);
    return innermost;
  }

  /** Where a roster is asked first. */
  #home(name: string): { readonly gates: readonly Expression[] } {
    for (const { module, section, roster } of this.#sections) {
      if (module.for === name) return { gates: module.gate ? [module.gate] : [] };
      if (roster !== name) continue;
      // The gates of a module asked row by row, behind its roster's home, are the rows' own: they stand around all the same.
      const isWhole = module.for !== undefined && this.#homeModule(module.for) === module;
      return { gates: [isWhole ? undefined : module.gate, section.gate].filter((gate) => gate !== undefined) };
    }
    return { gates: [] };
  }

  #homeModule(name: string): Instrument['modules'][number] | undefined {
    return this.#sections.find(({ module, roster }) => module.for === name || roster === name)?.module;
  }

  #isHome(name: string, { module, section }: Placed, by: 'module' | 'section'): boolean {
    const first = this.#sections.find((one) => one.module.for === name || one.roster === name);
    return by === 'module'
      ? first?.module === module && module.for === name
      : first?.section === section && module.for !== name;
  }

  #truth(gate: Expression, at: At): Meaning {
    const meaning = this.#meaning(gate, at);
    return meaning === 'none' ? { is: false } : meaning;
  }

  /** What opens a roster, in the row that it stands in. */
  #opensRoster(name: string, outer: Row | undefined): Meaning {
    return this.#once(`opens ${name} ${outer?.address}`, () => {
      const roster = this.#rosterNamed(name);
      if (!roster) throw new Error(name);
      const at = { row: outer };
      const bounds = [roster.min, roster.limit].flatMap((bound): Meaning[] => {
        if (typeof bound !== 'object') return [];
        const more = reckonedOf('>', [this.#meaning(bound, at), { is: 0n }]);
        return [more === 'none' ? { is: false } : more];
      });
      const gates = [...this.#home(name).gates, ...(roster.gate ? [roster.gate] : [])];
      return and([
        ...(outer ? [this.#opensRow(outer)] : []),
        ...gates.map((gate) => this.#truth(gate, at)),
        ...bounds,
        ...(roster.over === undefined ? [] : [this.#opensSource(roster.over, outer)]),
      ]);
    });
  }

  /** A roster over something else is not there without it, and waits for it. */
  #opensSource(over: string, outer: Row | undefined): Meaning {
    if (this.#rosterNamed(over)) return this.#opensRoster(over, outer);
    const codes = this.#item(over, this.#rowOf(over, outer));
    return codes === 'none' ? { is: false } : undecided(codes) ? codes : { is: true };
  }

  #opensRow(row: Row): Meaning {
    return this.#opensRoster(row.roster, row.outer);
  }

  /** The rows of a roster, whether it is asked or not. */
  rows(name: string, outer: Row | undefined): Row[] {
    const roster = this.#rosterNamed(name);
    const address = outer ? `${outer.address}.${name}` : name;
    const row = (id: string, at: number): Row => ({
      roster: name,
      id,
      address: `${address}[${id}]`,
      outer,
      position: at + 1,
    });
    if (roster?.over !== undefined) {
      if (this.#rosterNamed(roster.over)) return this.rows(roster.over, outer).map(({ id }, at) => row(id, at));
      const codes = this.#item(roster.over, this.#rowOf(roster.over, outer));
      return typeof codes === 'object' ? String(codes.is).split(' ').map(row) : [];
    }
    return Object.entries(this.#said.answers)
      .flatMap(([entered, place]) => {
        const id = entered.startsWith(`${address}[`) ? entered.slice(address.length + 1, -1) : ']';
        return typeof place === 'string' && !id.includes(']') ? [{ id, place }] : [];
      })
      .sort((one, other) => (one.place < other.place ? -1 : one.place > other.place ? 1 : one.id < other.id ? -1 : 1))
      .map(({ id }, at) => row(id, at));
  }

  isShort(name: string, outer: Row | undefined): boolean {
    const { min } = this.#rosterNamed(name) ?? {};
    const least: Meaning =
      typeof min === 'object'
        ? this.#meaning(min, { row: outer })
        : min === undefined
          ? 'none'
          : { is: units(`${min}`) };
    if (!holds(this.#opensRoster(name, outer)) || typeof least !== 'object') return false;
    return units(`${this.rows(name, outer).length}`) < (least.is as bigint);
  }

  /** The row around a row in which a name stands, or itself. */
  #rowOf(name: string, row: Row | undefined): Row | undefined {
    const roster = this.#placeOf.get(name)?.at.roster ?? this.#rosterOfCondition(name);
    for (let at = row; at; at = at.outer) if (at.roster === roster) return at;
    return undefined;
  }

  #once(key: string, of: () => Meaning): Meaning {
    const known = this.#known.get(key);
    if (known) return known;
    const meaning = of();
    this.#known.set(key, meaning);
    return meaning;
  }

  /** What all around an item gives, in its row. */
  #opensItem(id: string, row: Row | undefined): Meaning {
    const place = this.#placeOf.get(id);
    if (!place) throw new Error(id);
    const { at, gates } = place;
    const { roster, module, section } = at;
    const around: (Expression | undefined)[] = [];
    const isHome = (by: 'module' | 'section', name: string | undefined) =>
      name !== undefined && this.#isHome(name, at, by);
    // Gates at the home of a roster have opened it, or not, already.
    const ofHome = roster !== undefined && module.for === undefined && isHome('section', roster);
    const ofModule = module.for !== undefined && isHome('module', module.for);
    const ofInner = module.for !== undefined && roster !== module.for && isHome('section', roster);
    if (!ofHome && !ofModule && !ofInner) around.push(module.gate);
    if (!ofHome && !ofInner) around.push(section.gate);
    const item = this.#items.get(id);
    const own = item && 'gate' in item ? item.gate : undefined;
    return and([
      ...(row ? [this.#opensRow(row)] : []),
      ...[...around, ...gates, own].flatMap((gate) => (gate ? [this.#truth(gate, { row })] : [])),
    ]);
  }

  reading(id: string, row: Row | undefined) {
    const item = this.#items.get(id);
    const address = row ? `${row.address}.${id}` : id;
    if (!item || !holds(this.#opensItem(id, row))) return undefined;
    if (this.#said.unanswered.has(address)) return { kind: 'unanswered' } as const;
    const entered = this.#said.answers[address];
    if ('ofRows' in item && item.ofRows) {
      const { rows, where } = item.ofRows;
      if (typeof entered !== 'string' || entered === '') return { kind: 'blank' } as const;
      const ids = item.type === 'choices' ? entered.split(' ') : [entered];
      const there = this.rows(rows, undefined);
      const isOpen = (one: string) => {
        const counted = there.find((other) => other.id === one);
        if (!counted || !holds(this.#opensRow(counted))) return false;
        return !where || holds(this.#meaning(where, { row, counted: { row: counted, path: rows, isWhere: true } }));
      };
      return ids.every(isOpen) ? ({ kind: 'valid', value: entered } as const) : ({ kind: 'blank' } as const);
    }
    const reading = readEntry(item, entered);
    const gate = 'optionGates' in item && reading.kind === 'valid' ? item.optionGates?.[`${entered}`] : undefined;
    return gate && !holds(this.#truth(gate, { row })) ? ({ kind: 'blank' } as const) : reading;
  }

  #item(id: string, row: Row | undefined): Meaning {
    return this.#once(`${row?.address} ${id}`, () => {
      const gate = this.#opensItem(id, row);
      if (undecided(gate)) return gate;
      const item = this.#items.get(id);
      const reading = this.reading(id, row);
      if (!item || !reading) return 'none';
      if (reading.kind === 'valid') {
        const isNumber = ['percent', 'decimal'].includes(item.type);
        return { is: isNumber ? units(String(reading.value)) : String(reading.value) };
      }
      if (reading.kind === 'unanswered') return 'vain';
      return reading.kind === 'blank' && !item.required ? 'none' : 'open';
    });
  }

  /** An item or a condition, as it is seen from a row. */
  #named(name: string, from: Row | undefined): Meaning {
    const row = this.#rowOf(name, from);
    if (this.#items.has(name)) return this.#item(name, row);
    const condition = this.#instrument.conditions[name];
    if (!condition) throw new Error(name);
    return this.#once(`${row?.address} ${name}`, () => this.#meaning(condition, { row }));
  }

  /** The row that something is read from, or what keeps that from being told. */
  #from({ name, of }: Reference, { row, counted }: At): Row | undefined | Meaning {
    if (counted && of === counted.path) return counted.row;
    if (of === 'outer') return row;
    const own = counted?.isWhere ? counted.row : row;
    if (of === undefined) return own;
    // In the row that a reference names.
    const chosen = this.#named(of, own);
    if (typeof chosen !== 'object') return chosen;
    const item = this.#items.get(of);
    const rows = item && 'ofRows' in item ? this.rows(item.ofRows?.rows ?? '', undefined) : [];
    const found = rows.find(({ id }) => id === chosen.is);
    if (!found) throw new Error(`${name} of ${chosen.is}`);
    return found;
  }

  #isBlank(of: Expression, at: At): Meaning {
    const meaning = this.#meaning(of, at);
    if (meaning === 'none') return { is: true };
    if (!undecided(meaning)) return { is: false };
    if (!('name' in of) || of.name === 'row') return meaning;
    const from = this.#from(of, at);
    // Asked without an answer that counts: the item itself, or the reference that leads to it.
    if (typeof from === 'string') return this.#isBlank({ name: of.of ?? '' }, at);
    if (!this.#items.has(of.name)) return meaning;
    const row = this.#rowOf(of.name, from && 'address' in from ? from : undefined);
    return holds(this.#opensItem(of.name, row)) ? { is: true } : meaning;
  }

  #meaning(part: Expression, at: At): Meaning {
    if ('truth' in part) return { is: part.truth };
    if ('text' in part) return { is: part.text };
    if ('number' in part) return { is: units(String(part.number)) };
    if ('date' in part) return { is: part.date };
    if ('name' in part) {
      if (part.name === 'row' && part.of === undefined) return { is: at.row?.id ?? '' };
      const from = this.#from(part, at);
      if (typeof from === 'string' || (from && 'is' in from)) return from;
      return this.#named(part.name, from);
    }
    const { call, args } = part;
    const counted = reckoning.includes(call) ? this.#counted(part, at) : undefined;
    if (counted) return this.#overRows(part, counted, at);
    const [first = { truth: true }, second = { truth: true }, third = { truth: true }] = args;
    const parts = () => args.map((arg) => this.#meaning(arg, at));
    switch (call) {
      case 'position':
        return at.row && holds(this.#opensRow(at.row))
          ? { is: units(`${at.row.position}`) }
          : at.row
            ? this.#opensRow(at.row)
            : 'none';
      case 'and':
        return and(parts());
      case 'or':
        return not(and(parts().map(not)));
      case 'not':
        return not(this.#meaning(first, at));
      case 'isBlank':
        return this.#isBlank(first, at);
      case 'orElse':
        return this.#meaning(holds(this.#isBlank(first, at)) ? second : first, at);
      case 'if': {
        const condition = this.#meaning(first, at);
        if (undecided(condition)) return condition;
        return this.#meaning(holds(condition) ? second : third, at);
      }
      case 'count': {
        const [codes = 'none'] = parts();
        if (codes === 'none') return { is: 0n };
        return typeof codes === 'object' ? { is: units(`${String(codes.is).split(' ').length}`) } : codes;
      }
      case 'selected': {
        const [codes = 'none', code = 'none'] = parts();
        if (typeof codes !== 'object' || typeof code !== 'object') return codes;
        return { is: String(codes.is).split(' ').includes(String(code.is)) };
      }
      default:
        return reckonedOf(call, parts());
    }
  }

  /** The path of the rows that a call goes over, and whether they are those of the own row. */
  #counted(part: Extract<Expression, { call: unknown }>, { row }: At) {
    const references = (one: Expression): { readonly name: string; readonly of?: string }[] =>
      'name' in one ? [one] : 'call' in one ? one.args.flatMap(references) : [];
    for (const { name, of } of part.args.flatMap(references)) {
      const path = part.call === 'count' ? (of === undefined ? name : `${of}.${name}`) : (of ?? '');
      const [first = '', second] = path.split('.');
      const inner = this.#rosterNamed(second ?? first);
      if (!inner || (second !== undefined && inner.in !== first)) continue;
      let outer = row;
      while (outer && outer.roster !== inner.in) outer = outer.outer;
      return { path, roster: second ?? first, own: second === undefined && inner.in !== undefined ? outer : undefined };
    }
    return undefined;
  }

  #overRows(
    { call, args, where }: Extract<Expression, { call: unknown }>,
    { path, roster, own }: { readonly path: string; readonly roster: string; readonly own: Row | undefined },
    at: At,
  ): Meaning {
    const waits: Meaning[] = [];
    const rowsOf = (name: string, outer: Row | undefined): Row[] => {
      const opens = this.#opensRoster(name, outer);
      if (undecided(opens)) waits.push(opens);
      if (!holds(opens)) return [];
      if (this.#lacksRows(name, outer)) waits.push('open');
      return this.rows(name, outer);
    };
    const outer = this.#rosterNamed(roster)?.in;
    const rows =
      own || outer === undefined ? rowsOf(roster, own) : rowsOf(outer, undefined).flatMap((one) => rowsOf(roster, one));
    const values = rows.flatMap((row): Meaning[] => {
      const counts: Meaning = where
        ? this.#meaning(where, { row: at.row, counted: { row, path, isWhere: true } })
        : { is: true };
      if (counts === 'none' || (typeof counts === 'object' && counts.is !== true)) return [];
      const [operand] = args;
      const value: Meaning =
        call === 'count' || !operand
          ? { is: 1n }
          : this.#meaning(operand, { row: at.row, counted: { row, path, isWhere: false } });
      if (value === 'none') return [];
      if (!undecided(counts)) return [value];
      const changesNothing =
        typeof value === 'object' && ((call === 'any' && value.is === false) || (call === 'all' && value.is === true));
      return changesNothing ? [] : [opens(counts, ...(undecided(value) ? [value] : []))];
    });
    if (call === 'any') return not(and([...values, ...waits].map(not)));
    if (call === 'all') return and([...values, ...waits]);
    if (waits.length > 0) return call === 'first' ? opens(...waits) : opens(...waits, ...values.filter(undecided));
    if (call === 'first') return values[0] ?? 'none';
    if (values.some(undecided)) return opens(...values.filter(undecided));
    const numbers = values.map((value) => (value as { is: bigint }).is);
    if (call === 'count') return { is: units(`${numbers.length}`) };
    if (call === 'sum') return { is: numbers.reduce((sum, one) => sum + one, 0n) };
    const [least, ...others] = numbers;
    if (least === undefined) return 'none';
    return { is: others.reduce((best, one) => ((call === 'min' ? one < best : one > best) ? one : best), least) };
  }

  /** Whether a roster has fewer rows than it must, or is over one that has. */
  #lacksRows(name: string, outer: Row | undefined): boolean {
    const { over } = this.#rosterNamed(name) ?? {};
    return (
      this.isShort(name, outer) ||
      (over !== undefined && this.#rosterNamed(over) !== undefined && this.#lacksRows(over, outer))
    );
  }

  /** The rows that are asked. */
  #asked(roster: string, outer?: Row): Row[] {
    return holds(this.#opensRoster(roster, outer)) ? this.rows(roster, outer) : [];
  }

  #rowsFor(roster: string): Row[] {
    const outer = this.#rosterNamed(roster)?.in;
    return outer === undefined ? this.#asked(roster) : this.#asked(outer).flatMap((row) => this.#asked(roster, row));
  }

  /** The questions of the route, in order, each with its row. */
  #questions() {
    const found: { readonly question: Section['questions'][number]; readonly row: Row | undefined }[] = [];
    const asks = (section: Section, rows: readonly (Row | undefined)[]) => {
      for (const row of rows) for (const question of section.questions) found.push({ question, row });
    };
    for (const module of this.#instrument.modules)
      if (module.for === undefined)
        for (const section of module.sections)
          asks(section, section.for === undefined ? [undefined] : this.#rowsFor(section.for));
      else
        for (const row of this.#rowsFor(module.for))
          for (const section of module.sections)
            asks(
              section,
              section.for === undefined || section.for === module.for ? [row] : this.#asked(section.for, row),
            );
    return found;
  }

  /** Whether another row of its roster has its value. */
  #isTwice(item: string, row: Row): boolean {
    const own = this.reading(item, row);
    return this.#asked(row.roster, row.outer).some((other) => {
      const reading = other.id === row.id ? undefined : this.reading(item, other);
      return reading?.kind === 'valid' && own?.kind === 'valid' && reading.value === own.value;
    });
  }

  account() {
    const { entries } = outlineOf(this.#instrument);
    const addressed = (name: string, row: Row | undefined) => (row ? `${row.address}.${name}` : name);
    const steps: [string, string][] = [];
    const states: Record<string, string> = {};
    const readings: Record<string, unknown> = {};
    const found: object[] = [];
    for (const { question, row } of this.#questions()) {
      const items = entries.find((entry) => entry.question === question)?.items ?? [];
      const [first] = items;
      if (first) steps.push([addressed(question.id, row), stateOf(this.#opensItem(first.id, row))]);
      for (const { id, domainCheck, unique } of items) {
        const address = addressed(id, row);
        const reading = this.reading(id, row);
        states[address] = stateOf(this.#opensItem(id, row));
        readings[address] = reading;
        if (reading?.kind === 'invalid') found.push({ check: domainCheck, level: 'hard', items: [address] });
        if (unique && row && this.#isTwice(id, row))
          found.push({ check: addressed(this.#instrument.uniqueCheck ?? '', row), level: 'hard', items: [address] });
      }
    }
    const { checks, rosters } = this.#instrument;
    for (const { id, level, cases, for: roster } of checks)
      for (const row of roster === undefined ? [undefined] : this.#rowsFor(roster))
        for (const one of cases) {
          const fires = ({ when }: { readonly when: Expression }) => holds(this.#meaning(when, { row }));
          const other = checks.find((check) => check.id === one.unless);
          if (!fires(one) || other?.cases.some(fires)) continue;
          const about = one.items.flatMap((item) => {
            const own = this.#rowOf(item, row);
            return this.reading(item, own) ? [addressed(item, own)] : [];
          });
          if (about.length > 0) found.push({ check: addressed(id, row), level, items: about });
        }
    const places = Object.keys(rosters ?? {}).flatMap((name) => {
      const outer = this.#rosterNamed(name)?.in;
      return (outer === undefined ? [undefined] : this.#asked(outer)).map((row) => ({ name, row }));
    });
    return {
      steps,
      states,
      readings,
      findings: found,
      rosters: Object.fromEntries(
        places.map(({ name, row }) => [
          addressed(name, row),
          {
            state: stateOf(this.#opensRoster(name, row)),
            rows: this.#asked(name, row).map(({ id }) => id),
            isShort: this.isShort(name, row),
          },
        ]),
      ),
    };
  }
}
