import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/export/facts.ts';
import { flagsOf } from '../../src/export/flags.ts';
import { inspect } from '../../src/export/inspect.ts';
import { readEnterpriseNumber } from '../../src/protocol/enterpriseNumber.ts';
import { isSimulatedCase } from '../../src/protocol/simulatedCase.ts';
import { caseHistory } from '../../src/simulation/caseHistory.ts';
import { hostileHistories } from '../../src/simulation/hostileCase.ts';
import { hostileTexts } from '../../src/simulation/hostileTexts.ts';
import { simulatedEnterpriseNumber } from '../../src/simulation/simulatedEnterprise.ts';
import { ict2024 } from '../support/ict2024.ts';
import { day, documentIn, historiesOf, simulationOf } from './simulated.ts';

const simulation = simulationOf('2024');
const all = historiesOf(simulation, 5000);
const deliveries = all.flatMap((history) => history.deliveries);
const whole = deliveries.filter(({ refusedAs }) => refusedAs === undefined);

const digestOf = (histories: typeof all): string =>
  hash('sha256', Buffer.concat(histories.flatMap((one) => one.deliveries.map(({ bytes }) => bytes))), 'hex');

describe('a simulated response', () => {
  it('is one that a collector finds nothing wrong with, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 100_000 }), (seed, number) => {
        for (const delivery of caseHistory(simulationOf(seed), number).deliveries) {
          if (delivery.refusedAs !== undefined) continue;
          const document = documentIn(delivery);
          expect(inspect(ict2024, document)).toEqual([]);
          expect(document.simulated).toBe(true);
          expect(document.id).toBe(delivery.id);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is such as the app makes: no flag but that of minutes below those measured', () => {
    const flags = whole.flatMap((one) => {
      const document = documentIn(one);
      return flagsOf(ict2024, document, factsOf(ict2024, document));
    });
    expect(new Set(flags)).toEqual(new Set(['declaredBelowMeasured']));
    expect(flags.length).toBeLessThan(whole.length / 4);
  });

  it('arrives after it was completed, in the field period, and mostly on a working day', () => {
    const { invitedAt, end } = simulation.period;
    const days = new Map<number, number>();
    for (const one of whole) {
      const { startedAt, completedAt } = documentIn(one);
      expect([invitedAt, ...[startedAt, completedAt].map((at) => Date.parse(at)), one.receivedAt, end]).toEqual(
        [invitedAt, ...[startedAt, completedAt].map((at) => Date.parse(at)), one.receivedAt, end].toSorted(
          (before, after) => before - after,
        ),
      );
      const weekday = new Date(one.receivedAt).getUTCDay();
      days.set(weekday, (days.get(weekday) ?? 0) + 1);
    }
    expect(((days.get(0) ?? 0) + (days.get(6) ?? 0)) / whole.length).toBeLessThan(0.1);
    expect(
      new Set(whole.map(({ receivedAt }) => new Date(receivedAt).toISOString().slice(0, 10))).size,
    ).toBeGreaterThan(35);
  });

  it('takes a plausible time, and some declare more than was measured', () => {
    const minutes = (of: readonly number[], share: number) =>
      of.toSorted((a, b) => a - b)[Math.floor(of.length * share)] ?? 0;
    const completions = whole.map((one) => documentIn(one).completion);
    const measured = completions.map(({ measuredSeconds }) => measuredSeconds / 60);
    const declared = completions.flatMap(({ declaredMinutes = [] }) => declaredMinutes);
    expect([minutes(measured, 0.5) > 10, minutes(measured, 0.5) < 20]).toEqual([true, true]);
    expect(minutes(declared, 0.5)).toBeGreaterThan(minutes(measured, 0.5));
    expect(minutes(declared, 0.95)).toBeLessThan(150);
  });
});

describe('a simulation', () => {
  it('has the same bytes for the same seed and day, and others for another', () => {
    const some = all.slice(0, 300);
    expect(digestOf(historiesOf(simulationOf('2024'), 300))).toBe(digestOf(some));
    expect(digestOf(historiesOf(simulationOf('2025'), 300))).not.toBe(digestOf(some));
    expect(day).toBe('2026-11-26');
  });

  it('has something of all that can become of a case', () => {
    const rights = new Set(whole.map(({ sentWith }) => sentWith));
    expect(rights).toEqual(new Set(['token', 'secondToken', 'ownToken', 'nothing']));
    const problems = new Set(deliveries.map(({ refusedAs }) => refusedAs));
    expect(problems.size).toBe(6);
    const documents = whole.map(documentIn);
    const has = (what: (one: (typeof documents)[number]) => unknown) => documents.filter(what).length;
    expect(has(({ supersedes }) => supersedes)).toBeGreaterThan(50);
    expect(has(({ unanswered }) => unanswered)).toBeGreaterThan(100);
    expect(has(({ undetermined }) => undetermined)).toBeGreaterThan(5);
    expect(has(({ confirmed }) => confirmed?.some(({ remark }) => remark))).toBeGreaterThan(20);
    expect(has(({ remarks }) => remarks)).toBeGreaterThan(50);
    expect(has(({ prefilled }) => prefilled?.some(({ changed }) => changed))).toBeGreaterThan(5);
    expect(has(({ audit }) => audit)).toBeGreaterThan(100);
    expect(has(({ respondent }) => respondent)).toBeGreaterThan(3);
    expect(new Set(documents.map(({ language }) => language)).size).toBe(4);
    expect(new Set(documents.map(({ app }) => app.version)).size).toBe(3);
    const late = all.flatMap(({ enterprise, deliveries: its }) =>
      its.filter((one) => one.receivedAt > enterprise.expiresAt),
    );
    expect(late.length).toBeGreaterThan(5);
    expect(all.filter(({ revokedAt }) => revokedAt).length).toBeGreaterThan(5);
    expect(new Set(all.map(({ marked }) => marked?.mark))).toEqual(new Set([undefined, 'ceased', 'outOfScope']));
    expect(all.filter(({ reissuedAt }) => reissuedAt).length).toBeGreaterThan(2);
    expect(all.filter(({ openedAt, deliveries: its }) => openedAt && its.length === 0).length).toBeGreaterThan(100);
  });

  it('corrects some answers in a revision', () => {
    const byId = new Map(whole.map((one) => [one.id, documentIn(one)]));
    for (const revision of [...byId.values()].filter(({ supersedes }) => supersedes)) {
      const before = byId.get(revision.supersedes ?? '');
      const changed = Object.keys(revision.answers).filter((item) => revision.answers[item] !== before?.answers[item]);
      expect(changed.length, revision.id).toBeGreaterThan(0);
      expect(changed.length).toBeLessThan(10);
      expect(revision.case).toEqual(before?.case);
      expect(revision.completion.declaredMinutes).toBe(before?.completion.declaredMinutes);
    }
  });

  it('has enterprises with right check digits that no enterprise has', () => {
    for (const { enterprise } of [...all, ...hostileHistories(simulation, 5000)]) {
      expect(readEnterpriseNumber(enterprise.enterpriseNumber)).toBe(enterprise.enterpriseNumber);
      expect(isSimulatedCase({ ...enterprise, id: enterprise.caseId })).toBe(true);
    }
    expect(readEnterpriseNumber(simulatedEnterpriseNumber(900_000))).toBe('0090.000.063');
    expect(new Set(all.map(({ enterprise }) => enterprise.enterpriseNumber)).size).toBe(all.length);
  });
});

it('a hostile response is one that a collector finds nothing wrong with', () => {
  const hostile = [...hostileHistories(simulation, 5000)];
  expect(hostile).toHaveLength(hostileTexts.length);
  for (const { deliveries: its } of hostile)
    for (const one of its) {
      if (one.refusedAs !== undefined) continue;
      const document = documentIn(one);
      expect(inspect(ict2024, document)).toEqual([]);
      expect(document.simulated).toBe(true);
    }
});
