import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { referenceFaults } from '../../src/authoring/references.ts';
import type { WrittenQuestion } from '../../src/instrument/question.ts';
import type { Instrument, WrittenCheck, WrittenInstrument } from '../../src/instrument/schema.ts';
import { check, choice, decimal, isYes, minutes, percent, said, split, text, tiny, yesNo } from './tiny.ts';

const lintOf = (
  questions: WrittenQuestion[],
  more: Partial<WrittenInstrument> = {},
  checks: WrittenCheck[] = [],
): string[] => said(lint(tiny(questions, more, checks)));

const below = (item: string): WrittenCheck => ({
  id: 'K1',
  level: 'soft',
  cases: [{ items: [item], when: { op: 'belowMeasured', item } }],
});

describe('ids and references', () => {
  it.each<[string, string[], Instrument]>([
    ['item twice', ['item Q: the id is used twice'], tiny([yesNo('Q'), { type: 'yesNo', id: 'R', items: ['Q'] }])],
    [
      'item twice in one question',
      ['item Q: the id is used twice'],
      tiny([{ type: 'yesNo', id: 'R', items: ['Q', 'Q', 'Q'] }]),
    ],
    [
      'question twice',
      ['question Q: the id is used twice'],
      tiny([yesNo('Q'), { type: 'yesNo', id: 'Q', items: ['R'] }]),
    ],
    [
      'section twice, in two modules',
      ['section S: the id is used twice'],
      tiny([], {
        modules: [
          { id: 'M', sections: [{ id: 'S', questions: [yesNo('Q')] }] },
          { id: 'N', sections: [{ id: 'S', questions: [yesNo('R')] }] },
        ],
      }),
    ],
    [
      'module twice',
      ['module M: the id is used twice'],
      tiny([], {
        modules: [
          { id: 'M', sections: [{ id: 'S', questions: [yesNo('Q')] }] },
          { id: 'M', sections: [{ id: 'T', questions: [yesNo('R')] }] },
        ],
      }),
    ],
    ['check twice', ['check K1: the id is used twice'], tiny([yesNo('Q')], {}, [check(isYes('Q')), check(isYes('Q'))])],
    ['option twice', ['option C.a: the id is used twice'], tiny([choice('C', ['a', 'b', 'a'])])],
    ['language twice', ['language nl: the id is used twice'], tiny([yesNo('Q')], { languages: ['nl', 'nl'] })],
    [
      'official language that is not there',
      ['language fr: official, but not among the languages'],
      tiny([yesNo('Q')], { official: ['nl', 'fr'] }),
    ],
    ['gate on an unknown item', ['the gate of R: there is no item P'], tiny([yesNo('Q'), yesNo('R', isYes('P'))])],
    [
      'gate on an unknown item, deep inside',
      ['the gate of R: there is no item P'],
      tiny([
        yesNo('Q'),
        yesNo('R', { op: 'not', of: { op: 'any', of: [isYes('Q'), { op: 'all', of: [isYes('P')] }] } }),
      ]),
    ],
    ['check on an unknown item', ['check K1, case 1: there is no item P'], tiny([yesNo('Q')], {}, [check(isYes('P'))])],
    [
      'a measured time of an unknown item',
      ['check K1, case 1: there is no item P'],
      tiny([yesNo('Q')], {}, [below('P')]),
    ],
    [
      'a measured time that is not offered',
      ['check K1, case 1: compares N with a measured time that is not offered there'],
      tiny([minutes('N')], {}, [below('N')]),
    ],
    ...['K1', 'K2'].map((unless): [string, string[], Instrument] => [
      `case that gives way to ${unless}, which is no other check`,
      [`check K1, case 1: there is no other check ${unless}`],
      tiny([yesNo('Q')], {}, [{ id: 'K1', level: 'soft', cases: [{ items: ['Q'], when: isYes('Q'), unless }] }]),
    ]),
    ['a measured time', [], tiny([{ type: 'minutes', id: 'N', item: 'N', prefill: 'measured' }], {}, [below('N')])],
    [
      'check about an unknown item',
      ['check K1, case 1: there is no item P'],
      tiny([yesNo('Q')], {}, [check(isYes('Q'), ['Q', 'P'])]),
    ],
    [
      'yes/no compared with another word',
      ['the gate of R: Q can never be "maybe"'],
      tiny([yesNo('Q'), yesNo('R', { op: 'equals', item: 'Q', value: 'maybe' })]),
    ],
    [
      'yes/no compared with a number',
      ['the gate of R: Q can never be 1'],
      tiny([yesNo('Q'), yesNo('R', { op: 'some', items: ['Q'], value: 1 })]),
    ],
    [
      'an option that is not there',
      ['the gate of R: C can never be "c"'],
      tiny([choice('C', ['a', 'b']), yesNo('R', { op: 'every', items: ['C'], value: 'c' })]),
    ],
    [
      'a number out of its domain',
      ['the gate of R: P can never be 101'],
      tiny([percent('P'), yesNo('R', { op: 'equals', item: 'P', value: 101 })]),
    ],
    [
      'a number in quotes',
      ['the gate of R: P can never be "5"'],
      tiny([percent('P'), yesNo('R', { op: 'equals', item: 'P', value: '5' })]),
    ],
    [
      'a text that is too long',
      ['the gate of R: T can never be "xx"'],
      tiny([text('T'), yesNo('R', { op: 'equals', item: 'T', value: 'xx' })]),
    ],
    [
      'a total over a yes/no item',
      ['check K1, case 1: reckons with Q, which is no number'],
      tiny([yesNo('Q'), percent('P')], {}, [check({ op: 'total', items: ['P', 'Q'], is: '>', than: 3 })]),
    ],
    [
      'a gate on a later question',
      ['the gate of Q: reads R, which is not asked before Q'],
      tiny([yesNo('Q', isYes('R')), yesNo('R')]),
    ],
    [
      'a split above what its parts can make',
      ["question S: its parts can't make 201 together, only 0 to 200"],
      tiny([split(201)]),
    ],
    ['a split below zero', ["question S: its parts can't make -1 together, only 0 to 200"], tiny([split(-1)])],
    [
      'a domain check of a type that no item has',
      ['domain check of percent: no item is of this type'],
      tiny([yesNo('Q')], { domainChecks: { yesNo: 'D3', percent: 'D1' } }),
    ],
    [
      'a decimal number whose bounds leave nothing',
      ['item E: nothing is from 1.5 to 1.25'],
      tiny([decimal('E', { digits: 2, min: '1.5', max: '1.25' })]),
    ],
    [
      'a whole number whose bounds leave nothing',
      ['item E: nothing is from 10 to 9'],
      tiny([{ type: 'whole', id: 'E', item: 'E', min: 10, max: 9 }]),
    ],
    [
      'a date whose bounds leave nothing',
      ['item E: nothing is from 2024-10-01 to 2024-09-30'],
      tiny([{ type: 'date', id: 'E', item: 'E', min: '2024-10-01', max: '2024-09-30' }]),
    ],
    [
      'an amount in a currency that there is not',
      ['item E: ISO 4217 has no currency EUX'],
      tiny([{ type: 'money', id: 'E', item: 'E', currency: 'EUX' }]),
    ],
    [
      'a date compared with one that the calendar does not have',
      ['the gate of R: E can never be "2023-02-29"'],
      tiny([{ type: 'date', id: 'E', item: 'E' }, yesNo('R', { op: 'equals', item: 'E', value: '2023-02-29' })]),
    ],
    [
      'a date that is added up',
      ['the gate of R: reckons with E, which is no number'],
      tiny([{ type: 'date', id: 'E', item: 'E' }, yesNo('R', { op: 'total', items: ['E'], is: '>', than: 1 })]),
    ],
    [
      'a decimal number compared with one of too many places',
      ['the gate of R: E can never be "0.125"'],
      tiny([decimal('E', { digits: 2 }), yesNo('R', { op: 'equals', item: 'E', value: '0.125' })]),
    ],
    [
      'a total over a decimal number, and one over its shape',
      ['check K2, case 1: asks for the shape of E, which is no text'],
      tiny([decimal('E', { digits: 2 })], {}, [
        check({ op: 'total', items: ['E'], is: '>', than: '0.5' }, ['E']),
        check({ op: 'shape', item: 'E', is: 'email' }, ['E'], 'K2'),
      ]),
    ],
    [
      'an exclusive option that there is not',
      ['item C: x is exclusive, but none of its options'],
      tiny([{ type: 'choices', id: 'C', item: 'C', options: ['a', 'b'], exclusive: ['b', 'x'] }]),
    ],
    [
      'a gate of an option that there is not',
      ['item C: x has a gate, but is none of its options'],
      tiny([yesNo('Q'), { type: 'choice', id: 'C', item: 'C', options: ['a', 'b'], optionGates: { x: "Q = 'yes'" } }]),
    ],
    [
      'an option with a gate that looks ahead',
      ['the gate of option C.a: reads R, which is not asked before C.a'],
      tiny([{ type: 'choice', id: 'C', item: 'C', options: ['a', 'b'], optionGates: { a: "R = 'yes'" } }, yesNo('R')]),
    ],
    [
      'a list that nobody uses',
      ['list other: no item has its options'],
      tiny([{ type: 'choice', id: 'C', item: 'C', options: { list: 'own' } }], {
        lists: { own: ['a1', 'b1'], other: ['a1', 'b1'] },
      }),
    ],
    [
      'a list with a code twice',
      ['option C.a1: the id is used twice'],
      tiny([{ type: 'choice', id: 'C', item: 'C', options: { list: 'own' } }], { lists: { own: ['a1', 'b1', 'a1'] } }),
    ],
    ['splits at the edge', [], tiny([split(200)])],
    ['a split of nothing', [], tiny([split(0)])],
  ])('%s', (_name, faults, instrument) => {
    expect(said(lint(instrument))).toEqual(faults);
  });

  it('come without what follows from them', () => {
    expect(lintOf([yesNo('R', isYes('P')), yesNo('T', isYes('R'))])).toEqual(['the gate of R: there is no item P']);
  });
});

describe('the expressions of format 2', () => {
  /** Items P and Q, then a gated question R in a section and a module of its own. */
  const written = (more: {
    readonly conditions?: WrittenInstrument['conditions'];
    readonly module?: string;
    readonly section?: string;
    readonly question?: string;
    readonly item?: string;
    readonly when?: string;
  }): Instrument =>
    tiny([], {
      format: 'veldwerk-instrument/2',
      conditions: more.conditions,
      modules: [
        { id: 'M', sections: [{ id: 'S', questions: [percent('P'), yesNo('Q'), text('T')] }] },
        {
          id: 'N',
          gate: more.module,
          sections: [
            {
              id: 'O',
              gate: more.section,
              questions: [
                yesNo('R', more.question),
                {
                  id: 'L',
                  type: 'list',
                  items: [
                    { item: 'La', type: 'yesNo' },
                    { item: 'Lb', type: 'percent', gate: more.item },
                  ],
                },
              ],
            },
          ],
        },
      ],
      checks: more.when === undefined ? [] : [check(more.when, ['P'])],
    });

  it.each<[string, string[], Instrument]>([
    ['of a module', ['the gate of module N, character 1: there is no item X'], written({ module: 'X > 0' })],
    ['of a section', ['the gate of section O, character 5: Q can never be "ja"'], written({ section: "Q = 'ja'" })],
    ['of a question', ['the gate of R, character 5: P can never be 101'], written({ question: 'P = 101' })],
    [
      'of an item',
      ['the gate of item Lb, character 5: reckons with Q, which is no number'],
      written({ item: '0 < Q' }),
    ],
    [
      'of a condition',
      ['condition big, character 9: asks for the shape of P, which is no text'],
      written({ conditions: { big: 'isEmail(P)' }, module: 'big' }),
    ],
    [
      'of a check',
      ['check K1, case 1, character 1: there is no item X', 'check K1, case 1, character 11: there is no item Y'],
      written({ when: 'X > 0 and Y > 0' }),
    ],
    [
      'a gate on what stands behind it, through conditions',
      ['the gate of R: reads La, which is not asked before R'],
      written({ conditions: { one: 'other and P > 0', other: "La = 'yes'" }, question: 'one' }),
    ],
    [
      'conditions that nothing reads',
      ['condition two: nothing reads it', 'condition self: nothing reads it'],
      written({ conditions: { one: 'P > 1', two: 'one', self: 'P > 2' }, when: 'one' }),
    ],
    [
      'a name used twice',
      ['condition P: the id is used twice'],
      written({ conditions: { P: "Q = 'yes'" }, when: 'P' }),
    ],
    [
      'a time that is not measured',
      ['check K1, case 1, character 1: compares P with a measured time that is not offered there'],
      written({ when: 'P < given.measuredMinutes' }),
    ],
  ])('%s', (_name, faults, instrument) => {
    expect(said(lint(instrument))).toEqual(faults);
  });

  it('may read the item before in the same question', () => {
    expect(said(referenceFaults(written({ item: "La = 'yes'", question: 'P > 0', section: "Q = 'yes'" })))).toEqual([]);
  });
});
