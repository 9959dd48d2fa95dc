import { describe, expect, it } from 'vitest';
import { findingsFrom } from '../../src/engine/allFindings.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { rosterPlacesOf } from '../../src/engine/rosters/placesOf.ts';
import { rosterFaultsOf } from '../../src/engine/rosters/rosterFaults.ts';
import { routeFrom } from '../../src/engine/route.ts';
import type { Answers } from '../../src/engine/value.ts';
import { tinyInstrument } from '../instruments/opened.ts';

const awards = await tinyInstrument('test.awards');

const many = (count: number, of: (at: number) => Answers): Answers =>
  Object.assign({}, ...Array.from({ length: count }, (_, at) => of(at)));

/** All that pages and the collector ask of an evaluation. */
function told(answers: Answers) {
  const evaluation = evaluationOf(awards, answers);
  return {
    questions: [...routeFrom(evaluation).steps.keys()],
    findings: findingsFrom(evaluation),
    rosters: rosterPlacesOf(evaluation).map(({ address, there }) => [address, there.map(({ id }) => id)]),
    faults: rosterFaultsOf(evaluation).map(({ roster, fault }) => `${roster}: ${fault}`),
  };
}

const begun = { anyProjects: 'yes', mostAwards: 20 };

describe('entries that no app makes', () => {
  it.each<[string, Answers]>([
    ['rows of rosters that there are not', many(20_000, (at) => ({ [`nowhere${at}[x]`]: 'V' }))],
    ['rows of rows that there are not', many(20_000, (at) => ({ [`awards[x${at}].payments[y]`]: 'V' }))],
    ['answers in rows that there are not', many(20_000, (at) => ({ [`projects[x${at}].projectName`]: 'Alpha' }))],
    ['names that objects have', { '__proto__[x]': 'V', 'constructor[x]': 'V', 'awards[x].__proto__[y]': 'V' }],
    [
      'ids that no row has',
      { 'projects[__proto__]': 'V', 'projects[A]': 'V', 'projects[]': 'V', 'projects[a b]': 'V' },
    ],
    [
      'an address within an id',
      { 'projects[x].y]': 'V', 'projects[x][y]': 'V', 'projects[[x]': 'V', ']': 'V', '[': 'V' },
    ],
    [
      'an address beyond all bounds',
      { [`projects[${'x'.repeat(100_000)}]`]: 'V', [`${'a.'.repeat(50_000)}b[x]`]: 'V' },
    ],
    ['rows of what follows from nothing', { 'projectName[x]': 'V', 'isLarge[x]': 'V' }],
    ['places that are none', { 'projects[x]': 1, 'projects[y]': '', 'projects[z]': null }],
  ])('changes nothing: %s', (_, entries) => {
    expect(told({ ...begun, ...entries })).toEqual(told(begun));
  });

  it('keeps twice as many rows as there may be, each with its questions, and says so', () => {
    const { rosters, questions, faults } = told({
      ...begun,
      ...many(10, (at) => ({ [`projects[p${at}]`]: 'V' })),
      ...many(40, (at) => ({ [`awards[a${at}]`]: 'V' })),
    });
    expect(rosters.map(([, rows]) => rows?.length)).toEqual([10, 40, ...Array(40).fill(0)]);
    expect(questions.filter((id) => id.endsWith('.P3'))).toHaveLength(10);
    expect(faults).toEqual(['projects: too-many-rows', 'awards: too-many-rows']);
  });

  it('asks no row of those that two devices cannot have added, whatever its checks compare', () => {
    const { rosters, faults } = told({
      ...begun,
      ...many(20_000, (at) => ({ [`projects[p${at}]`]: 'V', [`projects[p${at}].projectName`]: 'Alpha' })),
    });
    expect(rosters.map(([, rows]) => rows?.length)).toEqual([10, 0]);
    expect(faults).toEqual(['projects: too-many-rows']);
  });

  it('reads no answer of two rows as the choice of one, and several rows in any order, each once', () => {
    const rows = { ...begun, 'projects[a]': 'V', 'projects[a].isCrossBorder': 'yes', 'projects[b]': 'W' };
    const reading = (project: string) =>
      evaluationOf(awards, { ...rows, 'awards[x]': 'V', 'awards[x].project': project }).reading('awards[x].project');
    expect(reading('a')).toEqual({ kind: 'valid', value: 'a' });
    expect(reading('a a')).toEqual({ kind: 'invalid' });
    for (const closed of ['b', 'c', '__proto__']) expect(reading(closed)).toEqual({ kind: 'blank' });
  });

  it('takes time in proportion to their number', () => {
    const timeOf = (count: number) => {
      const answers = {
        ...begun,
        ...many(count, (at) => ({
          [`awards[x${at}]`]: `V${at % 7}`,
          [`awards[x${at}].amount`]: '1',
          [`no${at}[x]`]: 'V',
        })),
      };
      const begin = performance.now();
      told(answers);
      return performance.now() - begin;
    };
    timeOf(500);
    const few = Math.min(timeOf(500), timeOf(500));
    // Four times as many; squared, it would be sixteen.
    expect(Math.min(timeOf(2000), timeOf(2000))).toBeLessThan(10 * few);
  });
});
