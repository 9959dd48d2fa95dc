import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/collector/http/budget.ts';
import { defaultLimits } from '../../../src/collector/http/limits.ts';
import { bearer, expectRefusal, newCollector, put, rowsIn, tokensFor } from '../collectors.ts';
import { documentOf, idOf } from '../documents.ts';

const inCase = (number: number, id: string) => documentOf(idOf(number), { more: { case: { id } } });

describe('a budget', () => {
  it('lets each network have its own, up to what all have together, and fills up again', () => {
    let now = 0;
    const budget = new Budget({ network: 2, all: 3 }, () => now);
    expect(['a', 'a', 'a', 'b', 'b'].map((network) => budget.take(network) === 0)).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    // Another one every 20 seconds in all, and every 30 for one network.
    expect(budget.take('c')).toBe(20);
    now += 20_000;
    expect([budget.take('a') > 0, budget.take('b')]).toEqual([true, 0]);
    now += 600_000;
    expect(['a', 'a', 'a', 'c', 'c'].map((network) => budget.take(network) === 0)).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('what no token proves', () => {
  it('is slowed where it is too much, and what a token proves is not', async () => {
    const { app, store, folder } = newCollector({ limits: { ...defaultLimits, unproven: { network: 2, all: 9 } } });
    const [token = ''] = await tokensFor(store, 'x');
    expect([(await put(app, documentOf(idOf(1)))).status, (await put(app, inCase(2, 'x'))).status]).toEqual([201, 201]);
    const slowed = await put(app, documentOf(idOf(3)));
    expect(Number(slowed.headers.get('Retry-After'))).toBeGreaterThan(0);
    await expectRefusal(slowed, 429, 'too-many-requests');
    for (const number of [4, 5, 6])
      expect((await put(app, inCase(number, 'x'), { headers: bearer(token) })).status).toBe(201);
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM refused')).toEqual([{ n: 0 }]);
  });

  it('is counted for the network behind a proxy that is trusted, and for no other that is named', async () => {
    const { app } = newCollector({ limits: { ...defaultLimits, unproven: { network: 1, all: 9 } } });
    const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
    expect((await put(app, documentOf(idOf(1)), from('192.0.2.1'))).status).toBe(201);
    expect((await put(app, documentOf(idOf(2)), from('192.0.2.2'))).status).toBe(429);
  });

  it('is slowed where tokens are wrong, whatever they are shown for; right ones are not', async () => {
    const { app, store } = newCollector({
      intake: 'invited',
      limits: { ...defaultLimits, failures: { network: 3, all: 9 } },
    });
    const [token = '', revoked = ''] = await tokensFor(store, 'x', 'y');
    await store.revokeCase('y', '2024-03-02T12:00:00.000Z');
    const statuses: number[] = [];
    for (const wrong of ['a'.repeat(43), revoked])
      statuses.push((await put(app, inCase(1, 'x'), { headers: bearer(wrong) })).status);
    statuses.push((await app.request('/api/v1/case')).status, (await app.request('/api/v1/case')).status);
    statuses.push(
      (await put(app, inCase(1, 'x'))).status,
      (await put(app, inCase(1, 'y'), { headers: bearer(revoked) })).status,
    );
    expect(statuses).toEqual([401, 401, 401, 429, 429, 429]);
    expect((await put(app, inCase(1, 'x'), { headers: bearer(token) })).status).toBe(201);
    expect((await app.request('/api/v1/case', { headers: bearer(token) })).status).toBe(200);
  });
});

describe('the reserve of the disk', () => {
  it('is for what a token proves', async () => {
    const kept: boolean[] = [];
    let full = false;
    const { app, store, folder } = newCollector({
      disk: { hasSpare: () => !full, hasAny: () => true },
      observer: {
        requestEnded: () => undefined,
        connectionDropped: () => undefined,
        documentRefused: (one) => kept.push(one),
      },
    });
    const [token = ''] = await tokensFor(store, 'x');
    expect((await put(app, documentOf(idOf(1)))).status).toBe(201);
    expect((await put(app, '{', { id: idOf(1) })).status).toBe(400);
    full = true;
    await expectRefusal(await put(app, documentOf(idOf(2))), 503, 'unavailable');
    expect((await put(app, documentOf(idOf(1)))).status).toBe(200);
    expect((await put(app, '[', { id: idOf(1) })).status).toBe(400);
    expect((await put(app, inCase(3, 'x'), { headers: bearer(token) })).status).toBe(201);
    expect(kept).toEqual([true, false]);
    expect(rowsIn(folder, 'SELECT id FROM responses ORDER BY id')).toEqual([{ id: idOf(1) }, { id: idOf(3) }]);
    expect((await app.request('/readyz')).status).toBe(200);
  });

  it('leaves a collector that has no room at all out of use', async () => {
    const { app } = newCollector({ disk: { hasSpare: () => false, hasAny: () => false } });
    const answer = await app.request('/api/v1/health');
    expect((await expectRefusal(answer, 503, 'unavailable')).detail).toBe('no-room');
    expect((await app.request('/livez')).status).toBe(200);
  });
});
