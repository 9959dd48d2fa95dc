import { describe, expect, it } from 'vitest';
import { findingsFrom } from '../../src/engine/allFindings.ts';
import { groundsOf, keyOf } from '../../src/engine/confirmation.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { routeFrom } from '../../src/engine/route.ts';
import { factsOf } from '../../src/export/facts.ts';
import { type Annotation, annotationKey } from '../../src/protocol/annotation.ts';
import type { Completion } from '../../src/protocol/response.ts';
import { documentOf as drawnUp } from '../../src/storage/freeze.ts';
import { answerSheet, shortest } from '../support/answerSheet.ts';
import { ict2024 } from '../support/ict2024.ts';
import { newCollector, problemIn, put } from './collectors.ts';
import { documentOf, idOf } from './documents.ts';
import { exported, rowsOf } from './exports.ts';

const { id, version } = ict2024;
const at = '2024-03-01T09:00:00.000Z';

/** What a device makes of minutes declared and compared, and what it shows as found. */
function completed(declared: number, comparedMinutes: number | undefined, confirms: boolean) {
  const answers = answerSheet(ict2024, { ...shortest, F: declared }, 1);
  const evaluation = evaluationOf(ict2024, answers, [], comparedMinutes);
  const route = routeFrom(evaluation);
  const soft = findingsFrom(evaluation).filter(({ level }) => level === 'soft');
  const annotations = soft.map(
    (finding): Annotation => ({ kind: 'confirmed', about: keyOf(finding), grounds: groundsOf(finding, route) }),
  );
  const completion: Completion = {
    ...{ measuredSeconds: 1312, prefilledMinutes: 22, declaredMinutes: declared, changed: declared !== 22 },
    ...(comparedMinutes !== undefined && { comparedMinutes }),
    ...{ sessions: 1, moduleSeconds: {}, idleLimitSeconds: 180, gapsDiscarded: 0 },
  };
  const document = drawnUp({
    instrument: ict2024,
    row: {
      id: idOf(1),
      instrument: { id, version },
      language: 'nl',
      startedAt: at,
      changedAt: at,
      seq: 9,
      state: 'draft',
    },
    answers,
    annotations: new Map(confirms ? annotations.map((one) => [annotationKey(one), one]) : []),
    audit: [],
    completion,
    completedAt: new Date('2024-03-01T10:00:00.000Z'),
    appVersion: '1',
  });
  return { document, found: [...new Set(soft.map(({ check }) => check))] };
}

describe('the newest version', () => {
  it.each([
    [7, 21, true],
    [7, 21, false],
    // Measured on while it was completed: nobody was asked about that.
    [21, 21, true],
    [20, 0, false],
    [20, undefined, true],
    [2, 21, true],
  ])(
    'is judged as the device did: %s minutes declared, %s compared, confirmed: %s',
    async (declared, compared, confirms) => {
      const { document, found } = completed(declared, compared, confirms);
      expect(found.includes('K53')).toBe(declared < (compared ?? 0));
      const facts = factsOf(ict2024, document);
      expect(facts[confirms ? 'confirmedFindings' : 'openFindings']).toEqual(found);
      expect(facts[confirms ? 'openFindings' : 'confirmedFindings']).toEqual([]);
      const { app } = newCollector();
      expect((await put(app, document)).status).toBe(201);
    },
  );

  it('has no minutes above its limit', async () => {
    const { document } = completed(60_000, 21, true);
    const { app } = newCollector();
    expect((await put(app, document)).status).toBe(201);
    const more = {
      ...document,
      id: idOf(2),
      answers: { ...document.answers, F: 60_001 },
      completion: { ...document.completion, declaredMinutes: 60_001 },
    };
    const { status, errors } = await problemIn(await put(app, more));
    expect([status, errors]).toEqual([422, [expect.objectContaining({ item: 'F', fault: 'wrong-value' })]]);
  });
});

describe('version 1.0.0', () => {
  it('is taken as before: with any minutes, and compared with nothing', async () => {
    const document = documentOf(idOf(3), { answers: { A1: 0, F: 70_000 } });
    expect(document.instrument.version).toBe('1.0.0');
    const { app } = newCollector();
    expect((await put(app, document)).status).toBe(201);
    expect((await put(app, documentOf(idOf(4), { answers: { A1: 0, F: 2 } }))).status).toBe(201);
  });
});

it('are exported in one table, a response each with its version', async () => {
  const { app, store } = newCollector();
  await put(app, documentOf(idOf(1), { answers: { A1: 0, F: 7 } }));
  await put(app, { ...completed(7, 21, true).document, id: idOf(2) });
  await put(app, { ...completed(8, 21, false).document, id: idOf(3) });
  const rows = rowsOf((await exported(store, 'csv')).lines);
  const told = rows.map(({ version, F, confirmed, openFindings }) => [
    ...[version, F],
    ...[confirmed, openFindings].map((checks) => checks?.includes('K53')),
  ]);
  expect(told).toEqual([
    ['1.0.0', '7', false, false],
    ['1.1.0', '7', true, false],
    ['1.1.0', '8', false, true],
  ]);
  const lines = rowsOf((await exported(store, 'long')).lines);
  const items = (id: string) => lines.filter((line) => line['id'] === id).map(({ item }) => item);
  expect(items(idOf(2))).toEqual(items(idOf(1)));
});
