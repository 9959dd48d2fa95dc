import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreFailure } from '../../src/collector/store/failure.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import { sha256, toHex } from '../../src/protocol/digest.ts';
import { problemType } from '../../src/protocol/problem.ts';
import { receipt as receiptShape } from '../../src/protocol/receipt.ts';
import { newCollector, newFolder, noon, put, rowsIn, storeIn } from './collectors.ts';
import { bytesOf, documentOf, ict, idOf, type Wanted } from './documents.ts';

const id = idOf(1);

describe('a delivery', () => {
  it('gets a receipt, and the same one again', async () => {
    const { app, folder } = newCollector();
    const document = documentOf(id);
    const first = await put(app, document);
    expect([first.status, first.headers.get('Content-Type'), first.headers.get('Cache-Control')]).toEqual([
      201,
      'application/json',
      'no-store',
    ]);
    const receipt = receiptShape.parse(await first.json());
    expect(receipt).toEqual({
      id,
      sha256: toHex(await sha256(bytesOf(document))),
      receivedAt: noon.toISOString(),
      code: receipt.code,
    });
    const second = await put(app, document);
    expect([second.status, await second.json()]).toEqual([200, receipt]);
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM responses')).toEqual([{ n: 1 }]);
  });

  it('gets its receipt again even where the rules have changed since', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    const document = { ...documentOf(id), answers: {} };
    const bytes = bytesOf(document);
    await store.put({
      bytes,
      sha256: toHex(await sha256(bytes)),
      receivedAt: noon.toISOString(),
      document,
      sealed: false,
      right: { kind: 'none' },
      late: false,
    });
    const { app } = newCollector({ store });
    expect((await put(app, document)).status).toBe(200);
    expect((await put(app, documentOf(id))).status).toBe(409);
  });

  const trail = [{ event: 'form start' as const, start: 1 }];
  const longest = { A2: 'yes', B1a: 'yes', B6: 'yes', C3: 'yes', C4: 'yes', E1a: 'yes', E4: 'yes' };

  it.each<[string, Wanted]>([
    ['the shortest way', { answers: { A1: 0 } }],
    ['the longest way', { answers: longest }],
    ['contact items', { answers: { contactName: 'Zoë', contactEmail: 'none', contactPhone: '+32 2 277 51 11' } }],
    ['an unanswered gate', { unanswered: [{ item: 'B6', reason: 'unknown', remark: 'ask the accountant' }] }],
    [
      'every E1 unanswered',
      { unanswered: [...'abcdefg'].map((letter) => ({ item: `E1${letter}`, reason: 'refused' })) },
    ],
    ['A1 unanswered', { unanswered: [{ item: 'A1', reason: 'inapplicable' }] }],
    ['the time unanswered', { unanswered: [{ item: 'F', reason: 'refused' }] }],
    ['B2 + B7 = 101', { answers: { B1a: 'yes', B6: 'yes', B2: 60, B7: 41 } }],
    [
      'half of a split unanswered',
      { answers: { B1a: 'yes', B3a: 70 }, unanswered: [{ item: 'B3b', reason: 'unknown' }] },
    ],
    [
      'clocks that ran backward',
      { more: { startedAt: '2024-03-01T10:00:00.000Z', completedAt: '2001-01-01T00:00:00.000Z' } },
    ],
    ['unlikely answers', { answers: { B1a: 'yes', B2: 0, C1: 'no', C2a: 'yes', F: 100000 } }],
    [
      'confirmations, remarks and prefilled items',
      {
        more: {
          confirmed: [{ check: 'K22', remark: 'so' }, { check: 'K32' }],
          remarks: [
            { question: 'A5', text: ' ' },
            { question: 'contact', text: 'new address' },
          ],
          prefilled: [
            { item: 'A1', changed: true },
            { item: 'A2', changed: false },
          ],
        },
      },
    ],
    ['all the rest', { more: { case: { id: 'x', enterpriseNumber: '0123.456.789' }, simulated: true, audit: trail } }],
  ])('is taken with %s', async (_, wanted) => {
    const { app } = newCollector();
    const answer = await put(app, documentOf(id, wanted));
    expect([answer.status, await answer.json()]).toEqual([201, expect.objectContaining({ id })]);
  });

  it('behind an unanswered gate says that its items are undetermined', () => {
    expect(documentOf(id, { unanswered: [{ item: 'B6', reason: 'unknown' }] }).undetermined).toEqual(['B7']);
  });

  it('is taken however the way goes, and refused with the item named where one item is changed', async () => {
    const { app } = newCollector();
    const gates = ['A2', 'B1a', 'B1b', 'B6', 'C3', 'C4', 'E1a', 'E4', 'E6'];
    const answers = fc.record(
      { A1: fc.nat(100), ...Object.fromEntries(gates.map((gate) => [gate, fc.constantFrom('yes', 'no')])) },
      { requiredKeys: [] },
    );
    const item = fc.constantFrom(...[...outlineOf(ict).items.values()].filter(({ required }) => required));
    let number = 0;
    await fc.assert(
      fc.asyncProperty(answers, item, async (given, { id: changed }) => {
        const document = documentOf(idOf(++number), { answers: given });
        expect((await put(app, document)).status).toBe(201);
        const { [changed]: _, ...rest } = document.answers;
        const notApplicable = document.notApplicable.filter((one) => one !== changed);
        const answer = await put(app, { ...document, id: idOf(++number), answers: rest, notApplicable });
        const { errors } = (await answer.json()) as { errors: { item: string }[] };
        expect([answer.status, errors.map((fault) => fault.item)]).toEqual([422, expect.arrayContaining([changed])]);
      }),
      { seed: 2024, numRuns: 60 },
    );
  });
});

describe('a store that fails', () => {
  const failing = new Proxy({} as ReturnType<typeof storeIn>, {
    get: () => () => Promise.reject(new StoreFailure(new Error('database or disk is full'))),
  });

  it('makes the collector unavailable for now, and tells only the log why', async () => {
    const { app, logged } = newCollector({ store: failing });
    for (const answer of [
      await put(app, documentOf(id)),
      await put(app, '{', { id }),
      await app.request('/api/v1/health'),
    ]) {
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '30']);
      const body = await answer.text();
      expect(JSON.parse(body)).toMatchObject({ type: problemType('unavailable') });
      expect(body).not.toContain('disk');
    }
    expect(String(logged[0])).toContain('disk is full');
  });

  it('by a fault of ours is a 500 that says nothing', async () => {
    const broken = new Proxy({} as ReturnType<typeof storeIn>, {
      get: () => () => Promise.reject(new TypeError('secret')),
    });
    const { app, logged } = newCollector({ store: broken });
    const answer = await put(app, documentOf(id));
    expect([answer.status, await answer.json()]).toEqual([
      500,
      { type: 'about:blank', title: 'Internal Server Error', status: 500 },
    ]);
    expect(logged).toHaveLength(1);
  });
});
