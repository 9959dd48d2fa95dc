import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { reasonsFrom } from '../../src/engine/reasons.ts';
import { runs } from './arbitraries.ts';
import { randomRosters } from './random/rosters.ts';
import { RowRespondent } from './random/rowRespondent.ts';

it('gives reasons that are answered, or can be, for each question of a random instrument with rosters that is not asked', () => {
  fc.assert(
    fc.property(fc.tuple(fc.nat(), fc.nat()), ([seed, hand]) => {
      const respondent = new RowRespondent(randomRosters(seed, 4), hand);
      const evaluation = evaluationOf(randomRosters(seed, 4), {});
      for (let turn = 0; turn < 20; turn += 1) {
        evaluation.apply(respondent.next(4));
        for (const question of evaluation.program.questions.keys()) {
          if (evaluation.step(question)?.state === 'asked') continue;
          for (const item of reasonsFrom(evaluation, question)) expect(evaluation.program.located.has(item)).toBe(true);
        }
      }
    }),
    runs(30),
  );
});
