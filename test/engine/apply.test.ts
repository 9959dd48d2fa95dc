import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsFrom } from '../../src/engine/allFindings.ts';
import type { Evaluation, Input } from '../../src/engine/evaluation.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import { stateOfItem } from '../../src/engine/route.ts';
import { trial } from '../../src/engine/trial.ts';
import type { Entered } from '../../src/engine/value.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { runs } from './arbitraries.ts';
import { Dice } from './random/dice.ts';
import { randomEntry, randomInstrument } from './random/instrument.ts';
import { referenceAccount } from './random/reference.ts';

/** Answers as they change, and the inputs that change them. */
class Respondent {
  readonly answers: Record<string, Entered> = {};
  readonly unanswered = new Set<string>();
  readonly #dice: Dice;
  readonly #ids: readonly string[];

  constructor(instrument: Instrument, seed: number) {
    this.#dice = new Dice(seed);
    this.#ids = [...outlineOf(instrument).items.keys()];
  }

  next(): Input[] {
    return Array.from({ length: this.#dice.upTo(2) + 1 }, () => this.#one());
  }

  #one(): Input {
    const item = this.#dice.oneOf(this.#ids);
    if (this.#dice.happens(0.15)) {
      const unanswered = !this.unanswered.has(item);
      if (unanswered) this.unanswered.add(item);
      else this.unanswered.delete(item);
      return { item, unanswered };
    }
    const entry = randomEntry(this.#dice, item);
    this.answers[item] = entry;
    return { item, entry };
  }
}

/** All that an evaluation tells, thing by thing. */
function accountOf(evaluation: Evaluation) {
  const { instrument, questions } = evaluation.program;
  const ids = [...outlineOf(instrument).items.keys()];
  return {
    steps: Object.fromEntries([...questions.keys()].map((id) => [id, evaluation.step(id)])),
    states: Object.fromEntries(ids.map((id) => [id, stateOfItem(evaluation, id)])),
    readings: Object.fromEntries(ids.map((id) => [id, evaluation.reading(id)])),
    options: Object.fromEntries(ids.map((id) => [id, evaluation.optionStates(id)])),
    findingsAt: Object.fromEntries([...questions.keys()].map((id) => [id, evaluation.findingsAt(id)])),
    findings: findingsFrom(evaluation),
    progress: evaluation.tally.all(),
  };
}

const seeds = fc.tuple(fc.nat(), fc.nat());

describe('a random instrument, answered in a random order', () => {
  it('is evaluated as the language is described', () => {
    fc.assert(
      fc.property(seeds, ([seed, hand]) => {
        const instrument = randomInstrument(seed);
        const respondent = new Respondent(instrument, hand);
        for (let turn = 0; turn < 25; turn += 1) respondent.next();
        const { steps, states, readings, findings } = accountOf(
          evaluationOf(instrument, respondent.answers, respondent.unanswered),
        );
        const reference = referenceAccount(instrument, respondent);
        expect(Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, step?.state]))).toEqual(
          reference.steps,
        );
        expect({ states, readings }).toEqual({ states: reference.states, readings: reference.readings });
        expect(findings.map(({ check, level, items }) => ({ check, level, items }))).toEqual(reference.findings);
      }),
      runs(1000),
    );
  });

  it('gives the same applied change by change as from nothing, and is told what is different and no more', () => {
    fc.assert(
      fc.property(seeds, ([seed, hand]) => {
        const instrument = randomInstrument(seed);
        const respondent = new Respondent(instrument, hand);
        const evaluation = evaluationOf(instrument, {});
        let before = accountOf(evaluation);
        for (let turn = 0; turn < 12; turn += 1) {
          const { changed } = evaluation.apply(respondent.next());
          const after = accountOf(evaluation);
          expect(after).toEqual(accountOf(evaluationOf(instrument, respondent.answers, respondent.unanswered)));
          const isOther = <Kind extends 'states' | 'readings' | 'options' | 'findingsAt'>(kind: Kind) =>
            Object.keys(after[kind]).filter(
              (id) => JSON.stringify(after[kind][id]) !== JSON.stringify(before[kind][id]),
            );
          const steps = Object.keys(after.steps).filter((id) => after.steps[id]?.state !== before.steps[id]?.state);
          expect([...changed.steps].sort()).toEqual(steps.sort());
          expect([...changed.readings].sort()).toEqual(
            [...new Set([...isOther('states'), ...isOther('readings'), ...isOther('options')])].sort(),
          );
          for (const id of isOther('findingsAt')) expect(changed.findings).toContain(id);
          const progress = after.progress.filter(
            (one, at) => JSON.stringify(one) !== JSON.stringify(before.progress[at]),
          );
          for (const { module } of progress) expect(changed.progress).toContain(module);
          before = after;
        }
      }),
      runs(400),
    );
  });

  it('is as it was once changes are taken back, and after a trial', () => {
    fc.assert(
      fc.property(seeds, ([seed, hand]) => {
        const instrument = randomInstrument(seed);
        const respondent = new Respondent(instrument, hand);
        const evaluation = evaluationOf(instrument, {});
        const inverses: (readonly Input[])[] = [];
        const accounts = [accountOf(evaluation)];
        for (let turn = 0; turn < 8; turn += 1) {
          const inputs = respondent.next();
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
      runs(300),
    );
  });
});
