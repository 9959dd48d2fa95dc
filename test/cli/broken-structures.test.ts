import { describe, it } from 'vitest';
import { type Case, type Change, isRefused, question, structure, written } from './brokenFolder.ts';

const cases: readonly Case<Change>[] = [
  ...['constructor', 'toString', 'valueOf', 'hasOwnProperty'].flatMap((id): Case<Change>[] => [
    [
      `an item called ${id}`,
      question(3, { item: id }),
      `structure.json: line 61, column 13: item ${id}: everything in JavaScript`,
    ],
    [
      `a question called ${id}`,
      question(3, { id }),
      `structure.json: line 62, column 21: question ${id}: everything in JavaScript`,
    ],
    [
      `a condition called ${id}`,
      structure({ conditions: { hasStaff: 'A1 > 0', [id]: 'A1 > 1' } }),
      `structure.json: line 30, column ${id.length + 9}: condition ${id}: everything in JavaScript`,
    ],
  ]),
  [
    'an item that objects have',
    question(0, { item: '__proto__' }),
    'structure.json: line 41, column 23: modules[0].sections[0].questions[0].item: an id is letters and digits, a letter first',
  ],
  [
    'too deep a condition',
    question(1, { gate: `${'('.repeat(150)}A1 > 0${')'.repeat(150)}` }),
    'structure.json: line 51, column 124: modules[0].sections[0].questions[1].gate: character 101: ',
  ],
  [
    'a condition of 100 kB',
    question(1, { gate: Array(10_000).fill('A1 > 0').join(' or ') }),
    'structure.json: line 51, column 4024: modules[0].sections[0].questions[1].gate: character 4001: longer than 4000 characters',
  ],
  [
    'conditions that go round',
    structure({ conditions: { hasStaff: 'b', b: 'c', c: 'hasStaff' } }),
    'structure.json: line 29, column 18: conditions.hasStaff: character 1: reads itself: hasStaff, b, c, hasStaff',
  ],
  [
    'a gate that reads what it opens',
    question(1, { gate: "A4 = 'a'" }),
    'structure.json: line 51, column 24: modules[0].sections[0].questions[1].gate: character 1: reads itself: A2, A4, A2',
  ],
  [
    'a function that is none',
    question(1, { gate: 'system(A1) > 0' }),
    'structure.json: line 51, column 24: modules[0].sections[0].questions[1].gate: character 1: there is no function system',
  ],
  [
    'a number beside a text',
    question(1, { gate: "A1 = 'yes'" }),
    'structure.json: line 51, column 29: the gate of A2, character 6: A1 can never be "yes"',
  ],
  [
    'reckoning with yes and no',
    question(3, { gate: 'A2 + 1 > 2' }),
    'structure.json: line 69, column 24: the gate of A4, character 1: reckons with A2, which is no number',
  ],
  [
    'an item that is not there',
    question(3, { gate: 'Z9 > 0' }),
    'structure.json: line 69, column 24: the gate of A4, character 1: there is no item Z9',
  ],
  [
    'an option that is computed, and is none',
    question(3, {
      type: 'computed',
      gives: { type: 'choice', options: ['a', 'b'] },
      options: undefined,
      is: "if(A1 > 3, 'a', 'z')",
    }),
    'structure.json: line 73, column 38: "is" of A4, character 17: A4 can never be "z"',
  ],
  [
    'a limit of rows that reads nothing',
    structure({ rosters: { sheds: { max: 20, gate: "A2 = 'yes'", limit: 'A1 + A9', label: 'shedName' } } }),
    'structure.json: line 24, column 22: "limit" of roster sheds, character 6: there is no item A9',
  ],
  [
    'a question twice',
    question(3, { id: 'A2' }),
    'structure.json: line 62, column 21: question A2: the id is used twice',
  ],
  ['an item twice', question(3, { item: 'A3' }), 'structure.json: line 61, column 13: item A3: the id is used twice'],
  [
    'a bound that is endless',
    written((text) => text.replace('100000', '1e999')),
    'structure.json: line 43, column 22: modules[0].sections[0].questions[0].max: expected number',
  ],
  [
    'bounds the wrong way round',
    question(0, { min: 10, max: 1 }),
    'structure.json: line 38, column 13: item A1: nothing is from 10 to 1',
  ],
  [
    'a type that is none',
    question(0, { type: 'wholee' }),
    'structure.json: line 40, column 23: modules[0].sections[0].questions[0].type: unknown type',
  ],
  [
    'a field that is none',
    question(0, { requird: true }),
    'structure.json: line 38, column 13: modules[0].sections[0].questions[0]: unknown field requird',
  ],
  [
    'a mask of a kilobyte',
    question(0, { type: 'identifier', mask: '#'.repeat(1000) }),
    'structure.json: line 44, column 23: modules[0].sections[0].questions[0].mask: too big: at most 64',
  ],
  [
    'a list that is not there',
    question(2, { options: { list: 'regions' } }),
    'structure.json: line 53, column 13: modules[0].sections[0].questions[2]: A3: there is no list regions',
  ],
  [
    'too many rows',
    structure({ rosters: { sheds: { max: 1e9 } } }),
    'structure.json: line 22, column 14: rosters.sheds.max: too big: at most 1000',
  ],
  [
    'far too many modules',
    structure({ modules: Array.from({ length: 5_000 }, (_, at) => ({ id: `m${at}`, sections: [] })) }),
    'structure.json: line 34, column 19: modules[0].sections: too small: at least 1',
  ],
];

describe('a structure', () => {
  it.each(cases)('with %s is named by publish and lint', (_what, change, says) => isRefused(change, says));
});
