import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Evaluation, Input } from '../../src/engine/evaluation.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { computedFrom } from '../../src/engine/itemStatuses.ts';
import type { Entered } from '../../src/engine/value.ts';
import { runs } from './arbitraries.ts';
import { Dice } from './random/dice.ts';
import { randomChange, randomFigures } from './random/figures.ts';
import { accountOf } from './random/rosterEvaluated.ts';

const whole = (evaluation: Evaluation) => ({ ...accountOf(evaluation), ...computedFrom(evaluation) });

it('what is computed is the same applied change by change as from nothing, and as before once it is taken back', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (seed, hand) => {
      const figures = randomFigures(seed);
      fc.pre(figures !== undefined);
      const dice = new Dice(hand);
      const answers: Record<string, Entered> = {};
      const evaluation = evaluationOf(figures.instrument, {});
      const accounts = [whole(evaluation)];
      const inverses: (readonly Input[])[] = [];
      for (let turn = 0; turn < 10; turn += 1) {
        const inputs = Array.from({ length: 1 + dice.upTo(9) }, () => randomChange(dice, figures.items));
        inverses.push(evaluation.apply(inputs).before);
        for (const { item, entry } of inputs) answers[item] = entry;
        const now = whole(evaluation);
        expect(now).toEqual(whole(evaluationOf(figures.instrument, answers)));
        told += Object.keys(now.computed ?? {}).length;
        accounts.push(now);
      }
      accounts.pop();
      for (const inverse of inverses.reverse()) {
        evaluation.apply(inverse);
        expect(whole(evaluation)).toEqual(accounts.pop());
      }
    }),
    runs(60),
  );
  // Instruments of which nothing comes to a value would prove nothing.
  expect(told).toBeGreaterThan(1000);
});
