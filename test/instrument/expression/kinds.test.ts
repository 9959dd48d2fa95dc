import { describe, expect, it } from 'vitest';
import { kindFaultText } from '../../../src/instrument/expression/kindFault.ts';
import { kindFaults, type Named } from '../../../src/instrument/expression/kinds.ts';
import { parseExpression } from '../../../src/instrument/expression/parse.ts';

const names: Readonly<Record<string, Named>> = {
  Q: { kind: 'code', codes: ['yes', 'no'] },
  C: { kind: 'code', codes: ['a', 'b'] },
  M: { kind: 'codes', codes: ['a', 'b'] },
  N: { kind: 'number' },
  P: { kind: 'number' },
  T: { kind: 'text' },
  D: { kind: 'date' },
  E: { kind: 'number', currency: 'EUR' },
  F: { kind: 'number', currency: 'EUR' },
  U: { kind: 'number', currency: 'USD' },
  often: { kind: 'truth' },
};

/** The faults of a text, each with the character at which it is. */
function faultsOf(text: string, isInCheck = false): string[] {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(text);
  const { expression, offsets } = parsed.value;
  const find = (name: string) => (Object.hasOwn(names, name) ? names[name] : undefined);
  const fits = (item: string, value: string | number) => item !== 'P' || Number(value) <= 100;
  return kindFaults(expression, { find, isInCheck, fits }).map(
    (fault) => `${offsets.get(fault.part)}: ${kindFaultText(fault)}`,
  );
}

describe('kinds', () => {
  it.each([
    "Q = 'yes'",
    "'no' <> Q",
    'often',
    'not often and N > 0',
    'often = (N > 0)',
    "C = 'a' or C = 'b'",
    'Q = Q',
    "T = 'anything'",
    "T = 'a' or T = ''",
    'N + 1 > P * 2 - 0.5',
    'P <= 100',
    'P = 100',
    "D < date('2014-07-01')",
    'days(D, addMonths(D, 1)) > 30',
    'isBlank(Q) or isBlank(N) or isBlank(M) or isBlank(often)',
    "orElse(Q, 'no') = 'yes'",
    'orElse(often, false) or if(often, N, 0) = 3',
    "if(often, 'a', 'b') = C",
    "if(often, C, 'b') = 'a'",
    "if(often, 'x', 'y') = T",
    "selected(M, 'a')",
    'selected(M, C)',
    'count(M) > 1',
    'isEmail(T) and not isTelephone(T)',
    "'a' = 'b'",
    'E + F * 2 > 1000',
    'E / F > U / U',
    'E * U > 0',
  ])('%s: fit', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it('fit where the app measures, in checks alone', () => {
    expect(faultsOf('N < given.measuredMinutes', true)).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['X > 0 and Y > 0', ['0: there is no item or condition X', '10: there is no item or condition Y']],
    ['toString > 0', ['0: there is no item or condition toString']],
    ["Q = 'maybe'", ['4: Q can never be "maybe"']],
    ["Q = 'yes' or 'ja' = Q", ['13: Q can never be "ja"']],
    ["C = 'c'", ['4: C can never be "c"']],
    ["orElse(C, 'c') = 'd'", ['10: C can never be "c"', '17: C can never be "d"']],
    ["if(often, 'a', 'c') = C", ['15: C can never be "c"']],
    ["selected(M, 'c')", ['12: M can never be "c"']],
    ['Q = 1', ['4: Q can never be 1']],
    ["P = '5'", ['4: P can never be "5"']],
    ['P = 101', ['4: P can never be 101']],
    ["D = '2014-07-01'", ['4: D can never be "2014-07-01"']],
    ['N + Q > 3', ['4: Q is no number']],
    ['Q > 3', ['0: Q is no number']],
    ['3 < T', ['4: T is no number']],
    ['isEmail(N)', ['8: N is no text']],
    ['Q', ["0: this is one of listed options, not a truth (as in Q = 'yes')"]],
    ['N + 1', ["0: this is a number, not a truth (as in Q = 'yes')"]],
    ["'yes'", ["0: this is a text, not a truth (as in Q = 'yes')"]],
    ['often and Q', ['10: "and" takes a truth here, not one of listed options']],
    ['not N', ['4: "not" takes a truth here, not a number']],
    ['(N > 0) + 1 > 0', ['1: "+" takes a number here, not a truth']],
    ["Q > 'no'", ['0: one of listed options has no order: only = and <> compare it']],
    ["T < 'b'", ['0: a text has no order: only = and <> compare it']],
    ["'a' < 'b'", ['0: a text has no order: only = and <> compare it']],
    ['often > often', ['0: a truth has no order: only = and <> compare it']],
    ['Q = N', ['4: one of listed options and a number do not go together']],
    ['C = T', ['4: one of listed options and a text do not go together']],
    ['N > D', ['4: D is no number']],
    ["N > date('2014-07-01')", ['4: a number and a date do not go together']],
    ['often = 1', ['8: a truth and a number do not go together']],
    ['Q = true', ['4: one of listed options and a truth do not go together']],
    ['M = M', ['0: "selected" asks for an option of several, not = or <>']],
    ["M = 'a'", ['0: "selected" asks for an option of several, not = or <>']],
    ['count(C) > 0', ['6: "count" takes some of listed options here, not one of listed options']],
    ['addMonths(N, 1) = D', ['10: "addMonths" takes a date here, not a number']],
    ['if(often, N, T) = 1', ['13: a number and a text do not go together']],
    ['N < given.measuredMinutes', ['4: given.measuredMinutes stands in checks alone: no route depends on a clock']],
    ['N < given.weather', ['4: nothing is given as weather']],
    ['awards.amount > 0', ['0: awards is no reference to a row, nor a roster that is reckoned over here']],
    ['101 = P', ['0: P can never be 101']],
    ['E + U > 0', ['4: EUR and USD do not mix']],
    ['E > N + U', ['4: EUR and USD do not mix']],
    ['-(E - F) <> if(often, round(U, 2), 0)', ['12: EUR and USD do not mix']],
    ['X = Q and often', ['0: there is no item or condition X']],
  ])('%s: %j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });
});
