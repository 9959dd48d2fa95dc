import { describe, expect, it } from 'vitest';
import { checkFindingsFrom } from '../../src/engine/allFindings.ts';
import { type Confirmation, groundsOf, isConfirmed, keyOf } from '../../src/engine/confirmation.ts';
import { confirmedChecks } from '../../src/engine/confirmedChecks.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import type { Finding } from '../../src/engine/findings.ts';
import { routeFrom } from '../../src/engine/route.ts';
import type { Answers } from '../../src/engine/value.ts';
import { ict2024 as ict } from '../support/ict2024.ts';

const seller: Answers = { A1: 50, B1a: 'yes', B1b: 'no', B2: 0 };
const idleUser: Answers = {
  ...Object.fromEntries([...'abcdefg'].map((letter) => [`E2${letter}`, 'no'])),
  ...Object.fromEntries([...'abcde'].map((letter) => [`E3${letter}`, 'no'])),
  E1a: 'yes',
};

function on(answers: Answers) {
  const evaluation = evaluationOf(ict, answers);
  return { route: routeFrom(evaluation), findings: checkFindingsFrom(evaluation) };
}

const confirming = (answers: Answers, which: (finding: Finding) => boolean, remark?: string) => {
  const { route, findings } = on(answers);
  return new Map(
    findings
      .filter(which)
      .map((finding): [string, Confirmation] => [keyOf(finding), { grounds: groundsOf(finding, route), remark }]),
  );
};

describe('a confirmation', () => {
  const confirmed = confirming(seller, ({ check }) => check === 'K32');

  it.each<[string, Answers, boolean]>([
    ['on the same answers', seller, true],
    ['whatever else is answered', { ...seller, C1: 'yes', B7: 3 }, true],
    ['not on another answer of its items', { ...seller, B1b: 'yes' }, false],
    ['on the first answers again', { ...seller, B1b: 'no' }, true],
  ])('holds %s', (_when, answers, holds) => {
    const { route, findings } = on(answers);
    const finding = findings.find(({ check }) => check === 'K32');
    expect(finding && isConfirmed(finding, route, confirmed)).toBe(holds);
  });

  it('is none of a hard finding', () => {
    const answers = { ...seller, B3a: 0, B3b: 0 };
    const { route, findings } = on(answers);
    const all = confirming(answers, () => true);
    expect(findings.filter((finding) => isConfirmed(finding, route, all)).map(({ level }) => level)).not.toContain(
      'hard',
    );
    expect(confirmedChecks(findings, route, all).map(({ check }) => check)).not.toContain('K20');
  });

  it('of a check with two findings counts once both are confirmed, with both remarks', () => {
    const { route, findings } = on(idleUser);
    const purposes = confirming(idleUser, ({ text }) => text === 'K44purposes', 'test');
    expect(confirmedChecks(findings, route, purposes)).toEqual([]);
    const ways = confirming(idleUser, ({ text }) => text === 'K44ways', 'huur');
    expect(confirmedChecks(findings, route, new Map([...purposes, ...ways]))).toEqual([
      { check: 'K44', remark: 'test\nhuur' },
    ]);
  });
});
