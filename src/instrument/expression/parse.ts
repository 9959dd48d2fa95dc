import { fail, ok, type Result } from '../../lib/result.ts';
import { daysIn } from '../calendar.ts';
import { canonicalDecimal } from '../canonicalDecimal.ts';
import { deepestExpression, longestExpression, mostParts } from '../limits.ts';
import { type Expression, termsOf } from './expression.ts';
import type { ExpressionFault } from './expressionFault.ts';
import { numberLiteral } from './numberLiteral.ts';
import { binding, type Infix, infixes, isCalled, isInfix, isReserved } from './operators.ts';
import { isOverRows, signatures } from './signatures.ts';
import { type Token, tokensOf } from './tokens.ts';

/** An expression as read, and the character at which each of its parts begins, counted from 0. */
export interface Parsed {
  readonly expression: Expression;
  readonly offsets: ReadonlyMap<Expression, number>;
}

/** Reads the text of an expression; of a broken one, the first fault. */
export function parseExpression(text: string): Result<Parsed, ExpressionFault> {
  if (text.length > longestExpression) return fail({ kind: 'too-long', at: longestExpression });
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  try {
    return ok(new Parser(tokens.value).whole());
  } catch (cause) {
    if (cause instanceof Refusal) return fail(cause.fault);
    throw cause;
  }
}

/** Ends the reading of an expression; it never leaves this file. */
class Refusal extends Error {
  readonly fault: ExpressionFault;
  constructor(fault: ExpressionFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

const refuse = (fault: ExpressionFault): never => {
  throw new Refusal(fault);
};

const endToken: Token = { kind: 'end', text: '', at: 0 };
const foundIn = ({ kind, text }: Token): string | undefined => (kind === 'end' ? undefined : text);

/** Reads by precedence (after Pratt): an operator takes what binds more closely than itself. */
class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #nesting = 0;
  readonly #offsets = new Map<Expression, number>();
  readonly #depths = new Map<Expression, number>();

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Parsed {
    if (this.#token.kind === 'end') refuse({ kind: 'empty', at: this.#token.at });
    const expression = this.#read(binding.or);
    const left = this.#token;
    if (left.kind !== 'end') refuse({ kind: 'no-operator', found: left.text, at: left.at });
    return { expression, offsets: this.#offsets };
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? endToken;
  }

  /** The operator that comes next; undefined where none does. */
  get #infix(): Infix | undefined {
    const { kind, text } = this.#token;
    return kind !== 'text' && isInfix(text) ? text : undefined;
  }

  #take(): Token {
    const token = this.#token;
    this.#next += 1;
    return token;
  }

  #isSign(sign: string): boolean {
    return this.#token.kind === 'sign' && this.#token.text === sign;
  }

  #expect(...signs: readonly string[]): Token {
    const token = this.#take();
    if (token.kind === 'sign' && signs.includes(token.text)) return token;
    const wanted = signs.map((sign) => `"${sign}"`).join(' or ');
    return refuse(
      token.kind === 'name' && token.text === 'where'
        ? { kind: 'no-where', at: token.at }
        : { kind: 'no-sign', wanted, found: foundIn(token), at: token.at },
    );
  }

  /** Keeps where a part begins; all of its own parts are known by now. */
  #made<Part extends Expression>(at: number, part: Part): Part {
    const within = 'args' in part ? termsOf(part).map((arg) => this.#depths.get(arg) ?? 0) : [];
    const depth = Math.max(0, ...within) + 1;
    if (depth > deepestExpression) refuse({ kind: 'too-deep', at });
    if (this.#offsets.size === mostParts) refuse({ kind: 'too-many-parts', at });
    this.#offsets.set(part, at);
    this.#depths.set(part, depth);
    return part;
  }

  /** Reads an expression up to the first operator that binds less closely than `least`. */
  #read(least: number): Expression {
    const { at } = this.#token;
    this.#nesting += 1;
    // Brackets make no part, and yet are read within one another.
    if (this.#nesting > deepestExpression) refuse({ kind: 'too-deep', at });
    let left = this.#first(least);
    for (;;) {
      const infix = this.#infix;
      if (infix === undefined || infixes[infix] < least) break;
      const binds = infixes[infix];
      const args = [left];
      do {
        this.#take();
        args.push(this.#read(binds + 1));
      } while ((infix === 'and' || infix === 'or') && this.#infix === infix);
      if (binds === binding.compare && this.#infix !== undefined && infixes[this.#infix] === binds)
        refuse({ kind: 'chained', at: this.#token.at });
      left = this.#made(at, { call: infix, args });
    }
    this.#nesting -= 1;
    return left;
  }

  /** What an expression begins with. */
  #first(least: number): Expression {
    const token = this.#take();
    const { at, kind, text } = token;
    switch (kind) {
      case 'number':
        return this.#made(at, { number: numberOf(token, '') });
      case 'text':
        return this.#made(at, { text });
      case 'name':
        return this.#word(token, least);
      case 'sign':
        if (text === '(') return this.#bracketed();
        if (text === '-') return this.#signed(at);
    }
    return refuse({ kind: 'no-operand', found: foundIn(token), at });
  }

  #bracketed(): Expression {
    const inner = this.#read(binding.or);
    this.#expect(')');
    return inner;
  }

  /** A sign straight before a number is part of it. */
  #signed(at: number): Expression {
    if (this.#token.kind === 'number') return this.#made(at, { number: numberOf(this.#take(), '-') });
    return this.#made(at, { call: 'negate', args: [this.#read(binding.sign)] });
  }

  #word(token: Token, least: number): Expression {
    const { text, at } = token;
    if (text === 'true' || text === 'false') return this.#made(at, { truth: text === 'true' });
    if (text === 'not') {
      if (least > binding.not) refuse({ kind: 'bracket-not', at });
      return this.#made(at, { call: 'not', args: [this.#read(binding.not)] });
    }
    if (this.#isSign('(')) return this.#call(token);
    if (this.#isSign('.') && text !== 'row') return this.#step(token);
    if (text === 'row') return this.#made(at, { name: text });
    if (text === 'where') refuse({ kind: 'no-where', at });
    if (text === 'and' || text === 'or') refuse({ kind: 'no-operand', found: text, at });
    if (isReserved(text)) refuse({ kind: 'reserved', text, at });
    return this.#made(at, { name: text });
  }

  /** A name behind another: `given.measuredMinutes`; or behind a path: `projects.flows.amount`. */
  #step({ text: first, at }: Token): Expression {
    const names = [first];
    while (this.#isSign('.')) {
      if (names.length === 3) refuse({ kind: 'many-points', at: this.#token.at });
      this.#take();
      const token = this.#take();
      if (token.kind !== 'name') refuse({ kind: 'no-name', wanted: '.', found: foundIn(token), at: token.at });
      if (isReserved(token.text)) refuse({ kind: 'reserved', text: token.text, at: token.at });
      names.push(token.text);
    }
    return this.#made(at, { name: names.pop() ?? '', of: names.join('.') });
  }

  #call({ text, at }: Token): Expression {
    if (text === 'date') return this.#date(at);
    if (!isCalled(text)) return refuse({ kind: 'unknown-function', text, at });
    this.#take();
    const args: Expression[] = [];
    let where: Expression | undefined;
    if (this.#isSign(')')) this.#take();
    else
      do {
        args.push(this.#read(binding.or));
        if (isOverRows(text)) where = this.#where() ?? where;
      } while (this.#expect(',', ')').text === ',');
    const takes = signatures[text].takes.length;
    if (args.length !== takes) refuse({ kind: 'arguments', text, takes, given: args.length, at });
    return this.#made(at, { call: text, args, ...(where && { where }) });
  }

  /** What must hold of the rows that count, where that is said. */
  #where(): Expression | undefined {
    const { kind, text } = this.#token;
    if (kind !== 'name' || text !== 'where') return undefined;
    this.#take();
    return this.#read(binding.or);
  }

  #date(at: number): Expression {
    this.#take();
    const token = this.#take();
    if (token.kind !== 'text' || !isDate(token.text)) refuse({ kind: 'bad-date', text: token.text, at: token.at });
    this.#expect(')');
    return this.#made(at, { date: token.text });
  }
}

/** A number that is whole, and that a float holds, is one; any other is its text. */
function numberOf({ text, at }: Token, sign: '' | '-'): number | string {
  const [whole = '', places] = text.split('.');
  const shortest = places?.replace(/0+$/, '');
  const written = shortest ? `${whole}.${shortest}` : whole;
  const canonical = /^[0.]+$/.test(written) ? written : sign + written;
  if (text.split('.').length > 2 || !canonicalDecimal.test(canonical)) refuse({ kind: 'bad-number', text, at });
  return numberLiteral(canonical).number;
}

/** Whether the calendar has a day; one that is reckoned with may be long ago. */
function isDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  return year > 0 && day > 0 && day <= daysIn(year, month);
}
