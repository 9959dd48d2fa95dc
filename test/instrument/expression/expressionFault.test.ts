import { expect, it } from 'vitest';
import { expressionFaultText } from '../../../src/instrument/expression/expressionFault.ts';
import { parseExpression } from '../../../src/instrument/expression/parse.ts';

const expected = 'a name, number, text or bracket is expected, not';
const behind = 'an operator or the end is expected, not';

it.each([
  ['A = “yes”', `character 5: "“" means nothing here: write 'yes'`],
  ['A = "yes"', "character 5: a text stands in single quotes, as in 'yes'"],
  ["A = 'yes", "character 5: this text has no closing quote (a quote within it is written as '')"],
  ['A != 1', 'character 3: "!" means nothing here: write "not" or "<>"'],
  ['A > 1 && B > 1', 'character 7: "&" means nothing here: write "and"'],
  ['A > 1 AND B > 1', `character 7: ${behind} "AND": write "and"`],
  ['A ≥ 1', 'character 3: "≥" means nothing here: write ">="'],
  ['A == 1', `character 4: ${expected} "=": write one "="`],
  ['A > .5', `character 5: ${expected} ".": write a digit before the point, as in 0.5`],
  ['A > 1,5', `character 6: ${behind} ",": write a number with a point, as in 1.5`],
  [
    'A > 007',
    'character 5: "007" is no number: they are written as 12 or 0.5, with at most 24 digits before the point and 10 behind',
  ],
  ['1 < A < 5', 'character 7: comparisons do not follow one another: join two of them by "and"'],
  ["A > date('2023-02-29')", `character 10: "2023-02-29" is no date: they are written as date('2014-07-01')`],
  ['A\u00a0> 1', 'character 2: a character that is not seen (U+00A0) means nothing here'],
  ['A # 1', 'character 3: "#" means nothing here'],
  ['lower(A)', 'character 1: there is no function lower'],
  ['round(A) > 1', 'character 1: round takes 2, not 1'],
])('%s: %s', (text, words) => {
  const parsed = parseExpression(text);
  expect(parsed.ok ? undefined : expressionFaultText(parsed.fault)).toBe(words);
});
