import { expect, it } from 'vitest';
import { positionsIn } from '../../src/cli/survey/position.ts';

const json = String.raw`{
  "a": [1, { "is": "x\u0041\\\"\n'y' 😀z" }],
  "b": "plain"
}`;
const positionOf = positionsIn(json);

/** What stands in the file from the place on, to the end of its line. */
function found(path: (string | number)[], at?: number): string | undefined {
  const position = positionOf(path, at);
  return position && json.split('\n')[position.line - 1]?.slice(position.column - 1);
}

it.each<[(string | number)[], number | undefined, string]>([
  [[], undefined, '{'],
  [['a'], undefined, String.raw`[1, { "is": "x\u0041\\\"\n'y' 😀z" }],`],
  [['a', 0], undefined, String.raw`1, { "is": "x\u0041\\\"\n'y' 😀z" }],`],
  [['b'], undefined, '"plain"'],
  [['b'], 0, 'plain"'],
  [['b'], 4, 'n"'],
  [['b'], 5, '"'],
  [['b'], 99, '"'],
  [['a', 1, 'is'], 1, String.raw`\u0041\\\"\n'y' 😀z" }],`],
  [['a', 1, 'is'], 2, String.raw`\\\"\n'y' 😀z" }],`],
  [['a', 1, 'is'], 3, String.raw`\"\n'y' 😀z" }],`],
  [['a', 1, 'is'], 5, `'y' 😀z" }],`],
  [['a', 1, 'is'], 11, 'z" }],'],
  // A condition in an object, and what is not there.
  [['a', 1], 5, `'y' 😀z" }],`],
  [['b', 'c', 3], undefined, '"plain"'],
  [['x'], undefined, '{'],
])('finds %j, character %j', (path, at, rest) => {
  expect(found(path, at)).toBe(rest);
});

it('finds nothing in what is no JSON', () => {
  expect(positionsIn('')(['a'])).toBeUndefined();
});
