import type { Expression } from '../../instrument/expression/expression.ts';
import { compileExpression, type Located } from '../compileExpression.ts';
import { type Evaluate, type ExpressionValue, open } from '../expressionValue.ts';

/** An expression that is compiled once for all rows, and evaluated from the places that one of them reads. */
export class Template {
  /** What it reads of which it asks where it stands, too: by its number among what it reads. */
  readonly asksAround: readonly number[];
  readonly #evaluate: Evaluate;
  readonly #operands: ExpressionValue[] = [];

  /** @param pattern the expression with the numbers of what it reads in the place of names */
  constructor(pattern: Expression, located: readonly (Located | undefined)[]) {
    this.asksAround = [...new Set(askedAround(pattern))].filter((at) => located[at]?.scope !== undefined);
    this.#evaluate = compileExpression(pattern, ({ name }) => {
      const slot = Number(name);
      const around = this.asksAround.indexOf(slot);
      return located[slot] && { slot, ...(around >= 0 && { scope: located.length + around }) };
    });
  }

  /** @param slots of what it reads, and behind them of what stands around that */
  evaluate(results: readonly ExpressionValue[], slots: readonly number[]): ExpressionValue {
    const operands = this.#operands;
    for (let at = 0; at < slots.length; at += 1) operands[at] = results[slots[at] ?? 0] ?? open;
    return this.#evaluate(operands);
  }
}

/** An expression as one row reads it. */
export class Bound {
  /** The places that it reads. */
  readonly slots: readonly number[];
  readonly #template: Template;

  constructor(template: Template, slots: readonly number[]) {
    this.#template = template;
    this.slots = slots;
  }

  evaluate(results: readonly ExpressionValue[]): ExpressionValue {
    return this.#template.evaluate(results, this.slots);
  }
}

/** The numbers of what is tested for being blank. */
function askedAround(part: Expression): number[] {
  if (!('call' in part)) return [];
  const [first] = part.args;
  const isTest = part.call === 'isBlank' || part.call === 'orElse';
  return [...(isTest && first && 'name' in first ? [Number(first.name)] : []), ...part.args.flatMap(askedAround)];
}

/** The templates of expressions: one for each way in which what they read is found. */
export class Templates {
  readonly #known = new WeakMap<Expression, Map<string, Template>>();

  /**
   * An expression as a row reads it.
   * @param pattern the expression with the numbers of what it reads in the place of names
   * @param located where what it reads stands in the row, each by its number
   */
  bound(expression: Expression, pattern: Expression, located: readonly (Located | undefined)[]): Bound {
    const found = located.map((one) => (one ? (one.scope === undefined ? 1 : 2) : 0)).join('');
    const known = this.#known.get(expression) ?? new Map<string, Template>();
    this.#known.set(expression, known);
    const template = known.get(found) ?? new Template(pattern, located);
    known.set(found, template);
    const slots = [
      ...located.map((one) => one?.slot ?? 0),
      ...template.asksAround.map((at) => located[at]?.scope ?? 0),
    ];
    // One that has grown has room for more.
    return new Bound(template, slots.slice());
  }
}
