import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { stateOfItem } from '../../src/engine/route.ts';
import { evaluateStored } from '../../src/engine/stored.ts';
import { entriesOf } from '../../src/protocol/entriesOf.ts';
import type { ResponseDocument } from '../../src/protocol/response.ts';
import { begin } from '../../src/session/begin.ts';
import { givenAtBegin } from '../../src/session/givenAtBegin.ts';
import type { SessionServices } from '../../src/session/services.ts';
import type { Change } from '../../src/storage/change.ts';
import { documentOf as drawnUp } from '../../src/storage/freeze.ts';
import type { ResponseRow } from '../../src/storage/rows.ts';
import { said, tiny } from '../authoring/tiny.ts';
import { bearer, newCollector, newFolder, put, storeIn } from '../collector/collectors.ts';
import { exported, rowsOf } from '../collector/exports.ts';
import { documentOf, tinyInstrument, tinyWords } from './opened.ts';

const given = await tinyInstrument('test.given');
const words = await tinyWords('test.given', ['nl']);

const early = { 'given.begunOn': '2026-11-26' };
const invited = { ...early, 'given.caseId': 'C1' };

describe('what is given when a response is begun', () => {
  it('is known to lint, of its kind', () => {
    expect(said(lint(given, words))).toEqual([]);
    expect(given.given).toEqual(['given.begunOn', 'given.caseId']);
    const gated = (gate: string) => () =>
      tiny([{ id: 'A1', type: 'yesNo', items: ['A1'], gate }], { format: 'veldwerk-instrument/2' });
    expect(gated("given.begunOn = 'x'")).toThrow();
    expect(gated('given.weather = 1')).toThrow(/nothing is given as weather/);
    expect(gated('given.measuredMinutes > 1')).toThrow(/in checks alone/);
    expect(gated("given.begunOn > date('2026-01-01')")).not.toThrow();
  });

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['early, without an invitation', early, 'asked', 'notApplicable'],
    ['early, with one', invited, 'asked', 'asked'],
    ['late', { 'given.begunOn': '2027-01-01' }, 'notApplicable', 'notApplicable'],
    ['not known: it is none, never open', {}, 'notApplicable', 'notApplicable'],
  ])('is read by gates: %s', (_name, entries, first, second) => {
    const evaluation = evaluationOf(given, entries);
    expect([stateOfItem(evaluation, 'A1'), stateOfItem(evaluation, 'A2')]).toEqual([first, second]);
  });

  it('is read by checks, and can be told later', () => {
    const evaluation = evaluationOf(given, { A3: '2026-12-01' });
    expect(evaluation.findingsAt('A3')).toEqual([]);
    const { changed } = evaluation.apply([{ item: 'given.begunOn', entry: '2026-11-26' }]);
    expect(evaluation.findingsAt('A3')).toMatchObject([{ check: 'K10' }]);
    expect([...changed.findings]).toEqual(['A3']);
    expect(stateOfItem(evaluation, 'A1')).toBe('asked');
  });

  it('is the day on this device’s calendar, and what the invitation says, as far as the questionnaire reads it', () => {
    const now = new Date(2026, 10, 26, 23, 59);
    expect(givenAtBegin(given, now, undefined)).toEqual(early);
    const sent = { case: { id: 'C1', enterpriseNumber: '0206.731.645' } };
    expect(givenAtBegin(given, now, sent)).toEqual(invited);
  });

  it('is kept with a response from its beginning, where its questionnaire reads it', async () => {
    const written: Change[] = [];
    const services = {
      preferred: ['nl'],
      store: { write: async (changes: readonly Change[]) => void written.push(...changes) },
      keepData: () => {},
    } as unknown as SessionServices;
    await begin(services, given, { case: { id: 'C1' } });
    await begin(services, await tinyInstrument('test.gates'));
    const rows = written.flatMap((change) => (change.kind === 'begun' ? [change.row.given] : []));
    expect(rows).toEqual([
      { 'given.begunOn': new Date().toLocaleDateString('sv-SE'), 'given.caseId': 'C1' },
      undefined,
    ]);
    // What was stored says it again, wherever it is evaluated.
    const stored = { answers: [], annotations: new Map(), row: { given: rows[0] } };
    expect(stateOfItem(evaluateStored(given, stored).evaluation, 'A2')).toBe('asked');
  });

  const answers = { A1: 'yes', A2: 'no', A3: '2020-01-01' };
  const wire = documentOf(given, answers);

  it('travels as `given`, and comes back to the same account', () => {
    const row = {
      id: wire.id,
      instrument: wire.instrument,
      language: 'nl' as const,
      startedAt: wire.startedAt,
      changedAt: wire.startedAt,
      seq: 1,
      state: 'draft' as const,
      given: invited,
    } satisfies ResponseRow;
    const document = drawnUp({
      instrument: given,
      row,
      answers,
      annotations: new Map(),
      audit: [],
      completion: wire.completion,
      completedAt: new Date(wire.completedAt),
      appVersion: '0.1.0',
    });
    expect(document).toMatchObject({ given: { begunOn: '2026-11-26', caseId: 'C1' }, answers, notApplicable: [] });
    expect(entriesOf(document)).toEqual({ ...answers, ...invited });
  });

  const sent = (more: Partial<ResponseDocument>) => ({
    ...wire,
    format: 'veldwerk-response/2',
    answers: { A1: 'yes', A3: '2020-01-01' },
    notApplicable: ['A2'],
    startedAt: '2026-11-26T09:00:00.000Z',
    completedAt: '2026-11-26T10:00:00.000Z',
    ...more,
  });

  it('is judged by the collector, and flagged where it is not what the response says else', async () => {
    const store = storeIn(newFolder());
    const { app } = newCollector({ store });
    const sender = { headers: bearer('one-sender.'.repeat(4)) };
    const fault = async (more: Partial<ResponseDocument>) => (await put(app, sent(more), sender)).json();
    expect(await fault({ given: { begunOn: '2026-02-30' } })).toMatchObject({
      errors: expect.arrayContaining([{ place: 'given.begunOn', fault: 'wrong-value' }]),
    });
    expect(await fault({ given: { begunOn: '2026-11-26', weather: 'fine' } })).toMatchObject({
      errors: [{ place: 'given.weather', fault: 'unknown-given' }],
    });
    expect(await fault({})).toMatchObject({ errors: [{ item: 'A1', fault: 'off-route' }] });
    expect((await put(app, sent({ given: { begunOn: '2026-10-01' } }), sender)).status).toBe(201);
    const [row] = rowsOf((await exported(store, 'csv')).lines);
    expect(row?.['flags']).toContain('givenDiffers:begunOn');
    expect(row?.['flags']).not.toContain('givenDiffers:caseId');
  });
});
