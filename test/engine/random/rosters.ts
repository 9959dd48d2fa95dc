import type { Expression } from '../../../src/instrument/expression/expression.ts';
import { expressionText } from '../../../src/instrument/expression/expressionText.ts';
import { loadInstrument } from '../../../src/instrument/load.ts';
import type { Instrument } from '../../../src/instrument/schema.ts';
import { Dice } from './dice.ts';

type Kind = 'yesNo' | 'percent' | 'choice' | 'decimal' | 'text' | 'choices' | 'row' | 'rows';
interface Known {
  readonly id: string;
  readonly kind: Kind;
  /** The roster in whose rows it stands. */
  readonly roster: string | undefined;
  /** The roster whose rows it chooses from. */
  readonly of?: string;
}

interface NamedCondition {
  readonly id: string;
  readonly roster: string | undefined;
}

interface RosterPlan {
  readonly name: string;
  readonly in?: string;
  readonly over?: string;
}

const options = ['a', 'b', 'c'];
const numbers = [0, 1, 50, 100, '0.5', '2.25', -3];
const isNumber = ({ kind }: Known): boolean => kind === 'percent' || kind === 'decimal';
const call = (name: string, ...args: Expression[]): Expression => ({ call: name, args }) as Expression;

/** What expressions may read where they stand. */
interface View {
  /** The rosters in whose rows that is, outside in. */
  readonly around: readonly string[];
  readonly items: readonly Known[];
  readonly conditions: readonly NamedCondition[];
  /** The rosters that may be reckoned over. */
  readonly behind: readonly RosterPlan[];
  readonly rosters: readonly RosterPlan[];
}

/** What is read: of the row itself, of the row that is counted, or of the row that asks. */
interface Names {
  readonly items: readonly Known[];
  readonly conditions: readonly NamedCondition[];
  /** What stands before a name. */
  readonly of?: string;
}

/** Draws expressions of what is seen from a row, or from outside of rows. */
class Drawn {
  readonly #dice: Dice;
  readonly #view: View;
  /** Whether rows are being counted: nothing is reckoned within. */
  #isCounting = false;

  constructor(dice: Dice, view: View) {
    this.#dice = dice;
    this.#view = view;
  }

  /** What is read by its name alone from rows of these rosters. */
  #seen(around: readonly string[]): Names {
    const isSeen = ({ roster }: { readonly roster: string | undefined }) =>
      roster === undefined || around.includes(roster);
    return { items: this.#view.items.filter(isSeen), conditions: this.#view.conditions.filter(isSeen) };
  }

  truth(depth: number): Expression {
    return this.#truth(depth, this.#seen(this.#view.around));
  }

  number(): Expression {
    return this.#number(this.#seen(this.#view.around), 1);
  }

  /** What a row of a roster must be to be chosen. */
  where(roster: RosterPlan): Expression {
    this.#isCounting = true;
    return this.#filter(1, roster);
  }

  #truth(depth: number, ...names: readonly Names[]): Expression {
    const dice = this.#dice;
    if (depth === 0 || dice.happens(0.35)) return this.#predicate(depth, dice.oneOf(names), names);
    const parts = () => Array.from({ length: dice.upTo(1) + 2 }, () => this.#truth(depth - 1, ...names));
    return dice.oneOf<() => Expression>([
      () => call('and', ...parts()),
      () => call('or', ...parts()),
      () => call('not', this.#truth(depth - 1, ...names)),
      () =>
        call(
          'if',
          this.#truth(depth - 1, ...names),
          this.#truth(depth - 1, ...names),
          this.#truth(depth - 1, ...names),
        ),
      () => call('isBlank', this.#read(dice.oneOf(dice.oneOf(names).items), dice.oneOf(names), names)),
    ])();
  }

  /** Reads an item by the name that it has there. */
  #read({ id }: Known, names: Names, all: readonly Names[]): Expression {
    const own = all.find(({ items }) => items.some((item) => item.id === id)) ?? names;
    return own.of === undefined ? { name: id } : { name: id, of: own.of };
  }

  #predicate(depth: number, names: Names, all: readonly Names[]): Expression {
    const dice = this.#dice;
    const { behind, around } = this.#view;
    if (dice.happens(0.3) && !this.#isCounting && behind.length > 0) return this.#overRows(dice.oneOf(behind), depth);
    if (dice.happens(0.1) && !this.#isCounting && around.length > 0)
      return call(dice.oneOf(['<=', '>', '=']), { call: 'position', args: [] }, { number: dice.upTo(3) });
    if (names.conditions.length > 0 && dice.happens(0.2)) {
      const { id } = dice.oneOf(names.conditions);
      return names.of === undefined ? { name: id } : { name: id, of: names.of };
    }
    if (dice.happens(0.02) || names.items.length === 0) return { truth: dice.happens(0.5) };
    return this.#about(dice.oneOf(names.items), names, all, depth);
  }

  #about(item: Known, names: Names, all: readonly Names[], depth: number): Expression {
    const dice = this.#dice;
    const own: Expression = names.of === undefined ? { name: item.id } : { name: item.id, of: names.of };
    switch (item.kind) {
      case 'text':
        return call('isEmail', own);
      case 'percent':
      case 'decimal':
        return call(dice.oneOf(['=', '<>', '<', '<=', '>', '>=']), this.#sum(own, names, depth), {
          number: dice.oneOf(numbers),
        });
      case 'choices':
        return call('selected', own, { text: dice.oneOf(options) });
      case 'rows':
        return call('>', call('count', own), { number: dice.upTo(1) });
      case 'row':
        return names.of === undefined ? this.#behindReference(item, all) : call('isBlank', own);
      default: {
        const code: Expression = { text: item.kind === 'yesNo' ? dice.oneOf(['yes', 'no']) : dice.oneOf(options) };
        return call(dice.oneOf(['=', '<>']), dice.happens(0.15) ? call('orElse', own, code) : own, code);
      }
    }
  }

  /** Of the row that a reference names. */
  #behindReference({ id, of }: Known, all: readonly Names[]): Expression {
    const { items, conditions } = this.#view;
    const there = {
      items: items.filter(({ roster, kind }) => roster === of && kind !== 'row'),
      conditions: conditions.filter(({ roster }) => roster === of),
      of: id,
    };
    if (there.items.length === 0 || this.#dice.happens(0.1)) return call('isBlank', { name: id });
    const condition = this.#dice.happens(0.3) ? there.conditions[0] : undefined;
    if (condition) return { name: condition.id, of: id };
    const item = this.#dice.oneOf(there.items);
    if (this.#dice.happens(0.2)) return call('isBlank', { name: item.id, of: id });
    return this.#about(item, there, all, 0);
  }

  #number(names: Names, depth: number): Expression {
    const known = names.items.filter(isNumber);
    const dice = this.#dice;
    if (known.length === 0 || dice.happens(0.2)) return { number: dice.upTo(3) };
    const { id } = dice.oneOf(known);
    return this.#sum(names.of === undefined ? { name: id } : { name: id, of: names.of }, names, depth);
  }

  #sum(own: Expression, names: Names, depth: number): Expression {
    if (depth === 0 || this.#dice.happens(0.6)) return own;
    const sum = call(this.#dice.oneOf(['+', '-']), own, this.#number(names, 0));
    return this.#dice.happens(0.2) ? call('negate', sum) : sum;
  }

  #filter(depth: number, counted: RosterPlan): Expression {
    const dice = this.#dice;
    const { around } = this.#view;
    const own = counted.in === undefined ? [counted.name] : [counted.in, counted.name];
    const seen = this.#seen(own);
    const ofAsker = this.#seen(around).items;
    const reference = seen.items.filter(({ kind, of }) => kind === 'row' && of === around.at(-1));
    if (around.length > 0 && reference.length > 0 && dice.happens(0.5))
      return call(dice.oneOf(['=', '=', '<>']), { name: dice.oneOf(reference).id }, { name: 'row' });
    const mine = ofAsker.filter((item) => isNumber(item));
    const theirs = seen.items.filter(isNumber);
    if (around.length > 0 && mine.length > 0 && theirs.length > 0 && dice.happens(0.3))
      return call(
        dice.oneOf(['=', '<', '>=']),
        { name: dice.oneOf(theirs).id },
        { name: dice.oneOf(mine).id, of: 'outer' },
      );
    return this.#truth(depth, seen);
  }

  #overRows(counted: RosterPlan, depth: number): Expression {
    const dice = this.#dice;
    const { around, items, conditions } = this.#view;
    // Of the own row where that is one in which they stand; else those of all.
    const isOwn = counted.in !== undefined && around.includes(counted.in) && dice.happens(0.7);
    const path = counted.in === undefined || isOwn ? counted.name : `${counted.in}.${counted.name}`;
    const theirs: Names = {
      items: items.filter(({ roster }) => roster === counted.name),
      conditions: conditions.filter(({ roster }) => roster === counted.name),
      of: path,
    };
    this.#isCounting = true;
    const own = this.#seen(around);
    const where = dice.happens(0.45) ? { where: this.#filter(Math.min(depth, 1), counted) } : {};
    const reckon = (name: string, ...args: Expression[]) => ({ ...call(name, ...args), ...where }) as Expression;
    const known = theirs.items.filter(isNumber);
    const order = dice.oneOf(['=', '<', '>=', '>']);
    const count = (): Expression => {
      const [outer, name] = path.includes('.') ? path.split('.') : [undefined, path];
      const counts: Expression = outer === undefined ? { name: name ?? '' } : { name: name ?? '', of: outer };
      return call(order, reckon('count', counts), { number: dice.upTo(2) });
    };
    const quantified = () => {
      // All that is said of rows names one of them.
      const [named] = [...theirs.conditions.map(({ id }) => id), ...theirs.items.map(({ id }) => id)];
      const operand = this.#truth(1, theirs, ...(dice.happens(0.3) ? [own] : []));
      const isNamed = JSON.stringify(operand).includes(`"of":"${path}"`);
      return reckon(
        dice.oneOf(['any', 'all']),
        isNamed || named === undefined
          ? operand
          : call('and', operand, call('not', call('isBlank', { name: theirs.items[0]?.id ?? '', of: path }))),
      );
    };
    const picked = () => {
      const { id } = dice.oneOf(known);
      const value: Expression = { name: id, of: path };
      const operand = dice.happens(0.3) ? call('+', value, this.#number(dice.happens(0.5) ? own : theirs, 0)) : value;
      return call(order, reckon(dice.oneOf(['sum', 'sum', 'min', 'max', 'first']), operand), {
        number: dice.oneOf(numbers),
      });
    };
    const drawn = dice.oneOf([
      count,
      ...(theirs.items.length > 0 ? [quantified, quantified] : []),
      ...(known.length > 0 ? [picked, picked] : []),
    ])();
    this.#isCounting = false;
    return drawn;
  }
}

interface SectionPlan {
  readonly roster: string | undefined;
  /** Whether it stands in a module that is asked row by row. */
  readonly module?: string;
}

/** Which sections there are, in order: a roster is asked first behind that in whose rows it stands. */
function planned(dice: Dice): {
  readonly rosters: RosterPlan[];
  readonly modules: readonly (readonly SectionPlan[])[];
} {
  const rosters: RosterPlan[] = [{ name: 'A' }];
  if (dice.happens(0.5)) rosters.push({ name: 'B' });
  if (dice.happens(0.6)) rosters.push({ name: 'C', in: 'A' });
  if (dice.happens(0.5)) rosters.push({ name: 'O', over: dice.oneOf(['A', 'choices0']) });
  const has = (name: string) => rosters.some((roster) => roster.name === name);
  const modules: SectionPlan[][] = [[{ roster: undefined }]];
  const asked = (roster: string): void => {
    if (roster !== 'C' && dice.happens(0.4)) {
      const inner = roster === 'A' && has('C');
      modules.push(
        Array.from({ length: dice.upTo(1) + 1 }, (_, at) => ({
          roster: inner && at > 0 && dice.happens(0.7) ? 'C' : roster,
          module: roster,
        })),
      );
    } else if (dice.happens(0.5)) modules.at(-1)?.[0]?.module === undefined && modules.at(-1)?.push({ roster });
    else modules.push([{ roster }]);
    if (!modules.flat().some((section) => section.roster === roster)) modules.push([{ roster }]);
    if (dice.happens(0.5)) modules.push([{ roster: undefined }]);
  };
  asked('A');
  const others = rosters.flatMap(({ name }) => (name === 'A' ? [] : [name]));
  for (const name of others) asked(name);
  for (const { name } of rosters) if (dice.happens(0.4)) asked(name);
  modules.push([{ roster: undefined }]);
  return { rosters, modules };
}

/** An instrument with rosters, loaded as a file is: the same for the same seed. @param size how many questions a section has */
export function randomRosters(seed: number, size = 2): Instrument {
  const loaded = loadInstrument(writtenRosters(seed, size));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
  return loaded.value;
}

/** The same as it stands in a file. @param computing whether some of it is computed */
export function writtenRosters(seed: number, size = 2, computing = false) {
  const dice = new Dice(seed);
  const { rosters, modules: plan } = planned(dice);
  const sections = plan.flat();
  const items: Known[] = [];
  const named: NamedCondition[] = [];
  const conditions: Record<string, string> = {};
  let at = 0;
  const rosterOf = (name: string | undefined) => rosters.find((roster) => roster.name === name);
  const around = (roster: string | undefined): string[] =>
    [rosterOf(roster)?.in, roster].filter((name): name is string => name !== undefined);
  const isBehind = ({ name }: RosterPlan) => sections.findLastIndex(({ roster }) => roster === name) < at;
  const homeOf = (name: string) => sections.findIndex(({ roster, module }) => roster === name || module === name);
  const drawnIn = (roster: string | undefined, isCheck = false) =>
    new Drawn(dice, {
      around: around(roster),
      items,
      conditions: named,
      behind: isCheck ? rosters : rosters.filter(isBehind),
      rosters,
    });
  const seenFrom = (roster: string | undefined) =>
    items.filter((item) => item.roster === undefined || around(roster).includes(item.roster));
  const gate = (odds: number, roster: string | undefined) =>
    seenFrom(roster).length > 0 && dice.happens(odds) ? { gate: expressionText(drawnIn(roster).truth(2)) } : {};
  const add = (kind: Kind, roster: string | undefined, of?: string): string => {
    const id = `${kind}${items.length}`;
    items.push({ id, kind, roster, ...(of !== undefined && { of }) });
    return id;
  };
  const name = (roster: string | undefined): void => {
    const own = items.filter((item) => item.roster === roster);
    if (own.length === 0 || !dice.happens(0.35)) return;
    const id = `holds${named.length}`;
    const drawn = drawnIn(roster);
    // One of a row reads something of the row.
    const [first] = own;
    const said = call('or', call('isBlank', { name: first?.id ?? '' }), drawn.truth(2));
    conditions[id] = expressionText(said);
    named.push({ id, roster });
  };
  const chosen = rosters.filter(({ in: outer, over }) => outer === undefined && over === undefined);
  const question = (roster: string | undefined) => {
    const common = { id: `q${items.length}`, ...gate(0.4, roster), ...(dice.happens(0.25) && { required: false }) };
    const unique = roster !== undefined && items.length % 2 === 0 ? { unique: true } : {};
    const targets = chosen.filter((one) => homeOf(one.name) >= 0 && homeOf(one.name) < at);
    if (targets.length > 0 && dice.happens(0.3)) {
      const target = dice.oneOf(targets);
      const where = dice.happens(0.6) ? { where: expressionText(drawnIn(roster).where(target)) } : {};
      const kind = dice.happens(0.75) ? 'row' : 'rows';
      const item = add(kind, roster, target.name);
      const type = kind === 'row' ? 'choice' : 'choices';
      return { ...common, ...unique, type, item, options: { rows: target.name, ...where } };
    }
    if (computing && dice.happens(0.12)) {
      const { required: _, ...part } = common;
      const isNumber = dice.happens(0.6);
      const is = expressionText(isNumber ? drawnIn(roster).number() : drawnIn(roster).truth(2));
      const gives = isNumber ? { type: 'decimal', digits: 2 } : { type: 'yesNo' };
      return { ...part, type: 'computed', item: add(isNumber ? 'decimal' : 'yesNo', roster), gives, is };
    }
    const kind = dice.oneOf<Kind>(['yesNo', 'yesNo', 'percent', 'percent', 'choice', 'decimal', 'text']);
    if (kind === 'yesNo')
      return {
        ...common,
        type: 'yesNo',
        items: Array.from({ length: dice.upTo(1) + 1 }, () => add('yesNo', roster)),
      };
    const gates =
      kind === 'choice' && seenFrom(roster).length > 0 && dice.happens(0.3)
        ? { optionGates: { [dice.oneOf(options)]: expressionText(drawnIn(roster).truth(1)) } }
        : {};
    return {
      ...common,
      ...unique,
      type: kind,
      item: add(kind, roster),
      ...(kind === 'choice' && { options }),
      ...(kind === 'decimal' && { digits: 2 }),
      ...(kind === 'text' && { maxLength: 20 }),
      ...gates,
    };
  };
  const settings = new Map<string, object>();
  const home = ({ name: own, in: outer, over }: RosterPlan): void => {
    const drawn = drawnIn(outer);
    const bound = (): number | string => (dice.happens(0.5) ? dice.upTo(2) + 1 : expressionText(drawn.number()));
    const bounds =
      over === undefined
        ? { ...(dice.happens(0.4) && { min: bound() }), ...(dice.happens(0.3) && { limit: bound() }) }
        : {};
    settings.set(own, {
      max: 5,
      ...bounds,
      ...gate(0.35, outer),
      ...(outer !== undefined && { in: outer }),
      ...(over !== undefined && { over }),
    });
  };
  const questions = (roster: string | undefined) =>
    Array.from({ length: dice.upTo(size - 1) + 1 }, () => {
      name(roster);
      return question(roster);
    });
  const modules = plan.map((parts, moduleAt) => {
    const outer = parts[0]?.module;
    const first = at;
    const whole = outer === undefined ? undefined : rosterOf(outer);
    if (whole && homeOf(whole.name) === first) home(whole);
    const isHome = whole !== undefined && settings.has(whole.name) && homeOf(whole.name) === first;
    const moduleGate = moduleAt === 0 ? {} : gate(0.25, whole && !isHome ? whole.name : undefined);
    const within = parts.map(({ roster }, partAt) => {
      const own = rosterOf(roster);
      const begins = own && !settings.has(own.name);
      if (begins) home(own);
      // What opens a roster stands outside of its rows.
      const sectionGate = at === 0 ? {} : gate(0.2, begins ? own.in : roster);
      const start =
        at === 0
          ? [
              { id: 'qFirst', type: 'yesNo', items: [add('yesNo', undefined), add('yesNo', undefined)] },
              { id: 'qNumber', type: 'percent', item: add('percent', undefined) },
              { id: 'qCodes', type: 'choices', item: 'choices0', options },
            ]
          : [];
      if (at === 0) items.push({ id: 'choices0', kind: 'choices', roster: undefined });
      const section = {
        id: `s${moduleAt}x${partAt}`,
        ...(roster !== outer && { for: roster }),
        ...sectionGate,
        questions: [...start, ...questions(roster)],
      };
      at += 1;
      return section;
    });
    return { id: `m${moduleAt}`, ...(outer !== undefined && { for: outer }), ...moduleGate, sections: within };
  });
  const checksOf = dice.happens(0.6) ? dice.oneOf(rosters).name : undefined;
  const checks = Array.from({ length: dice.upTo(4) }, (_, checkAt) => {
    const roster =
      checkAt === 0 || dice.happens(0.4) ? checksOf : dice.happens(0.5) ? dice.oneOf(rosters).name : undefined;
    return {
      id: `k${checkAt}`,
      ...(roster !== undefined && { for: roster }),
      level: dice.oneOf(['hard', 'soft']),
      cases: Array.from({ length: dice.upTo(1) + 1 }, () => ({
        items: [...new Set(Array.from({ length: dice.upTo(2) + 1 }, () => dice.oneOf(seenFrom(roster)).id))],
        when: expressionText(drawnIn(roster, true).truth(2)),
        ...(roster === checksOf && dice.happens(0.2) && { unless: 'k0' }),
      })),
    };
  });
  return {
    format: 'veldwerk-instrument/2',
    id: 'test.random',
    version: '1.0.0',
    languages: ['nl'],
    official: ['nl'],
    publisher: 'The office',
    idleLimitSeconds: 300,
    domainChecks: { yesNo: 'd1', percent: 'd2', choice: 'd3', decimal: 'd4', text: 'd5', choices: 'd6' },
    ...(JSON.stringify(modules).includes('"unique"') && { uniqueCheck: 'd7' }),
    conditions,
    rosters: Object.fromEntries(settings),
    modules,
    checks,
  };
}
