import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkFindingsFrom } from '../../src/engine/allFindings.ts';
import type { Evaluation } from '../../src/engine/evaluation.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { rosterFaultsOf } from '../../src/engine/rosters/rosterFaults.ts';
import { missingItems, routeFrom } from '../../src/engine/route.ts';
import type { Entered } from '../../src/engine/value.ts';
import { evaluatedResponse, inspect } from '../../src/export/inspect.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import type { Annotation } from '../../src/protocol/annotation.ts';
import { arrived } from '../../src/protocol/arrived.ts';
import { runs } from '../engine/arbitraries.ts';
import { randomRosters } from '../engine/random/rosters.ts';
import { RowRespondent } from '../engine/random/rowRespondent.ts';
import { sentOf } from '../instruments/sentAwards.ts';

/** A random draft without entries that are no values: with such, nothing is sent. */
function drafted(instrument: Instrument, hand: number, size: number) {
  const respondent = new RowRespondent(instrument, hand);
  for (let turn = 0; turn < 20 * size; turn += 1) respondent.next();
  const answers: Record<string, Entered> = { ...respondent.answers };
  for (;;) {
    const { steps, readings } = routeFrom(evaluationOf(instrument, answers));
    const required = new Set(
      [...steps.values()].flatMap(({ entry }) => entry.items.filter((one) => one.required).map(({ id }) => id)),
    );
    const wrong = [...readings].filter(([, { kind }]) => kind === 'invalid');
    const silent = [...respondent.unanswered].filter((id) => required.has(id));
    if (wrong.length === 0) return { answers, evaluation: evaluationOf(instrument, answers, silent), silent };
    for (const [id] of wrong) delete answers[id];
  }
}

function account(evaluation: Evaluation) {
  const { steps, states, values } = routeFrom(evaluation);
  return {
    ...{ steps: [...steps.keys()], states: [...states], values: [...values] },
    findings: checkFindingsFrom(evaluation),
  };
}

it('takes random responses with rows as they were, where they could be completed', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.tuple(fc.nat(), fc.nat()), ([seed, hand]) => {
      const instrument = randomRosters(seed, 2);
      const { answers, evaluation, silent } = drafted(instrument, hand, 2);
      // With more said to have no answer, others may be asked.
      if (hasInvalid(evaluation)) return;
      const annotations = silent.map((about): Annotation => ({ kind: 'unanswered', about, reason: 'unknown' }));
      const document = arrived(instrument, sentOf(instrument, answers, annotations));
      const landed = evaluatedResponse(instrument, document);
      expect(account(landed)).toEqual(account(evaluation));
      const isWhole =
        missingItems(routeFrom(evaluation)).length === 0 &&
        checkFindingsFrom(evaluation).every(({ level }) => level !== 'hard') &&
        rosterFaultsOf(evaluation).length === 0 &&
        [...routeFrom(evaluation).states.values()].every((state) => state !== 'waiting');
      const faults = inspect(instrument, document, landed).filter(({ place }) => place !== 'language');
      if (isWhole) expect(faults).toEqual([]);
      else expect(faults).not.toEqual([]);
      taken += Number(isWhole);
    }),
    runs(200),
  );
  expect(taken).toBeGreaterThan(5);
});

const hasInvalid = (evaluation: Evaluation): boolean =>
  [...routeFrom(evaluation).readings.values()].some(({ kind }) => kind === 'invalid');
