import { expect, it } from 'vitest';
import { wholeEntry } from '../../../src/ui/types/wholeEntry.ts';
import { wholeMistake } from '../../../src/ui/types/wholeMistake.ts';

it.each([
  ['120', 'above', '120'],
  ['1 000 000 000 000', 'above', '1 000 000 000 000'],
  ['101 %', 'above', '101'],
  ['-5', 'below', '-5'],
  ['−5 %', 'below', '−5'],
  ['45,5', 'fraction', '45,5'],
  ['45.5 %', 'fraction', '45.5'],
  ['abc', 'noNumber', 'abc'],
  ['80 of 90', 'noNumber', '80 of 90'],
  ['%', 'noNumber', '%'],
])('tells what is wrong with “%s”: %s', (typed, kind, said) => {
  expect(wholeMistake(wholeEntry(typed, '%'))).toEqual({ kind, typed: said });
});

it.each([
  [-5, 'below'],
  [12.5, 'fraction'],
  [101, 'above'],
])('tells what is wrong with the number %d that no field has read: %s', (entry, kind) => {
  expect(wholeMistake(entry)).toEqual({ kind, typed: `${entry}` });
});
