import { expect, it } from 'vitest';
import { parseExpression } from '../../../src/instrument/expression/parse.ts';
import { itemsRead, namesRead } from '../../../src/instrument/expression/reads.ts';

function read(text: string) {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value.expression;
}

it.each<[string, string[]]>([
  ["'A'", []],
  ["B = 'x' or A > 1 or B = 'y'", ['B', 'A']],
  ['not isBlank(A) and if(B, C, D + A) > 1', ['A', 'B', 'C', 'D']],
  ['F < given.measuredMinutes', ['F']],
])('%s reads %j', (text, names) => {
  expect(namesRead(read(text))).toEqual(names);
});

it('opens named conditions up, each once', () => {
  const conditions = { used: read('B > 0 or often'), often: read("A = 'x' and B > 1"), other: read('C > 0') };
  expect(itemsRead(read('C = 1 and used and often'), conditions)).toEqual(['C', 'B', 'A']);
  expect(itemsRead(read('toString > 0'), conditions)).toEqual(['toString']);
});

it('ends where conditions go round', () => {
  const conditions = { one: read('other and A > 0'), other: read('one or B > 0') };
  expect(itemsRead(read('one'), conditions)).toEqual(['B', 'A']);
});
