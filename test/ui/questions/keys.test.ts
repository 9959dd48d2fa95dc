import { expect, it } from 'vitest';
import { answerOfKey } from '../../../src/ui/questions/keys.ts';

const yesNo = [
  { value: 'yes', letter: 'j' },
  { value: 'no', letter: 'n' },
];
const lettered = ['a', 'b', 'c'].map((letter) => ({ value: letter, letter }));

it.each([
  ['j', yesNo, 'yes'],
  ['J', yesNo, 'yes'],
  ['n', yesNo, 'no'],
  ['1', yesNo, 'yes'],
  ['2', yesNo, 'no'],
  ['3', yesNo, undefined],
  ['y', yesNo, undefined],
  ['c', lettered, 'c'],
  ['3', lettered, 'c'],
  ['0', lettered, undefined],
  ['Delete', lettered, null],
  ['Backspace', yesNo, null],
  ['Tab', yesNo, undefined],
  ['Enter', lettered, undefined],
  [' ', lettered, undefined],
] as const)('the key %j says', (key, choices, answer) => {
  expect(answerOfKey(key, choices)).toBe(answer);
});
