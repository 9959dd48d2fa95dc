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

  /** @param reads where what it reads stands */
  evaluate(results: readonly ExpressionValue[], { slots, isOwn }: Reads, row: number): ExpressionValue {
    const operands = this.#operands;
    for (let at = 0; at < slots.length; at += 1)
      operands[at] = results[(slots[at] ?? 0) + (isOwn[at] ? row : 0)] ?? open;
    return this.#evaluate(operands);
  }
}

/** Where what an expression reads stands, and behind that what stands around it: places, or how far behind the row's. */
interface Reads {
  readonly slots: readonly number[];
  readonly isOwn: readonly boolean[];
}

/** An expression as one row reads it. All rows that are made alike share one. */
export class RowExpression {
  /** The expression as it stands in the instrument. */
  readonly written: Expression;
  readonly #template: Template;
  readonly #reads: Reads;

  constructor(written: Expression, template: Template, reads: Reads) {
    this.written = written;
    this.#template = template;
    this.#reads = reads;
  }

  /** @param row the place of what opens the row */
  evaluate(results: readonly ExpressionValue[], row: number): ExpressionValue {
    return this.#template.evaluate(results, this.#reads, row);
  }

  /** The places that it reads. */
  slots(row: number): number[] {
    const { slots, isOwn } = this.#reads;
    return slots.map((slot, at) => slot + (isOwn[at] ? row : 0));
  }
}

/** The numbers of what is tested for being blank. */
function askedAround(part: Expression): number[] {
  if (!('call' in part)) return [];
  const [first] = part.args;
  const isTest = part.call === 'isBlank' || part.call === 'orElse';
  return [...(isTest && first && 'name' in first ? [Number(first.name)] : []), ...part.args.flatMap(askedAround)];
}

/** How an expression is read, by how what it reads is found, and by where that stands. */
interface Known {
  readonly templates: Map<string, Template>;
  readonly bounds: Map<string, RowExpression>;
}

/** The templates of expressions: one for each way in which what they read is found. */
export class Templates {
  readonly #known = new WeakMap<Expression, Known>();

  /**
   * An expression as a row reads it.
   * @param pattern the expression with the numbers of what it reads in the place of names
   * @param located where what it reads stands in the row, each by its number
   * @param row the place of what opens the row
   */
  bound(
    written: Expression,
    pattern: Expression,
    located: readonly (Located | undefined)[],
    row: number,
  ): RowExpression {
    const known: Known = this.#known.get(written) ?? { templates: new Map(), bounds: new Map() };
    this.#known.set(written, known);
    const { templates, bounds } = known;
    const found = located.map((one) => (one ? (one.scope === undefined ? 1 : 2) : 0)).join('');
    const template = templates.get(found) ?? new Template(pattern, located);
    templates.set(found, template);
    const slots = [
      ...located.map((one) => one?.slot ?? 0),
      ...template.asksAround.map((at) => located[at]?.scope ?? 0),
    ];
    const reads: Reads = {
      slots: slots.map((slot) => (slot < row ? slot : slot - row)),
      isOwn: slots.map((slot) => slot >= row),
    };
    const where = `${found} ${reads.slots.join(' ')} ${reads.isOwn.map(Number).join('')}`;
    const bound = bounds.get(where) ?? new RowExpression(written, template, reads);
    bounds.set(where, bound);
    return bound;
  }
}
