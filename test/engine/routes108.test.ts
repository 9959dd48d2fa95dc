import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/authoring/routes.ts';
import { assess } from '../../src/engine/assessment.ts';
import type { Answers } from '../../src/engine/value.ts';
import { ict2024 as ict } from '../support/ict2024.ts';
import { combinations, e1, expectedFor, form, plainAnswer, type Said } from './visibility.ts';

const named = (said: Said): string =>
  Object.entries(said)
    .filter(([item]) => !e1.includes(item) || said[item] === 'yes')
    .map(([item, value]) => `${item}=${value}`)
    .join(',');
const isContact = (item: string): boolean => item.startsWith('contact');
const cases = combinations.map((gates) => [named(gates), gates] as const);

/** What stands in a completion's way: soft findings do not. */
const assessed = (answers: Answers) => {
  const found = assess(ict, answers);
  return { ...found, findings: found.findings.filter(({ level }) => level === 'hard') };
};

describe('the 108 complete routes', () => {
  it('are 108, on a form of 83 items and 4 of contact', () => {
    expect(combinations).toHaveLength(108);
    expect(form.flatMap(({ items }) => items)).toHaveLength(87);
    expect(new Set(form.flatMap(({ items }) => items)).size).toBe(87);
  });

  it.each(cases)('%s: gates alone', (_name, gates) => {
    const expected = expectedFor(gates);
    expect(expected.waiting).toEqual([]);
    const blank = expected.asked.filter((item) => !isContact(item) && !(item in gates));
    expect(assessed(gates)).toEqual({ ...expected, undetermined: [], missing: blank, findings: [] });
  });

  it.each(cases)('%s: complete', (_name, gates) => {
    const expected = expectedFor(gates);
    const given = { ...Object.fromEntries(expected.asked.map((item) => [item, plainAnswer(item)])), ...gates };
    expect(assessed(given)).toEqual({ ...expected, undetermined: [], missing: [], findings: [] });
  });

  it.each(cases)('%s: complete, with drafts in every closed branch', (_name, gates) => {
    const { asked, notApplicable } = expectedFor(gates);
    const drafts = Object.fromEntries(notApplicable.map((item) => [item, plainAnswer(item) === 'no' ? 'yes' : 100]));
    const given = { ...drafts, ...Object.fromEntries(asked.map((item) => [item, plainAnswer(item)])), ...gates };
    expect(assessed(given)).toEqual({ asked, waiting: [], notApplicable, undetermined: [], missing: [], findings: [] });
  });

  it('are all different', () => {
    const sets = new Set(combinations.map((gates) => assess(ict, gates).asked.join()));
    expect(sets.size).toBe(108);
  });

  it('are as long as the paper form says', () => {
    const lengths = combinations.map((gates) => assess(ict, gates).asked.filter((item) => !isContact(item)).length);
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([37, 74]);
  });
});

describe('the routes that authoring finds', () => {
  const routes = routesOf(ict);
  if (!routes.proven) throw new Error('not proven');

  it('are 108 = 9 x 3 x 4, from 37 + 4 to 74 + 4 items', () => {
    expect(routes.branchings.map(({ count }) => count)).toEqual([9n, 3n, 4n]);
    expect(routes).toMatchObject({
      proven: true,
      count: 108n,
      shortest: { required: 37, optional: 4 },
      longest: { required: 74, optional: 4 },
    });
  });

  it('are the same ones, each with answers that lead there', () => {
    const witnesses = routes.branchings.reduce<Said[]>(
      (sofar, branching) =>
        sofar.flatMap((one) => branching.outcomes(10).map((outcome) => ({ ...one, ...outcome.answers }))),
      [{}],
    );
    const found = witnesses.map((witness) => assess(ict, witness));
    expect(found.flatMap(({ waiting }) => waiting)).toEqual([]);
    const wanted = combinations.map((gates) => expectedFor(gates).asked.join());
    expect(found.map(({ asked }) => asked.join()).sort()).toEqual(wanted.sort());
  });

  it('name witnesses for the shortest and the longest', () => {
    const length = (answers: Said = {}) => assess(ict, answers).asked.length;
    expect([length(routes.shortest?.answers), length(routes.longest?.answers)]).toEqual([37 + 4, 74 + 4]);
  });
});

/** Every way to answer the items, blank included. */
function everyWay(choices: Readonly<Record<string, readonly (string | number)[]>>): Said[] {
  return Object.entries(choices).reduce<Said[]>(
    (ways, [item, values]) => ways.flatMap((way) => [way, ...values.map((value) => ({ ...way, [item]: value }))]),
    [{}],
  );
}

describe('partly answered gates', () => {
  const yesNo = ['yes', 'no'];
  const none: Said = Object.fromEntries(e1.map((item) => [item, 'no']));
  const { E1g: _, ...allButOne } = none;
  it.each([
    ['A and B', everyWay({ A1: [0, 1, 100], A2: yesNo, B1a: yesNo, B1b: yesNo, B6: yesNo })],
    ['C', everyWay({ C3: yesNo, C4: yesNo })],
    [
      'E',
      everyWay({ E4: yesNo, E6: yesNo }).flatMap((way) =>
        [{}, none, allButOne, { E1d: 'yes' }, { ...none, E1g: 'yes' }, { E1a: 'no', E1f: 'no' }].map((use) => ({
          ...use,
          ...way,
        })),
      ),
    ],
  ])('%s: asked, waiting and skipped as the form has it', (_name, ways) => {
    for (const way of ways) {
      const { asked, waiting, notApplicable } = assess(ict, way);
      expect({ way, asked, waiting, notApplicable }).toEqual({ way, ...expectedFor(way) });
    }
  });
});
