import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../src/instrument/expression/expression.ts';
import { type ExpressionFault, expressionFaultText } from '../../../src/instrument/expression/expressionFault.ts';
import { expressionText } from '../../../src/instrument/expression/expressionText.ts';
import { parseExpression } from '../../../src/instrument/expression/parse.ts';
import { anyExpression, nearlyExpression } from './arbitraryExpression.ts';

const of = (name: string): Expression => ({ name });
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(of) as [Expression, Expression, Expression, Expression];
const call = (name: Extract<Expression, { call: unknown }>['call'], ...args: Expression[]): Expression => ({
  call: name,
  args,
});

function read(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${expressionFaultText(parsed.fault)}`);
  return parsed.value.expression;
}

function faultOf(text: string): ExpressionFault | undefined {
  const parsed = parseExpression(text);
  return parsed.ok ? undefined : parsed.fault;
}

const runs = { seed: 20_261_126, numRuns: 1000 };

describe('the text of an expression', () => {
  it.each<[string, Expression]>([
    ['true', { truth: true }],
    ['false', { truth: false }],
    ['12', { number: 12 }],
    ['0', { number: 0 }],
    ['-0', { number: 0 }],
    ['-12', { number: -12 }],
    ['- 12', { number: -12 }],
    ['0.5', { number: '0.5' }],
    ['-0.50', { number: '-0.5' }],
    ['2.0', { number: 2 }],
    ['1234567890123456.1', { number: '1234567890123456.1' }],
    ['9007199254740991', { number: 9_007_199_254_740_991 }],
    ['9007199254740993', { number: '9007199254740993' }],
    ["'yes'", { text: 'yes' }],
    ["''", { text: '' }],
    ["'it''s'", { text: "it's" }],
    ["''''", { text: "'" }],
    ["'and (\" 1,2'", { text: 'and (" 1,2' }],
    ["date('2014-07-01')", { date: '2014-07-01' }],
    ["date( '2024-02-29' )", { date: '2024-02-29' }],
    ['a', a],
    ['date', of('date')],
    ['count', of('count')],
    ['android', of('android')],
    ['given.measuredMinutes', { name: 'measuredMinutes', of: 'given' }],
    ['awards . amount', { name: 'amount', of: 'awards' }],
    ['a and b', call('and', a, b)],
    ['a and b and c', call('and', a, b, c)],
    ['(a and b) and c', call('and', call('and', a, b), c)],
    ['a and (b and c)', call('and', a, call('and', b, c))],
    ['a or b and c or d', call('or', a, call('and', b, c), d)],
    ['(a or b) and c', call('and', call('or', a, b), c)],
    ['not a and b', call('and', call('not', a), b)],
    ['not (a and b)', call('not', call('and', a, b))],
    ['not not a', call('not', call('not', a))],
    ['not a = b', call('not', call('=', a, b))],
    ['(not a) = b', call('=', call('not', a), b)],
    ['a + b > c', call('>', call('+', a, b), c)],
    ['a > 0 or isBlank(a)', call('or', call('>', a, { number: 0 }), call('isBlank', a))],
    ['(a = b) = c', call('=', call('=', a, b), c)],
    ['a - b - c', call('-', call('-', a, b), c)],
    ['a - (b - c)', call('-', a, call('-', b, c))],
    ['a + b * c', call('+', a, call('*', b, c))],
    ['(a + b) * c', call('*', call('+', a, b), c)],
    ['a / b * c', call('*', call('/', a, b), c)],
    ['a * -b', call('*', a, call('negate', b))],
    ['-a * b', call('*', call('negate', a), b)],
    ['-(a * b)', call('negate', call('*', a, b))],
    ['a-1', call('-', a, { number: 1 })],
    ['a--1', call('-', a, { number: -1 })],
    ['--1', call('negate', { number: -1 })],
    ['-(1)', call('negate', { number: 1 })],
    ['a<>b', call('<>', a, b)],
    ['a<=b', call('<=', a, b)],
    ['\n\t a >= b \r\n', call('>=', a, b)],
    ["selected(a, 'x')", call('selected', a, { text: 'x' })],
    ['if(a, b, c + d)', call('if', a, b, call('+', c, d))],
    ["orElse(a, 'no') = 'yes'", call('=', call('orElse', a, { text: 'no' }), { text: 'yes' })],
    ['((a))', a],
  ])('%s', (text, expression) => {
    expect(read(text)).toEqual(expression);
    expect(read(expressionText(expression))).toEqual(expression);
  });

  it.each<[string, ExpressionFault]>([
    ['', { kind: 'empty', at: 0 }],
    ['  ', { kind: 'empty', at: 2 }],
    ['a =', { kind: 'no-operand', found: undefined, at: 3 }],
    ['= a', { kind: 'no-operand', found: '=', at: 0 }],
    ['a and or b', { kind: 'no-operand', found: 'or', at: 6 }],
    ['+1', { kind: 'no-operand', found: '+', at: 0 }],
    ['()', { kind: 'no-operand', found: ')', at: 1 }],
    ['.5', { kind: 'no-operand', found: '.', at: 0 }],
    ['a b', { kind: 'no-operator', found: 'b', at: 2 }],
    ["a 'and' b", { kind: 'no-operator', found: 'and', at: 2 }],
    ["a = b '='", { kind: 'no-operator', found: '=', at: 6 }],
    ['a AND b', { kind: 'no-operator', found: 'AND', at: 2 }],
    ['a)', { kind: 'no-operator', found: ')', at: 1 }],
    ['1.', { kind: 'no-operator', found: '.', at: 1 }],
    ['(a', { kind: 'no-sign', wanted: '")"', found: undefined, at: 2 }],
    ['isBlank(a', { kind: 'no-sign', wanted: '"," or ")"', found: undefined, at: 9 }],
    ['isBlank(a b)', { kind: 'no-sign', wanted: '"," or ")"', found: 'b', at: 10 }],
    ['a == b', { kind: 'no-operand', found: '=', at: 3 }],
    ['a != b', { kind: 'unknown-sign', text: '!', at: 2 }],
    ['a = \u{1F600}', { kind: 'unknown-sign', text: '\u{1F600}', at: 4 }],
    ['a\u00A0= b', { kind: 'unknown-sign', text: '\u00A0', at: 1 }],
    ['a = "yes"', { kind: 'double-quote', at: 4 }],
    ["a = 'yes", { kind: 'unended-text', at: 4 }],
    ["a = 'yes''", { kind: 'unended-text', at: 4 }],
    ['a > 007', { kind: 'bad-number', text: '007', at: 4 }],
    ['a > 1e3', { kind: 'bad-number', text: '1e3', at: 4 }],
    ['a > 1.2.3', { kind: 'bad-number', text: '1.2.3', at: 4 }],
    ['a > 3a', { kind: 'bad-number', text: '3a', at: 4 }],
    ['1234567890123456789012345', { kind: 'bad-number', text: '1234567890123456789012345', at: 0 }],
    ['a < b < c', { kind: 'chained', at: 6 }],
    ['a = b = c', { kind: 'chained', at: 6 }],
    ['a = not b', { kind: 'bracket-not', at: 4 }],
    ['a + not b', { kind: 'bracket-not', at: 4 }],
    ['given', { kind: 'reserved', text: 'given', at: 0 }],
    ['given.not', { kind: 'reserved', text: 'not', at: 6 }],
    ['given.', { kind: 'no-name', wanted: '.', found: undefined, at: 6 }],
    ['lower(a)', { kind: 'unknown-function', text: 'lower', at: 0 }],
    ['negate(a)', { kind: 'unknown-function', text: 'negate', at: 0 }],
    ['toString(a)', { kind: 'unknown-function', text: 'toString', at: 0 }],
    ['a where b', { kind: 'no-operator', found: 'where', at: 2 }],
    ['where a', { kind: 'no-where', at: 0 }],
    ['floor(a where b)', { kind: 'no-where', at: 8 }],
    ['outer', { kind: 'reserved', text: 'outer', at: 0 }],
    ['row.a', { kind: 'no-operator', found: '.', at: 3 }],
    ['a.b.c.d', { kind: 'many-points', at: 5 }],
    ['isBlank()', { kind: 'arguments', text: 'isBlank', takes: 1, given: 0, at: 0 }],
    ['not if(a, b)', { kind: 'arguments', text: 'if', takes: 3, given: 2, at: 4 }],
    ["date('2014-02-29')", { kind: 'bad-date', text: '2014-02-29', at: 5 }],
    ["date('1/7/2014')", { kind: 'bad-date', text: '1/7/2014', at: 5 }],
    ["date('0000-01-01')", { kind: 'bad-date', text: '0000-01-01', at: 5 }],
    ['date(a)', { kind: 'bad-date', text: 'a', at: 5 }],
  ])('%s', (text, fault) => {
    expect(faultOf(text)).toEqual(fault);
  });

  it.each<[string, string, ExpressionFault]>([
    ['4,001 characters', `${' '.repeat(4000)}a`, { kind: 'too-long', at: 4000 }],
    ['1,000 brackets', `${'('.repeat(1000)}a${')'.repeat(1000)}`, { kind: 'too-deep', at: 100 }],
    ['a sum of 101', `a${' + a'.repeat(100)}`, { kind: 'too-deep', at: 0 }],
    ['500 times not', `${'not '.repeat(500)}a`, { kind: 'too-deep', at: 400 }],
    ['500 signs', `${'-'.repeat(500)}a`, { kind: 'too-deep', at: 100 }],
  ])('has bounds: %s', (_name, text, fault) => {
    expect(faultOf(text)).toEqual(fault);
  });

  it('has room for a sum of 100', () => {
    expect(faultOf(`a${' + a'.repeat(99)}`)).toBeUndefined();
  });

  it('has at most 1,000 parts', () => {
    const sum = (terms: number) => Array.from({ length: terms }, () => 'a').join('+');
    const all = (terms: number) => Array.from({ length: terms }, () => sum(10)).join('=1 or ');
    expect(faultOf(`${all(40)}=1`)).toBeUndefined();
    expect(faultOf(`${all(90)}=1`)).toMatchObject({ kind: 'too-many-parts' });
  });

  it('keeps where each part begins', () => {
    const text = " not (a = 'x') and b * -2 > given.m";
    const parsed = parseExpression(text);
    if (!parsed.ok) throw new Error(expressionFaultText(parsed.fault));
    const begin = [...parsed.value.offsets].map(([part, at]): [string, number] => [expressionText(part), at]);
    expect(begin).toEqual([
      ['a', 6],
      ["'x'", 10],
      ["a = 'x'", 6],
      ["not a = 'x'", 1],
      ['b', 19],
      ['-2', 23],
      ['b * -2', 19],
      ['given.m', 28],
      ['b * -2 > given.m', 19],
      ["not a = 'x' and b * -2 > given.m", 1],
    ]);
  });

  it('reads as the same tree once it is written', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        expect(read(expressionText(expression))).toEqual(expression);
      }),
      runs,
    );
  });

  it('has no bracket that it can do without', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const text = expressionText(expression);
        for (const [open, close] of bracketsIn(text)) {
          const without = `${text.slice(0, open)} ${text.slice(open + 1, close)} ${text.slice(close + 1)}`;
          const parsed = parseExpression(without);
          if (parsed.ok) expect(parsed.value.expression).not.toEqual(expression);
        }
      }),
      runs,
    );
  });

  it('is written as it was, and never breaks the reader, however it is mistyped', () => {
    const mistyped = anyExpression.chain((expression) => nearlyExpression(expressionText(expression)));
    let understood = 0;
    fc.assert(
      fc.property(mistyped, (text) => {
        const parsed = parseExpression(text);
        if (parsed.ok) {
          understood += 1;
          const written = expressionText(parsed.value.expression);
          expect(expressionText(read(written))).toBe(written);
        } else {
          expect(parsed.fault.at).toBeGreaterThanOrEqual(0);
          expect(parsed.fault.at).toBeLessThanOrEqual(text.length);
          expect(expressionFaultText(parsed.fault)).toMatch(/^character \d+: ./);
        }
      }),
      runs,
    );
    expect(understood).toBeGreaterThan(50);
  });

  it('is any text at all, and never breaks the reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const parsed = parseExpression(text);
        if (!parsed.ok) expect(parsed.fault.at).toBeLessThanOrEqual(text.length);
      }),
      runs,
    );
  });
});

/** The brackets of a text that only group; those of a call stand behind its name. */
function bracketsIn(text: string): [open: number, close: number][] {
  const found: [number, number][] = [];
  const open: number[] = [];
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") inText = !inText;
    if (inText) continue;
    if (text[at] === '(') open.push(at);
    if (text[at] !== ')') continue;
    const begin = open.pop() ?? 0;
    if (!/[A-Za-z0-9]/.test(text[begin - 1] ?? ' ')) found.push([begin, at]);
  }
  return found;
}
