import type { Expression } from '../../../src/instrument/expression/expression.ts';
import type { Instrument } from '../../../src/instrument/schema.ts';
import { Dice } from './dice.ts';

type Kind = 'yesNo' | 'percent' | 'choice' | 'decimal' | 'text';
interface Known {
  readonly id: string;
  readonly kind: Kind;
}

const options = ['a', 'b', 'c'];
const numbers = [0, 1, 50, 100, '0.5', '2.25', -3];

/** Draws expressions about items and named conditions that stand already. */
class Drawn {
  readonly #dice: Dice;
  readonly #items: readonly Known[];
  readonly #conditions: readonly string[];

  constructor(dice: Dice, items: readonly Known[], conditions: readonly string[]) {
    this.#dice = dice;
    this.#items = items;
    this.#conditions = conditions;
  }

  /** Something that holds or not. */
  truth(depth: number): Expression {
    const dice = this.#dice;
    if (depth === 0 || dice.happens(0.35)) return this.#predicate(depth);
    const parts = () => Array.from({ length: dice.upTo(2) + 2 }, () => this.truth(depth - 1));
    return dice.oneOf<() => Expression>([
      () => ({ call: 'and', args: parts() }),
      () => ({ call: 'or', args: parts() }),
      () => ({ call: 'not', args: [this.truth(depth - 1)] }),
      () => ({ call: 'if', args: [this.truth(depth - 1), this.truth(depth - 1), this.truth(depth - 1)] }),
      () => ({ call: 'isBlank', args: [this.#item()] }),
    ])();
  }

  #item(): Expression {
    return { name: this.#dice.oneOf(this.#items).id };
  }

  #predicate(depth: number): Expression {
    const dice = this.#dice;
    if (this.#conditions.length > 0 && dice.happens(0.2)) return { name: dice.oneOf(this.#conditions) };
    if (dice.happens(0.03)) return { truth: dice.happens(0.5) };
    const { id, kind } = dice.oneOf(this.#items);
    const equality = dice.oneOf(['=', '<>'] as const);
    if (kind === 'text') return { call: 'isEmail', args: [{ name: id }] };
    if (kind === 'percent' || kind === 'decimal') {
      const order = dice.oneOf(['=', '<>', '<', '<=', '>', '>='] as const);
      return { call: order, args: [this.#number(id, depth), { number: dice.oneOf(numbers) }] };
    }
    const code: Expression = { text: kind === 'yesNo' ? dice.oneOf(['yes', 'no']) : dice.oneOf(options) };
    const value: Expression = dice.happens(0.15) ? { call: 'orElse', args: [{ name: id }, code] } : { name: id };
    return { call: equality, args: [value, code] };
  }

  #number(id: string, depth: number): Expression {
    const others = this.#items.filter(({ kind }) => kind === 'percent' || kind === 'decimal');
    if (depth === 0 || this.#dice.happens(0.5)) return { name: id };
    const sign = this.#dice.oneOf(['+', '-'] as const);
    const sum: Expression = { call: sign, args: [{ name: id }, { name: this.#dice.oneOf(others).id }] };
    return this.#dice.happens(0.2) ? { call: 'negate', args: [sum] } : sum;
  }
}

/** An instrument with gates at every level, named conditions and checks: the same for the same seed. */
export function randomInstrument(seed: number, size = 12): Instrument {
  const dice = new Dice(seed);
  const items: Known[] = [];
  const conditions: Record<string, Expression> = {};
  const drawn = () => new Drawn(dice, items, Object.keys(conditions));
  const gate = (odds: number) => (items.length > 0 && dice.happens(odds) ? { gate: drawn().truth(2) } : {});
  const add = (kind: Kind): string => {
    const id = `${kind}${items.length}`;
    items.push({ id, kind });
    return id;
  };
  const optionGates = () =>
    items.length > 0 && dice.happens(0.4) ? { optionGates: { [dice.oneOf(options)]: drawn().truth(1) } } : {};
  const own = (kind: Kind) => ({
    type: kind,
    ...(kind === 'choice' && { options }),
    ...(kind === 'decimal' && { digits: 2 }),
    ...(kind === 'text' && { maxLength: 20 }),
  });
  const question = () => {
    const common = { id: `q${items.length}`, ...gate(0.45), ...(dice.happens(0.25) && { required: false }) };
    const kind = dice.oneOf<Kind>(['yesNo', 'yesNo', 'percent', 'choice', 'decimal']);
    if (dice.happens(0.3))
      return {
        ...common,
        type: 'list',
        items: Array.from({ length: 2 }, () => {
          const within = gate(0.3);
          const one = dice.oneOf<Kind>(['yesNo', 'percent', 'decimal', 'text']);
          return { item: add(one), ...own(one), ...within };
        }),
      };
    const gates = kind === 'choice' ? optionGates() : {};
    if (kind !== 'yesNo') return { ...common, item: add(kind), ...own(kind), ...gates };
    return { ...common, type: 'yesNo', items: Array.from({ length: dice.upTo(2) + 1 }, () => add('yesNo')) };
  };
  const named = () => {
    if (items.length > 0 && dice.happens(0.3)) conditions[`holds${Object.keys(conditions).length}`] = drawn().truth(2);
  };
  const modules = [];
  while (items.length < size) {
    const sections = Array.from({ length: dice.upTo(1) + 1 }, (_, at) => ({
      id: `s${items.length}x${at}`,
      ...gate(0.2),
      questions: Array.from({ length: dice.upTo(3) + 1 }, () => {
        named();
        return question();
      }),
    }));
    // Drawn last, so that it may look at what it gates: that part of it is open for ever.
    const ahead = dice.happens(0.1) ? { gate: new Drawn(dice, items, []).truth(2) } : {};
    modules.push({ id: `m${modules.length}`, ...ahead, sections });
  }
  const cases = () =>
    Array.from({ length: dice.upTo(1) + 1 }, () => ({
      items: [...new Set(Array.from({ length: dice.upTo(2) + 1 }, () => dice.oneOf(items).id))],
      when: drawn().truth(2),
      ...(dice.happens(0.2) && { unless: 'k0' }),
      ...(dice.happens(0.2) && { level: dice.oneOf(['hard', 'soft']) }),
    }));
  const checks = Array.from({ length: dice.upTo(4) }, (_, at) => ({
    id: `k${at}`,
    level: dice.oneOf(['hard', 'soft']),
    cases: cases(),
  }));
  const domainChecks = { yesNo: 'd1', percent: 'd2', choice: 'd3', decimal: 'd4', text: 'd5' };
  return { id: 'test.random', version: '1.0.0', domainChecks, conditions, modules, checks } as unknown as Instrument;
}

/** An entry for an item of a kind: mostly valid, now and then blank or nonsense. */
export function randomEntry(dice: Dice, id: string): string | number | null {
  if (dice.happens(0.15)) return null;
  if (dice.happens(0.1)) return dice.oneOf<string | number>(['nonsense', 101, '', '1.234', -1]);
  if (id.startsWith('yesNo')) return dice.oneOf(['yes', 'no']);
  if (id.startsWith('choice')) return dice.oneOf(options);
  if (id.startsWith('percent')) return dice.oneOf([0, 1, 49, 50, 100]);
  if (id.startsWith('decimal')) return dice.oneOf(['0', '0.5', '2.25', '-3', '50', '1000000.01']);
  return dice.oneOf(['a@b.example', 'nobody']);
}
