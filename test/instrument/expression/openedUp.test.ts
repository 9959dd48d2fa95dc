import { expect, it } from 'vitest';
import { expressionText } from '../../../src/instrument/expression/expressionText.ts';
import { allOf, openedUp } from '../../../src/instrument/expression/openedUp.ts';
import { parseExpression } from '../../../src/instrument/expression/parse.ts';

function read(text: string) {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value.expression;
}

const conditions = {
  used: read('A > 0 or isBlank(A)'),
  both: read("used and B = 'yes'"),
  round: read('round and C > 0'),
};

it.each([
  ['A > 1', 'A > 1'],
  ['not used', 'not (A > 0 or isBlank(A))'],
  ['both or C > 2', "(A > 0 or isBlank(A)) and B = 'yes' or C > 2"],
  ['round or C > 2', 'round and C > 0 or C > 2'],
  ['given.used > 2', 'given.used > 2'],
])('%s opened up is %s', (text, opened) => {
  expect(expressionText(openedUp(read(text), conditions))).toBe(opened);
});

it.each([
  [['A > 1'], 'A > 1'],
  [['A > 1 and B > 1', 'C > 1 or D > 1'], 'A > 1 and B > 1 and (C > 1 or D > 1)'],
])('all of %j is %s', (texts, all) => {
  const joined = allOf(texts.map(read));
  expect(joined && expressionText(joined)).toBe(all);
});

it('all of nothing is nothing', () => {
  expect(allOf([])).toBeUndefined();
});
