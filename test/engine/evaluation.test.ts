import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBetween, type Evaluation, evaluate } from '../../src/engine/evaluation.ts';
import type { Answers } from '../../src/engine/value.ts';
import { ict2024 as ict } from '../support/ict2024.ts';
import { anyDraft, ids, runs } from './arbitraries.ts';

const silent = fc.subarray([...ids], { maxLength: 4 }).map((items): ReadonlySet<string> => new Set(items));

/** What pages draw of an evaluation, thing by thing. */
const drawn = ({ route, findingsAt, progress }: Evaluation) => ({
  steps: new Map([...route.steps].map(([id, { state, because }]) => [id, { state, because }])),
  readings: new Map(ids.map((id) => [id, route.readings.get(id)])),
  findings: new Map([...route.steps.keys()].map((id) => [id, findingsAt.get(id) ?? []])),
  progress: new Map(progress.map((one) => [one.module, one])),
});

describe('what changed between two evaluations', () => {
  it('names all that a page would draw otherwise, and nothing that it would draw the same', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, silent, silent, fc.boolean(), (one, other, blanks, others, near) => {
        const before = evaluate(ict, one, blanks);
        // Half of the time a step as a respondent makes it: one answer more, or another.
        const [first] = Object.entries(other);
        const after = near
          ? evaluate(ict, { ...one, ...(first && { [first[0]]: first[1] }) }, blanks)
          : evaluate(ict, other, others);
        const changed = changedBetween(before, after);
        const [was, is] = [drawn(before), drawn(after)];
        for (const kind of ['steps', 'readings', 'findings', 'progress'] as const)
          for (const [key, value] of is[kind])
            if (changed[kind].includes(key)) expect(value).not.toEqual(was[kind].get(key));
            else expect(value).toEqual(was[kind].get(key));
      }),
      runs(300),
    );
  });

  it.each<[string, Answers, Answers, { steps: string[]; readings: string[]; progress: string[] }]>([
    [
      'an answer that opens nothing',
      { A1: 50 },
      { A1: 50, A6: 'yes' },
      { steps: [], readings: ['A6'], progress: ['A'] },
    ],
    [
      'an answer that closes two questions',
      { A1: 50 },
      { A1: 50, A2: 'no' },
      { steps: ['A3', 'A4'], readings: ['A2'], progress: ['A'] },
    ],
    ['the same again', { A1: 50 }, { A1: 50 }, { steps: [], readings: [], progress: [] }],
  ])('%s', (_name, before, after, wanted) => {
    const none = new Set<string>();
    expect(changedBetween(evaluate(ict, before, none), evaluate(ict, after, none))).toMatchObject(wanted);
  });
});
