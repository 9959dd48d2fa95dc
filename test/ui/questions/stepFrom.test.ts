import { expect, it } from 'vitest';
import { stepFrom } from '../../../src/ui/questions/stepFrom.ts';

it.each([
  [undefined, 1, 5],
  [undefined, -1, 0],
  [0, 1, 5],
  [0, -1, undefined],
  [43, 1, 45],
  [43, -1, 40],
  [45, 1, 50],
  [45, -1, 40],
  [98, 1, 100],
  [100, 1, undefined],
  [100, -1, 95],
  [140, -1, 100],
  ['veel', 1, undefined],
  ['', -1, undefined],
] as const)('a tap from %s in direction %s goes to %s', (entry, direction, to) => {
  expect(stepFrom(entry, direction)).toBe(to);
});

it.each([
  [undefined, 1, 1],
  [44, 1, 45],
  [44, -1, 43],
  [100, 1, undefined],
] as const)('an arrow from %s in direction %s goes to %s', (entry, direction, to) => {
  expect(stepFrom(entry, direction, 1)).toBe(to);
});
