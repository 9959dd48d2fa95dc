import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { reasonsFrom } from '../../src/engine/reasons.ts';
import type { Answers } from '../../src/engine/value.ts';
import { tinyInstrument } from '../instruments/opened.ts';
import { runs } from './arbitraries.ts';
import { randomRosters } from './random/rosters.ts';
import { RowRespondent } from './random/rowRespondent.ts';

const awards = await tinyInstrument('test.awards');
const none = { anyProjects: 'no', mostAwards: 2 };
const one = { ...none, 'awards[x]': '1', 'awards[x].beneficiary': 'Firm', 'awards[x].amount': '5' };
const two = { ...one, 'awards[y]': '2', 'awards[y].beneficiary': 'Works' };
const project = { ...one, anyProjects: 'yes', 'projects[a]': '1' };

describe('what is reckoned over rows, as a reason', () => {
  it.each<[string, Answers, string, string[]]>([
    ['how many rows there are', none, 'S2', ['count(awards)']],
    ['what rows add up to', one, 'S1', ['sum(awards.amount)']],
    ['what no row has', one, 'S2', ['any(awards.isLarge)']],
    ['what waits for an answer in a row', two, 'S1', ['awards[y].amount']],
    ['what waits for the condition of a row', two, 'S2', ['awards[y].amount']],
    [
      'what rows add up to for the one that asks',
      { ...project, 'projects[a].isCrossBorder': 'yes', 'awards[x].project': 'a' },
      'projects[a].S3',
      ['sum(awards.amount where project = row) @projects[a]'],
    ],
    ['what waits for the rows that ask', project, 'projects[a].S3', ['awards[x].project']],
  ])('%s', (_, answers, question, reasons) => {
    expect(reasonsFrom(evaluationOf(awards, answers), question)).toEqual(reasons);
  });

  it('says what they come to where each row counts, and of which roster', () => {
    const reckoned = (answers: Answers, name: string) => {
      const { places: _, partsIn: __, ...said } = evaluationOf(awards, answers).program.reckoned?.(name) ?? {};
      return said;
    };
    expect(reckoned(none, 'count(awards)')).toEqual({ roster: 'awards', count: 0 });
    expect(reckoned(one, 'sum(awards.amount)')).toMatchObject({ roster: 'awards', sum: { value: '5' } });
    expect(reckoned(one, 'any(awards.isLarge)')).toEqual({ roster: 'awards' });
    expect(reckoned(project, 'sum(awards.amount where project = row) @projects[a]')).toEqual({ roster: 'awards' });
  });
});

it('gives reasons that are answered, or can be, for each question of a random instrument with rosters that is not asked', () => {
  fc.assert(
    fc.property(fc.tuple(fc.nat(), fc.nat()), ([seed, hand]) => {
      const respondent = new RowRespondent(randomRosters(seed, 4), hand);
      const evaluation = evaluationOf(randomRosters(seed, 4), {});
      for (let turn = 0; turn < 20; turn += 1) {
        evaluation.apply(respondent.next(4));
        for (const question of evaluation.program.questions.keys()) {
          if (evaluation.step(question)?.state === 'asked') continue;
          const { located, rosters } = evaluation.program;
          for (const item of reasonsFrom(evaluation, question))
            expect([item, located.has(item) || rosters?.has(item)]).toEqual([item, true]);
        }
      }
    }),
    runs(30),
  );
});
