import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { takenAsAnything, takenText } from '../../src/authoring/proof/taken.ts';
import { routesOf } from '../../src/authoring/routes.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import type { WrittenInstrument } from '../../src/instrument/schema.ts';
import { tinyInstrument } from '../instruments/opened.ts';
import { wordsFor } from '../support/wordsFor.ts';
import { said, tiny } from './tiny.ts';

/** Why a questionnaire does not load. */
function faultOf(structure: object): unknown {
  const loaded = loadInstrument(JSON.parse(JSON.stringify(structure)));
  return loaded.ok ? undefined : loaded.fault[0];
}

const format = 'veldwerk-instrument/2' as const;
const question = (id: string, gate?: string) => ({
  id: `q${id}`,
  type: 'yesNo' as const,
  items: [id],
  ...(gate !== undefined && { gate }),
});

interface Drawn {
  readonly row?: string;
  readonly again?: string;
  readonly behind?: string;
  readonly roster?: Record<string, unknown>;
  readonly more?: Partial<WrittenInstrument>;
}

/** A roster whose rows are asked about in two places, with a question before, between and behind. */
const lintOf = ({ row, again, behind, roster = {}, more = {} }: Drawn): string[] =>
  said(
    lint(
      tiny([], {
        format,
        rosters: { awards: { max: 5, ...roster } },
        modules: [
          {
            id: 'M',
            sections: [
              { id: 'first', questions: [question('before')] },
              { id: 'home', for: 'awards', questions: [question('one'), question('two', row)] },
              { id: 'between', questions: [question('middle')] },
              { id: 'again', for: 'awards', questions: [question('three', again)] },
              { id: 'last', questions: [question('after', behind)] },
            ],
          },
        ],
        ...more,
      }),
    ),
  );

describe('an item that is to be unique', () => {
  const percent = (item: string) => ({ id: `q${item}`, type: 'percent' as const, item, unique: true as const });
  const written = (before: object[], row: object[], more: object = {}) => ({
    ...{ format, id: 'test.unique', version: '1.0.0', languages: ['nl'], official: ['nl'], publisher: 'The office' },
    ...{
      idleLimitSeconds: 300,
      domainChecks: { yesNo: 'D1', percent: 'D2' },
      checks: [],
      rosters: { awards: { max: 5 } },
    },
    modules: [
      {
        id: 'M',
        sections: [
          { id: 'first', questions: [question('one'), { ...percent('first'), unique: undefined }, ...before] },
          { id: 'home', for: 'awards', questions: [question('two'), ...row] },
        ],
      },
    ],
    ...more,
  });

  it.each<[string, object, unknown]>([
    ['in a row, with a check', written([], [percent('share')], { uniqueCheck: 'K9' }), undefined],
    ['in a row, without', written([], [percent('share')]), { place: 'uniqueCheck', fault: 'expected string' }],
    [
      'in no row',
      written([percent('share')], [], { uniqueCheck: 'K9' }),
      { place: 'share', fault: 'it stands in no row: nothing has its value twice' },
    ],
    [
      'nowhere, with a check',
      written([], [], { uniqueCheck: 'K9' }),
      { place: 'uniqueCheck', fault: 'no item is unique' },
    ],
  ])('stands %s', (_, structure, fault) => {
    expect(faultOf(structure)).toEqual(fault);
  });

  it('is of no questionnaire of the first format', () => {
    const first = {
      format: 'veldwerk-instrument/1',
      rosters: undefined,
      modules: [{ id: 'M', sections: [{ id: 'S', questions: [percent('share')] }] }],
    };
    expect(faultOf({ ...written([], []), ...first })).toMatchObject({ fault: 'unique: needs format 2' });
  });

  it('needs words', () => {
    const more = { uniqueCheck: 'K9', domainChecks: { yesNo: 'D6', percent: 'D3' } };
    const loaded = loadInstrument(written([], [percent('share')], more));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
    const { checks, ...texts } = wordsFor(loaded.value);
    const { K9: _, ...others } = checks;
    const saidOfChecks = (words: typeof checks) =>
      said(lint(loaded.value, { nl: { ...texts, checks: words } })).filter((one) => one.includes('check '));
    expect(saidOfChecks(checks)).toEqual([]);
    expect(saidOfChecks(others)).toEqual(['texts nl: check K9 has no words']);
  });
});

describe('lint of rosters', () => {
  it.each<[string, Drawn, string[]]>([
    ['nothing', { row: "one = 'yes'", again: "two = 'no'", behind: 'count(awards) > 0' }, []],
    [
      'a name that a condition has too',
      { row: 'awards', more: { conditions: { awards: "before = 'yes'" } } },
      ['roster awards: the id is used twice'],
    ],
    [
      'a row that reads what is asked of it later',
      { row: "three = 'yes'" },
      ['the gate of qtwo: reads three, which is not asked before qtwo'],
    ],
    [
      'rows that are counted before all is asked of them',
      { again: "count(awards where one = 'yes') > 0" },
      ['the gate of qthree: reads awards, which is not asked before qthree'],
    ],
    [
      'rows that are counted among themselves, through a condition',
      { row: 'isFew', more: { conditions: { isFew: "count(awards where one = 'yes') < 2 and one = 'yes'" } } },
      ['the gate of qtwo: reads awards, which is not asked before qtwo'],
    ],
    [
      'a roster that is opened by what stands behind it',
      { roster: { gate: "middle = 'yes'" } },
      ['the gate of roster awards: reads middle, which is not asked before awards'],
    ],
    [
      'a check of a column in itself, which may be',
      {
        more: {
          checks: [
            {
              id: 'K',
              for: 'awards',
              level: 'soft',
              cases: [{ items: ['one'], when: 'count(awards where one = outer.one) > 1' }],
            },
          ],
        },
      },
      [],
    ],
    [
      'a gate in a row that never opens',
      { row: "one = 'yes' and one = 'no'" },
      ['question qtwo: its gate can never open'],
    ],
    [
      'rows that never open, and what reads them',
      { roster: { gate: "before = 'yes' and before = 'no'" }, again: "two = 'yes'" },
      [
        'section home: its gate can never open',
        'section again: its gate can never open',
        'question qthree: never asked, since it reads or stands in what is never asked',
      ],
    ],
    [
      'a check of rows that never fires',
      {
        more: {
          checks: [
            {
              id: 'K',
              for: 'awards',
              level: 'soft',
              cases: [{ items: ['one'], when: "one = 'yes' and one = 'no'" }],
            },
          ],
        },
      },
      ['check K, case 1: can never fire'],
    ],
    ['what is reckoned over rows as anything', { behind: "any(awards.one = 'yes') and count(awards) > 3" }, []],
  ])('tells %s', (_, drawn, faults) => {
    expect(lintOf(drawn)).toEqual(faults);
  });

  it('names what the proof takes as anything, by where it stands', async () => {
    const awards = await tinyInstrument('test.awards');
    expect(takenAsAnything(awards).map(takenText)).toEqual([
      'the gate of module S: the proof takes count(awards) as anything',
      'the gate of S1: the proof takes sum(awards.amount) as anything',
      'the gate of S2: the proof takes any(awards.isLarge) as anything',
      'the gate of S3: the proof takes sum(awards.amount where project = row) as anything',
      'check K1, case 1: the proof takes sum(payments.paid) as anything',
      'check K2, case 1: the proof takes max(awards.amount) as anything',
    ]);
    const limited = {
      ...awards,
      rosters: { ...awards.rosters, awards: { max: 20, gate: { call: 'position', args: [] } } },
    };
    expect(takenAsAnything(limited as typeof awards).map(takenText)).toContain(
      'the gate of roster awards: the proof takes position() as anything',
    );
    expect(takenAsAnything(await tinyInstrument('test.gates'))).toEqual([]);
  });

  it('has nothing to say of awards, whose routes are proven', async () => {
    const awards = await tinyInstrument('test.awards');
    expect(said(lint(awards))).toEqual([]);
    const { proven } = routesOf(awards);
    expect(proven).toBe(true);
  });
});
