import type { Input } from '../../../../src/engine/evaluation.ts';
import { evaluationOf } from '../../../../src/engine/evaluationOf.ts';
import { loadInstrument } from '../../../../src/instrument/load.ts';
import type { Instrument } from '../../../../src/instrument/schema.ts';
import { Dice } from '../../../engine/random/dice.ts';
import { median } from '../statistics.ts';

const rounds = 21;
/** How many rows somebody goes to and fro between. */
const rowsAtHand = 20;
/** How many rows there are. */
const rowCounts = [10, 100, 1000, 10_000] as const;

/** Awards with three answers each, over which a sum, a count and a quantifier go, and a choice among them. */
function awards(): Instrument {
  const loaded = loadInstrument({
    format: 'veldwerk-instrument/2',
    id: 'test.rows',
    version: '1.0.0',
    languages: ['en'],
    official: ['en'],
    publisher: 'The office',
    idleLimitSeconds: 300,
    domainChecks: { yesNo: 'D1', whole: 'D2' },
    rosters: { awards: { max: 1000 } },
    conditions: { isLarge: 'amount >= 500' },
    modules: [
      {
        id: 'W',
        for: 'awards',
        sections: [
          {
            id: 'award',
            questions: [
              { id: 'W1', type: 'whole', item: 'amount', min: 0, max: 1_000_000 },
              { id: 'W2', type: 'yesNo', items: ['isPublished'], gate: 'isLarge' },
              { id: 'W3', type: 'yesNo', items: ['isNotified'], gate: "isPublished = 'no'" },
            ],
          },
        ],
      },
      {
        id: 'S',
        sections: [
          {
            id: 'sums',
            questions: [
              { id: 'S1', type: 'yesNo', items: ['isMuch'], gate: 'sum(awards.amount where isLarge) > 1000000' },
              { id: 'S2', type: 'yesNo', items: ['isMany'], gate: 'count(awards where isLarge) > 20' },
              { id: 'S3', type: 'yesNo', items: ['isAny'], gate: "any(awards.isPublished = 'no')" },
            ],
          },
        ],
      },
    ],
    checks: [
      {
        id: 'K1',
        for: 'awards',
        level: 'soft',
        cases: [{ items: ['amount'], when: "amount > 900 and isPublished = 'no'" }],
      },
    ],
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
  // More than a questionnaire may have, to see that an answer costs no more with them.
  return { ...loaded.value, rosters: { awards: { max: 20_000 } } };
}

const rowsOf = (count: number): Record<string, string | number> =>
  Object.assign(
    {},
    ...Array.from({ length: count }, (_, at) => ({
      [`awards[r${at}]`]: `V${`${at}`.padStart(6, '0')}`,
      [`awards[r${at}].amount`]: (at * 37) % 1000,
      [`awards[r${at}].isPublished`]: at % 3 === 0 ? 'no' : 'yes',
    })),
  );

/** The median of rounds, each the median of its changes, in µs. */
function timed(
  changes: number,
  change: (at: number) => readonly Input[],
  apply: (inputs: readonly Input[]) => void,
): number {
  const ofRounds = Array.from({ length: rounds }, (_, round) => {
    const inputs = Array.from({ length: changes }, (__, at) => change(round * changes + at));
    return median(
      inputs.map((one) => {
        const begin = process.hrtime.bigint();
        apply(one);
        return Number(process.hrtime.bigint() - begin) / 1000;
      }),
    );
  });
  return median(ofRounds.slice(1));
}

/** What an answer in one of so many rows costs, and a row that is added, removed and brought back. */
export function measureRows(count: number) {
  const evaluation = evaluationOf(awards(), rowsOf(count));
  const apply = (inputs: readonly Input[]): void => {
    evaluation.apply(inputs);
  };
  const dice = new Dice(count);
  const answered = (rows: number) => () => [{ item: `awards[r${dice.upTo(rows - 1)}].amount`, entry: dice.upTo(1000) }];
  const answer = timed(500, answered(count), apply);
  const nearby = timed(500, answered(Math.min(count, rowsAtHand)), apply);
  let next = 0;
  const add = timed(
    20,
    () => {
      next += 1;
      return [
        { item: `awards[n${next}]`, entry: `W${`${next}`.padStart(6, '0')}` },
        { item: `awards[n${next}].amount`, entry: 700 },
      ];
    },
    apply,
  );
  const back = timed(
    20,
    (at) => [
      {
        item: `awards[n${1 + ((at >> 1) % next)}]`,
        entry: at % 2 === 0 ? null : `W${`${1 + ((at >> 1) % next)}`.padStart(6, '0')}`,
      },
    ],
    apply,
  );
  return { answer, nearby, add, back };
}

/** The costs as a table. */
export function rowsTable(): string {
  measureRows(100);
  const figure = (value: number): string =>
    value < 100 ? value.toPrecision(3) : Math.round(value).toLocaleString('en');
  const lines = rowCounts.map((count) => {
    const { answer, nearby, add, back } = measureRows(count);
    return `| ${count.toLocaleString('en')} | ${figure(answer)} | ${figure(nearby)} | ${figure(add)} | ${figure(back)} |`;
  });
  return [
    `| rows | an answer in any row | in one of ${rowsAtHand} rows | a row is added | a row is removed, or brought back |`,
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
