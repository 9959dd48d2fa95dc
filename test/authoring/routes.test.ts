import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentsOf } from '../../src/authoring/components.ts';
import { type Branching, type RouteOutcome, routesOf } from '../../src/authoring/routes.ts';
import { type Item, outlineOf } from '../../src/engine/outline.ts';
import { routeOf } from '../../src/engine/route.ts';
import type { Answers, Value } from '../../src/engine/value.ts';
import type { Condition } from '../../src/instrument/condition.ts';
import type { WrittenQuestion } from '../../src/instrument/question.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { ict2024 as ict } from '../support/ict2024.ts';
import { choice, isYes, percent, tiny, yesNo } from './tiny.ts';

describe('components', () => {
  const parts = (instrument: Instrument) =>
    componentsOf(instrument).map(({ items, entries }) => [
      items.map(({ id }) => id).join(' '),
      entries.map(({ question }) => question.id).join(' '),
    ]);

  it.each<[string, Instrument, [items: string, questions: string][]]>([
    ['no gates, no components', tiny([yesNo('Q')]), []],
    [
      'two that have nothing to do with each other',
      tiny([yesNo('Q'), yesNo('P'), yesNo('R', isYes('Q')), yesNo('T', isYes('P'))]),
      [
        ['Q', 'Q R'],
        ['P', 'P T'],
      ],
    ],
    [
      'one, since a gate reads both',
      tiny([yesNo('Q'), yesNo('P'), yesNo('R', { op: 'all', of: [isYes('P'), isYes('Q')] })]),
      [['Q P', 'Q P R']],
    ],
    [
      'one, since one stands behind the other',
      tiny([yesNo('Q'), yesNo('P', isYes('Q')), yesNo('R', isYes('P'))]),
      [['Q P', 'Q P R']],
    ],
    [
      'joined late',
      tiny([
        yesNo('Q'),
        yesNo('P'),
        yesNo('R', isYes('Q')),
        yesNo('T', isYes('P')),
        yesNo('U', { op: 'some', items: ['R', 'T'], value: 'yes' }),
      ]),
      [['Q P R T', 'Q P R T U']],
    ],
    [
      'the real one',
      ict,
      [
        ['A1 A2 B1a B1b B6', 'A1 A2 A3 A4 A5 A6 B1 B2 B3 B4 B5 B6 B7'],
        ['C3 C4', 'C3 C4 C5'],
        ['E1a E1b E1c E1d E1e E1f E1g E4 E6', 'E1 E2 E3 E4 E5 E6 E7'],
      ],
    ],
  ])('%s', (_name, instrument, expected) => {
    expect(parts(instrument)).toEqual(expected);
  });
});

describe('routes of tiny instruments', () => {
  it.each<[string, WrittenQuestion[], bigint, [shortest: number, longest: number]]>([
    ['no gates: one route', [yesNo('Q'), yesNo('R')], 1n, [2, 2]],
    ['one gate', [yesNo('Q'), yesNo('R', isYes('Q'))], 2n, [1, 2]],
    [
      'two questions behind one gate go together',
      [yesNo('Q'), yesNo('R', isYes('Q')), yesNo('T', isYes('Q'))],
      2n,
      [1, 3],
    ],
    ['two parts multiply', [yesNo('Q'), yesNo('P'), yesNo('R', isYes('Q')), yesNo('T', isYes('P'))], 4n, [2, 4]],
    [
      'options',
      [
        choice('C', ['a', 'b', 'c']),
        ...(['a', 'b'] as const).map((value) => yesNo(`Q${value}`, { op: 'equals', item: 'C', value })),
      ],
      3n,
      [1, 2],
    ],
    [
      'numbers: below, at and above',
      [
        percent('P'),
        ...(['<', '=', '>'] as const).map((is, at) => yesNo(`Q${at}`, { op: 'total', items: ['P'], is, than: 50 })),
        yesNo('T', { op: 'total', items: ['P'], is: '>=', than: 90 }),
      ],
      4n,
      [2, 3],
    ],
    [
      'what a skipped question opens is skipped',
      [yesNo('Q'), yesNo('R', isYes('Q')), yesNo('T', isYes('R'))],
      3n,
      [1, 3],
    ],
  ])('%s', (_name, questions, count, [shortest, longest]) => {
    const routes = routesOf(tiny(questions));
    expect(routes).toMatchObject({
      proven: true,
      count,
      shortest: { required: shortest },
      longest: { required: longest },
    });
  });

  it('are not proven past the bound', () => {
    expect(routesOf(ict, 20)).toMatchObject({ proven: false });
  });

  it('are none where no response can be complete', () => {
    const never = tiny([
      { type: 'yesNo', id: 'O', items: ['O'], gate: { op: 'total', items: ['P'], is: '>', than: 1 } },
      percent('P'),
    ]);
    expect(routesOf(never)).toMatchObject({ proven: true, count: 0n, shortest: undefined, longest: undefined });
  });

  it('take less work than the answers they stand for', () => {
    const items = Array.from({ length: 60 }, (_, at) => `Q${at}`);
    const many: WrittenQuestion = { type: 'yesNo', id: 'Q', items };
    const odd = items.filter((_, at) => at % 2 === 1);
    const instrument = tiny([
      many,
      yesNo('R', { op: 'some', items, value: 'yes' }),
      yesNo('T', { op: 'every', items: odd, value: 'no' }),
    ]);
    expect(routesOf(instrument, 2000)).toMatchObject({ proven: true, count: 3n });
  });
});

/** All that an item may be given, nothing left out. */
function domain(item: Item): (Value | null)[] {
  const values =
    item.type === 'yesNo'
      ? ['yes', 'no']
      : item.type === 'choice'
        ? [...item.options]
        : Array.from({ length: 101 }, (_, at) => at);
  return item.required ? values : [...values, null];
}

/** Every set of gated questions that a draft with all that must be answered can be asked, by trying all of them. */
function byForce(instrument: Instrument): Set<string> {
  const drafts = [...outlineOf(instrument).items.values()].reduce<Answers[]>(
    (ways, item) => ways.flatMap((way) => domain(item).map((value) => ({ ...way, [item.id]: value }))),
    [{}],
  );
  const asked = (draft: Answers): string => {
    const steps = [...routeOf(instrument, draft).steps.values()].filter(({ entry }) => entry.question.gate);
    expect(steps.filter(({ state }) => state !== 'asked' && state !== 'notApplicable')).toEqual([]);
    return steps.flatMap(({ entry, state }) => (state === 'asked' ? [entry.question.id] : [])).join();
  };
  return new Set(drafts.map(asked));
}

const outcomesOf = (branching: Branching): readonly RouteOutcome[] =>
  branching.count === undefined ? [] : branching.outcomes(1000);

/** The same, out of the outcomes of the components. */
function byComponents(instrument: Instrument): Set<string> {
  const order = outlineOf(instrument).entries.map(({ question }) => question.id);
  const inOrder = (ids: readonly string[]) => [...ids].sort((one, other) => order.indexOf(one) - order.indexOf(other));
  const whole = routesOf(instrument).branchings.reduce<(readonly string[])[]>(
    (sofar, branching) => sofar.flatMap((one) => outcomesOf(branching).map(({ asked }) => [...one, ...asked])),
    [[]],
  );
  return new Set(whole.map((asked) => inOrder(asked).join()));
}

describe('sums', () => {
  const sum = (items: string[], is: '=' | '<' | '>', than: number, blank?: boolean): Condition => ({
    op: 'total',
    items,
    is,
    than,
    ...(blank === undefined ? {} : { blank }),
  });
  it.each<[string, WrittenQuestion[]]>([
    [
      'of two',
      [
        percent('P'),
        percent('P2'),
        yesNo('Q', sum(['P', 'P2'], '=', 150)),
        yesNo('R', sum(['P2', 'P', 'P2'], '<', 20)),
        yesNo('T', { op: 'all', of: [sum(['P2'], '>', 50), { op: 'equals', item: 'P', value: 99 }] }),
      ],
    ],
    [
      'of which one part may be hidden',
      [
        yesNo('Q'),
        percent('P', isYes('Q')),
        percent('P2'),
        yesNo('R', sum(['P', 'P2'], '<', 50)),
        yesNo('T', sum(['P', 'P2'], '<', 50, true)),
      ],
    ],
    [
      'of which one part may stay blank',
      [
        { type: 'percent', id: 'P', item: 'P', required: false },
        percent('P2'),
        yesNo('R', sum(['P', 'P2'], '>', 150)),
        yesNo('T', sum(['P', 'P2'], '>', 150, false)),
      ],
    ],
  ])('%s: those that trying every answer gives', (_name, questions) => {
    const instrument = tiny(questions);
    expect(byComponents(instrument)).toEqual(byForce(instrument));
  });
});

describe('routes of any small instrument', () => {
  const kinds = ['yesNo', 'yesNo', 'optional', 'choice', 'percent'] as const;
  const leaf = (earlier: readonly Item[]): fc.Arbitrary<Condition> =>
    fc.tuple(fc.constantFrom(...earlier), fc.nat(), fc.nat(110)).map(([item, pick, than]): Condition => {
      const words = earlier.filter((one) => one.type === 'yesNo').map((one) => one.id);
      if (item.type === 'percent') {
        const blank = [undefined, true, false][pick % 3];
        const is = (['=', '<>', '<', '<=', '>', '>='] as const)[pick % 6] ?? '=';
        const items = pick % 5 === 0 ? [item.id, item.id] : [item.id];
        return { op: 'total', items, is, than: than - 5, ...(blank === undefined ? {} : { blank }) };
      }
      if (item.type === 'choice') return { op: 'equals', item: item.id, value: 'abc'[pick % 3] ?? 'a' };
      return { op: (['some', 'every'] as const)[pick % 2] ?? 'some', items: words, value: pick % 4 < 2 ? 'yes' : 'no' };
    });
  const gateOver = (earlier: readonly Item[], depth = 3): fc.Arbitrary<Condition> => {
    if (depth === 0) return leaf(earlier);
    const inner = fc.constant(null).chain(() => gateOver(earlier, depth - 1));
    const list = fc.array(inner, { minLength: 1, maxLength: 3 });
    return fc.oneof(
      leaf(earlier),
      list.map((of): Condition => ({ op: 'all', of })),
      list.map((of): Condition => ({ op: 'any', of })),
      inner.map((of): Condition => ({ op: 'not', of })),
    );
  };

  /** Up to five questions, each perhaps behind a gate on the ones before; one percentage, or trying all takes too long. */
  const instruments: fc.Arbitrary<Instrument> = fc
    .tuple(fc.shuffledSubarray([...kinds], { minLength: 2 }), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
    .chain(([chosen, gated]) =>
      chosen.reduce<fc.Arbitrary<WrittenQuestion[]>>(
        (before, kind, at) =>
          before.chain((questions) => {
            const plain =
              kind === 'choice'
                ? choice(`Q${at}`, ['a', 'b', 'c'])
                : kind === 'percent'
                  ? percent(`Q${at}`)
                  : yesNo(`Q${at}`);
            const question: WrittenQuestion = kind === 'optional' ? { ...plain, required: false } : plain;
            if (at === 0 || !gated[at]) return fc.constant([...questions, question]);
            const earlier = [...outlineOf(tiny(questions)).items.values()];
            return gateOver(earlier).map((gate) => [...questions, { ...question, gate }]);
          }),
        fc.constant<WrittenQuestion[]>([]),
      ),
    )
    .map((questions) => tiny([...questions, yesNo('last')]));

  it('are those that trying every answer gives', () => {
    fc.assert(
      fc.property(instruments, (instrument) => {
        expect(byComponents(instrument)).toEqual(byForce(instrument));
      }),
      { seed: 20_240_607, numRuns: 200 },
    );
  });

  it('come with answers that lead there', () => {
    fc.assert(
      fc.property(instruments, (instrument) => {
        for (const branching of routesOf(instrument).branchings) {
          for (const { asked, answers } of outcomesOf(branching)) {
            const { steps } = routeOf(instrument, answers);
            const found = branching.parts.filter((question) => steps.get(question)?.state === 'asked');
            expect(found).toEqual(asked);
          }
        }
      }),
      { seed: 20_240_607, numRuns: 200 },
    );
  });
});
