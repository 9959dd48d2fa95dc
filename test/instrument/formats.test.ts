import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/instrument/condition.ts';
import { expressionText } from '../../src/instrument/expression/expressionText.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import { expressionsIn } from '../../src/instrument/placed.ts';
import type { WrittenInstrument } from '../../src/instrument/schema.ts';

/** An instrument of format 2 with an expression at each place that has one. */
const written = (more: Partial<WrittenInstrument> = {}): WrittenInstrument => ({
  format: 'veldwerk-instrument/2',
  id: 'test.second',
  version: '1.0.0',
  languages: ['nl'],
  official: ['nl'],
  publisher: 'An office',
  helpDesk: { email: 'help@example.org', telephone: '0' },
  idleLimitSeconds: 180,
  domainChecks: { yesNo: 'D1', percent: 'D2', text: 'D3' },
  conditions: { big: 'P > 50', sure: { is: "big and Q = 'yes'" } },
  modules: [
    {
      id: 'M',
      sections: [
        {
          id: 'S',
          questions: [
            { id: 'P', type: 'percent', item: 'P' },
            { id: 'Q', type: 'yesNo', items: ['Q'] },
          ],
        },
      ],
    },
    {
      id: 'N',
      gate: 'big',
      sections: [
        {
          id: 'T',
          gate: 'P < 100',
          questions: [
            { id: 'R', type: 'yesNo', items: ['R'], gate: 'sure' },
            {
              id: 'L',
              type: 'list',
              items: [
                { item: 'La', type: 'yesNo' },
                { item: 'Lb', type: 'text', maxLength: 9, gate: "La = 'yes'" },
              ],
            },
            {
              id: 'F',
              type: 'fields',
              fields: [{ item: 'Fa', type: 'text', maxLength: 9, gate: 'not isBlank(Lb)' }],
            },
          ],
        },
      ],
    },
  ],
  checks: [{ id: 'K', level: 'soft', cases: [{ items: ['P'], when: 'P = 0 and isBlank(Fa)' }] }],
  ...more,
});

const faultsOf = (data: unknown): unknown => {
  const loaded = loadInstrument(data);
  return loaded.ok ? [] : loaded.fault;
};

const checkOf = (when: WrittenInstrument['checks'][number]['cases'][number]['when']): WrittenInstrument['checks'] => [
  { id: 'K', level: 'soft', cases: [{ items: ['P'], when }] },
];

describe('format 2', () => {
  it('has texts where trees are read, each with its place', () => {
    const loaded = loadInstrument(written());
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
    const section = 'modules.1.sections.0';
    expect(
      expressionsIn(loaded.value).map((one) => [one.part, one.id, one.path.join('.'), expressionText(one.expression)]),
    ).toEqual([
      ['condition', 'big', 'conditions.big', 'P > 50'],
      ['condition', 'sure', 'conditions.sure', "big and Q = 'yes'"],
      ['module', 'N', 'modules.1.gate', 'big'],
      ['section', 'T', `${section}.gate`, 'P < 100'],
      ['question', 'R', `${section}.questions.0.gate`, 'sure'],
      ['item', 'Lb', `${section}.questions.1.items.1.gate`, "La = 'yes'"],
      ['item', 'Fa', `${section}.questions.2.fields.0.gate`, 'not isBlank(Lb)'],
      ['check', 'K', 'checks.0.cases.0.when', 'P = 0 and isBlank(Fa)'],
    ]);
  });

  it.each<[string, Partial<WrittenInstrument>, object[]]>([
    [
      'a broken text',
      { checks: checkOf('P >') },
      [
        {
          place: 'checks[0].cases[0].when',
          fault: 'character 4: a name, number, text or bracket is expected, not the end',
          at: 3,
        },
      ],
    ],
    [
      'a broken text in an object',
      { conditions: { big: 'P > 50', sure: { is: 'P = "5"' } } },
      [{ place: 'conditions.sure.is', fault: "character 5: a text stands in single quotes, as in 'yes'", at: 4 }],
    ],
    [
      'what is no truth',
      { checks: checkOf('P + 1') },
      [
        {
          place: 'checks[0].cases[0].when',
          fault: "character 1: this is a number, not a truth (as in Q = 'yes')",
          at: 0,
        },
      ],
    ],
    [
      'kinds that do not go together',
      { conditions: { big: 'P = (1 > 0)', sure: 'big' } },
      [{ place: 'conditions.big', fault: 'character 6: a number and a truth do not go together', at: 5 }],
    ],
    [
      'an object',
      { checks: checkOf({ op: 'equals', item: 'Q', value: 'yes' }) },
      [{ place: 'checks[0].cases[0].when', fault: 'expected string' }],
    ],
    [
      'a word of the language as a name',
      { conditions: { big: 'P > 50', sure: 'big', row: 'big' } },
      [{ place: 'conditions.row', fault: '"row" is a word of the language of expressions' }],
    ],
    [
      'a name that is none',
      { conditions: { big: 'P > 50', sure: 'big', 'a b': 'big' } },
      [{ place: 'conditions.a b', fault: 'an id is letters and digits, a letter first' }],
    ],
  ])('is refused with %s', (_name, more, faults) => {
    expect(faultsOf(written(more))).toEqual(faults);
  });

  it('is refused with an item that is called by a word of the language', () => {
    const questions: WrittenInstrument['modules'][number]['sections'][number]['questions'] = [
      { id: 'Q', type: 'yesNo', items: ['outer'] },
    ];
    const modules = [{ id: 'M', sections: [{ id: 'S', questions }] }];
    expect(faultsOf(written({ modules, checks: [], conditions: {} }))).toEqual([
      { place: 'modules[0].sections[0].questions[0]', fault: '"outer" is a word of the language of expressions' },
    ]);
  });

  it('is refused with a roster that is called by one', () => {
    expect(faultsOf(written({ rosters: { outer: { max: 5 } } }))).toContainEqual({
      place: 'rosters.outer',
      fault: '"outer" is a word of the language of expressions',
    });
  });
});

describe('format 1', () => {
  const format = 'veldwerk-instrument/1';
  const [first] = written().modules;

  it('has no gates but those of questions, no names for conditions, and no texts', () => {
    expect(faultsOf(written({ format }))).toEqual([
      { place: '(whole file)', fault: 'unknown field conditions' },
      { place: 'modules[1]', fault: 'unknown field gate' },
      { place: 'modules[1].sections[0]', fault: 'unknown field gate' },
      { place: 'modules[1].sections[0].questions[0].gate', fault: 'expected object' },
      { place: 'modules[1].sections[0].questions[1].items[1]', fault: 'unknown field gate' },
      { place: 'modules[1].sections[0].questions[2].fields[0]', fault: 'unknown field gate' },
      { place: 'checks[0].cases[0].when', fault: 'expected object' },
    ]);
  });

  it.each([
    [200, []],
    [300, [{ place: '(whole file)', fault: 'deeper than 250 levels' }]],
    [100_000, [{ place: '(whole file)', fault: 'deeper than 250 levels' }]],
  ])('with %s conditions within one another', (levels, faults) => {
    let when: Condition = { op: 'equals', item: 'Q', value: 'yes' };
    for (let level = 0; level < levels; level += 1) when = { op: 'not', of: when };
    const modules = first ? [first] : [];
    const domainChecks = { yesNo: 'D1', percent: 'D2' };
    expect(faultsOf(written({ format, conditions: {}, modules, domainChecks, checks: checkOf(when) }))).toEqual(faults);
  });

  it('names items as it will', () => {
    const questions = [{ id: 'Q', type: 'yesNo' as const, items: ['outer'] }];
    const modules = [...(first ? [first] : []), { id: 'N', sections: [{ id: 'T', questions }] }];
    const domainChecks = { yesNo: 'D1', percent: 'D2' };
    expect(faultsOf(written({ format, modules, checks: [], conditions: {}, domainChecks }))).toEqual([]);
  });
});
