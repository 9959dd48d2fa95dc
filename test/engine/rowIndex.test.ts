import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { KeyedContribution } from '../../src/engine/rosters/rowIndex.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { runs } from './arbitraries.ts';
import { Dice } from './random/dice.ts';
import { accountOf } from './random/rosterEvaluated.ts';
import { rosterAccount } from './random/rosterReference.ts';
import { RowRespondent } from './random/rowRespondent.ts';

const reckonings = [
  'sum(B.decimal5 where KEY) > 2',
  'count(B where KEY) >= 2',
  "any(B.yesNo6 = 'yes' where KEY)",
  "all(B.yesNo6 = 'yes' where KEY)",
  'min(B.decimal5 where KEY) < 1',
  'max(B.decimal5 where KEY) >= 50',
  'sum(B.decimal5 + B.percent4 where KEY) <> 0',
  'sum(B.decimal5 where KEY) = count(B where KEY)',
];
const keys = ['row3 = row', 'outer.percent2 = percent4', 'percent4 = outer.decimal2', 'yesNo6 = outer.yesNo2'];
const rests = ['', " and yesNo6 <> 'no'", ' and decimal5 >= 0', ' and (isBlank(decimal5) or decimal5 < 50)'];

/** Rows that ask for rows which have a value of theirs: each answer of both, and what is asked of it, may be left out. */
function keyed(dice: Dice): Instrument {
  const optional = () => (dice.happens(0.5) ? { required: false } : {});
  const gate = () => (dice.happens(0.3) ? { gate: "yesNo0 = 'yes'" } : {});
  const asked = () => dice.oneOf(reckonings).replaceAll('KEY', dice.oneOf(keys) + dice.oneOf(rests));
  const loaded = loadInstrument({
    format: 'veldwerk-instrument/2',
    id: 'test.keyed',
    version: '1.0.0',
    languages: ['nl'],
    official: ['nl'],
    publisher: 'The office',
    idleLimitSeconds: 300,
    domainChecks: { yesNo: 'd1', percent: 'd2', choice: 'd3', decimal: 'd4' },
    rosters: { A: { max: 5 }, B: { max: 5, ...(dice.happens(0.3) && { min: 2 }), ...gate() } },
    modules: [
      { id: 'm0', sections: [{ id: 's0', questions: [{ id: 'q0', type: 'yesNo', items: ['yesNo0'] }] }] },
      {
        id: 'm1',
        for: 'A',
        sections: [
          {
            id: 's1',
            questions: [
              { id: 'q1', type: 'percent', item: 'percent2', ...optional(), ...gate() },
              { id: 'q2', type: 'decimal', digits: 2, item: 'decimal2', ...optional() },
              { id: 'q3', type: 'yesNo', items: ['yesNo2'], ...optional() },
            ],
          },
        ],
      },
      {
        id: 'm2',
        for: 'B',
        sections: [
          {
            id: 's2',
            questions: [
              { id: 'q4', type: 'choice', item: 'row3', options: { rows: 'A' }, ...optional(), ...gate() },
              { id: 'q5', type: 'percent', item: 'percent4', ...optional() },
              { id: 'q6', type: 'decimal', digits: 2, item: 'decimal5', ...optional() },
              { id: 'q7', type: 'yesNo', items: ['yesNo6'], ...optional(), ...gate() },
            ],
          },
        ],
      },
      {
        id: 'm3',
        for: 'A',
        sections: [
          {
            id: 's3',
            questions: [7, 8, 9].map((at) => ({
              id: `q${at + 1}`,
              type: 'yesNo',
              items: [`yesNo${at}`],
              gate: asked(),
            })),
          },
        ],
      },
    ],
    checks: [],
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
  return loaded.value;
}

describe('rows that are found by a value', () => {
  it('are reckoned over as the language is described, and change by change as from nothing', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, hand) => {
        const instrument = keyed(new Dice(seed));
        const respondent = new RowRespondent(instrument, hand);
        const evaluation = evaluationOf(instrument, {});
        for (let turn = 0; turn < 32; turn += 1) {
          evaluation.apply(respondent.next(4));
          if (turn % 8 > 0) continue;
          const account = accountOf(evaluation);
          expect(account).toEqual(accountOf(evaluationOf(instrument, respondent.answers, respondent.unanswered)));
          const { rosters, states, readings } = rosterAccount(instrument, respondent);
          expect({ rosters: account.rosters, states: account.states, readings: account.readings }).toEqual({
            rosters,
            states,
            readings,
          });
        }
        expect(evaluation.program.nodes.some((node) => node instanceof KeyedContribution)).toBe(true);
      }),
      runs(150),
    );
  });

  it('cost as many nodes as there are rows, and not their square', () => {
    const nodesWith = (rows: number) => {
      const instrument = { ...keyed(new Dice(1)), rosters: { A: { max: rows }, B: { max: rows } } };
      const answers = Object.assign(
        { yesNo0: 'yes' },
        ...Array.from({ length: rows }, (_, at) => ({
          [`A[r${at}]`]: 'V',
          [`B[r${at}]`]: 'V',
          [`B[r${at}].row3`]: `r${(at * 7) % rows}`,
        })),
      );
      return evaluationOf(instrument, answers).program.nodes.length;
    };
    expect(nodesWith(80)).toBeGreaterThan(0);
    expect(nodesWith(80) - nodesWith(40)).toBeLessThan(1.2 * 2 * (nodesWith(40) - nodesWith(20)));
  });
});
