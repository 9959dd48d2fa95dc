import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/engine/evaluation.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { trial } from '../../src/engine/trial.ts';
import { runs } from './arbitraries.ts';
import { accountOf } from './random/rosterEvaluated.ts';
import { rosterAccount } from './random/rosterReference.ts';
import { randomRosters } from './random/rosters.ts';
import { RowRespondent } from './random/rowRespondent.ts';

const seeds = fc.tuple(fc.nat(), fc.nat());

describe.each([
  ['a small', 2, 1],
  ['a large', 40, 50],
])('%s random instrument with rosters, answered in a random order', (_, size, fewer) => {
  it('is evaluated as the language is described', () => {
    fc.assert(
      fc.property(seeds, ([seed, hand]) => {
        const instrument = randomRosters(seed, size);
        const respondent = new RowRespondent(instrument, hand);
        for (let turn = 0; turn < 20 * size; turn += 1) respondent.next();
        const evaluation = evaluationOf(instrument, respondent.answers, respondent.unanswered);
        const { order, steps, states, readings, findings, rosters } = accountOf(evaluation);
        const reference = rosterAccount(instrument, respondent);
        expect(rosters).toEqual(reference.rosters);
        expect(order).toEqual(reference.steps.map(([id]) => id));
        expect(steps).toEqual(Object.fromEntries(reference.steps));
        expect({ states, readings }).toEqual({ states: reference.states, readings: reference.readings });
        expect(findings.map(({ check, level, items }) => ({ check, level, items }))).toEqual(reference.findings);
      }),
      runs(400 / fewer),
    );
  });

  it('gives the same applied change by change as from nothing, and is told what is different and no more', () => {
    fc.assert(
      fc.property(seeds, ([seed, hand]) => {
        const instrument = randomRosters(seed, size);
        const respondent = new RowRespondent(instrument, hand);
        const evaluation = evaluationOf(instrument, {});
        let before = accountOf(evaluation);
        for (let turn = 0; turn < 12; turn += 1) {
          const { changed } = evaluation.apply(respondent.next(4));
          const after = accountOf(evaluation);
          expect(after).toEqual(accountOf(evaluationOf(instrument, respondent.answers, respondent.unanswered)));
          const isOther = (kind: 'steps' | 'states' | 'readings' | 'options' | 'findingsAt' | 'rosters') =>
            [...new Set([...Object.keys(before[kind]), ...Object.keys(after[kind])])].filter(
              (id) => JSON.stringify(after[kind][id]) !== JSON.stringify(before[kind][id]),
            );
          // Whatever stands in a row that has come or gone is told by the roster.
          const stays = (id: string) => {
            const row = id.slice(0, id.lastIndexOf(']') + 1);
            const isThere = ({ order }: typeof after) => order.some((one) => one.startsWith(`${row}.`));
            return row === '' || (isThere(before) && isThere(after));
          };
          expect([...changed.steps].filter(stays).sort()).toEqual(isOther('steps').filter(stays).sort());
          const readings = [...isOther('states'), ...isOther('readings'), ...isOther('options'), ...isOther('rosters')];
          for (const id of readings.filter(stays)) expect(changed.readings).toContain(id);
          // Rosters, and what chooses from them, are named with each change of a row, asked or not.
          const isExact = (id: string) => stays(id) && !/(^|\.)(row|rows)\d+$|(^|\.)[A-Z]$/.test(id);
          expect([...changed.readings].filter(isExact).sort()).toEqual([...new Set(readings)].filter(isExact).sort());
          // In which order, the roster tells.
          const sorted = (findings: readonly object[] = []) =>
            JSON.stringify(findings.map((one) => JSON.stringify(one)).sort());
          for (const id of isOther('findingsAt').filter(stays))
            if (sorted(before.findingsAt[id]) !== sorted(after.findingsAt[id])) expect(changed.findings).toContain(id);
          const progress = after.progress.filter(
            (one, at) => JSON.stringify(one) !== JSON.stringify(before.progress[at]),
          );
          for (const { module } of progress) expect(changed.progress).toContain(module);
          before = after;
        }
      }),
      runs(200 / fewer),
    );
  });

  it('is as it was once changes are taken back, and after a trial', () => {
    fc.assert(
      fc.property(seeds, ([seed, hand]) => {
        const instrument = randomRosters(seed, size);
        const respondent = new RowRespondent(instrument, hand);
        const evaluation = evaluationOf(instrument, {});
        const inverses: (readonly Input[])[] = [];
        const accounts = [accountOf(evaluation)];
        for (let turn = 0; turn < 8; turn += 1) {
          const inputs = respondent.next(4);
          const tried = trial(evaluation, inputs, () => accountOf(evaluation));
          expect(accountOf(evaluation)).toEqual(accounts.at(-1));
          inverses.push(evaluation.apply(inputs).before);
          accounts.push(accountOf(evaluation));
          expect(tried).toEqual(accounts.at(-1));
        }
        accounts.pop();
        for (const inverse of inverses.reverse()) {
          evaluation.apply(inverse);
          expect(accountOf(evaluation)).toEqual(accounts.pop());
        }
      }),
      runs(150 / fewer),
    );
  });
});
