import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CodeKey, codeHmac } from '../../src/collector/codeKey.ts';
import { newShortCode } from '../../src/protocol/shortCode.ts';
import { newToken, sendTokenOf } from '../../src/protocol/token.ts';
import { bearer, expectRefusal, newCollector, noon, put } from './collectors.ts';
import { documentOf, idOf } from './documents.ts';

const key: CodeKey = { bytes: randomBytes(32), fingerprint: 'k' };
const at = noon.toISOString();
const instrumentId = 'be.statbel.ict-2024';

async function withCode(more: object = {}) {
  const { app, store } = newCollector({ intake: 'invited', codeKey: () => key });
  await store.addCases([{ id: 'x', instrumentId, enterpriseNumber: '0314.595.348', name: 'Zoë', ...more }], at);
  const code = newShortCode();
  await store.issueCode({ hmac: codeHmac(code, key), keyId: 'k', caseId: 'x', reissued: false }, at);
  const post = (body: unknown) =>
    app.request('/api/v1/invitations', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { app, store, code, post };
}

const slipped = (code: string) => (code.startsWith('0') ? '1' : '0') + code.slice(1);

describe('a short code', () => {
  it('is exchanged for an invitation with a token of its case', async () => {
    const { app, code, post } = await withCode();
    const answer = await post({ code });
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const { enrolment } = (await answer.json()) as { enrolment: { token: string } };
    expect(enrolment).toEqual({
      format: 'veldwerk-enrolment/1',
      instrument: instrumentId,
      case: { id: 'x', enterpriseNumber: '0314.595.348' },
      name: 'Zoë',
      token: enrolment.token,
    });
    const document = documentOf(idOf(1), { more: { case: { id: 'x' } } });
    const headers = bearer(await sendTokenOf(enrolment.token));
    expect((await put(app, document, { headers })).status).toBe(201);
  });

  it.each([
    ['not JSON', '{', 400, 'bad-request'],
    ['nothing', {}, 400, 'bad-request'],
    ['something else', { code: 1 }, 400, 'bad-request'],
    ['unknown fields', { code: 'x', more: 1 }, 400, 'bad-request'],
    ['another length', { code: 'ABC' }, 404, 'unknown-code'],
    ['another code', { code: newShortCode() }, 404, 'unknown-code'],
    ['a large body', JSON.stringify({ code: 'x'.repeat(5000) }), 413, 'too-large'],
  ] as const)('is not %s', async (_, body, status, name) => {
    const { post } = await withCode();
    await expectRefusal(await post(body), status, name);
  });

  it('with a slip is neither looked up nor counted', async () => {
    const { code, post } = await withCode();
    for (let times = 0; times < 20; times += 1)
      await expectRefusal(await post({ code: slipped(code) }), 404, 'unknown-code');
    expect((await post({ code })).status).toBe(200);
  });

  it('is asked for with the number beside it after too many wrong ones', async () => {
    const { code, post } = await withCode();
    for (let times = 0; times < 10; times += 1) await post({ code: newShortCode() });
    await expectRefusal(await post({ code }), 429, 'too-many-requests');
    await expectRefusal(await post({ code, beside: '0999.999.999' }), 429, 'too-many-requests');
    expect((await post({ code, beside: '0314.595.348' })).status).toBe(200);
  });

  it('that is right is told why it is no longer in use', async () => {
    const { code, post } = await withCode({ expiresAt: '2024-01-01T00:00:00.000Z' });
    const { detail } = await expectRefusal(await post({ code }), 410, 'code-ended');
    expect(detail).toBe('expired');
  });

  it('is unknown where no code was ever issued', async () => {
    const { app } = newCollector({ intake: 'invited' });
    const answer = await app.request('/api/v1/invitations', {
      method: 'POST',
      body: JSON.stringify({ code: newShortCode() }),
    });
    await expectRefusal(answer, 404, 'unknown-code');
  });
});

describe('a case', () => {
  it('is told to the holder of its token, and opened by that', async () => {
    const { app, store, code, post } = await withCode();
    expect((await store.caseOf('x'))?.openedAt).toBeUndefined();
    const { enrolment } = (await (await post({ code })).json()) as { enrolment: { token: string } };
    const answer = await app.request('/api/v1/case', { headers: bearer(enrolment.token) });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        case: { id: 'x', enterpriseNumber: '0314.595.348' },
        instrument: instrumentId,
        name: 'Zoë',
        state: 'opened',
        requests: [],
      },
    ]);
    await store.revokeCase('x', at);
    await expectRefusal(await app.request('/api/v1/case', { headers: bearer(enrolment.token) }), 401, 'unauthorised');
  });

  it('that is delivered is told with when', async () => {
    const { app, code, post } = await withCode();
    const { enrolment } = (await (await post({ code })).json()) as { enrolment: { token: string } };
    const headers = bearer(enrolment.token);
    const document = documentOf(idOf(1), { more: { case: { id: 'x' } } });
    expect((await put(app, document, { headers })).status).toBe(201);
    const answer = await app.request('/api/v1/case', { headers });
    expect(await answer.json()).toMatchObject({ state: 'delivered', deliveredAt: at });
  });

  it('is told with what the office asks, and that a device heard of it is noted the first time, for the office alone', async () => {
    const { app, store, code, post } = await withCode();
    const { enrolment } = (await (await post({ code })).json()) as { enrolment: { token: string } };
    const headers = bearer(enrolment.token);
    await put(app, documentOf(idOf(1), { more: { case: { id: 'x' } } }), { headers });
    const asked = { messages: { nl: 'Klopt A1?' }, items: ['A1'] };
    const askedAt = new Date(noon.getTime() + 1000).toISOString();
    await store.askCorrection('x', asked, { at: askedAt, token: 0, act: 'correction-asked', caseId: 'x' });
    expect((await store.correctionRequests('x', '')).map(({ heardAt }) => heardAt)).toEqual([undefined]);
    const told = async () => (await (await app.request('/api/v1/case', { headers })).json()) as object;
    expect(await told()).toMatchObject({
      state: 'reopened',
      requests: [{ kind: 'correction', at: askedAt, ...asked }],
    });
    expect(JSON.stringify(await told())).not.toContain('heardAt');
    await store.noteHeard('x', '', '2030-01-01T00:00:00.000Z');
    expect((await store.correctionRequests('x', '')).map(({ heardAt }) => heardAt)).toEqual([at]);
  });

  it('is told to nobody else: not to a stranger, and not for a send token', async () => {
    const { app, code, post } = await withCode();
    const { enrolment } = (await (await post({ code })).json()) as { enrolment: { token: string } };
    for (const headers of [{}, bearer(newToken()), bearer(await sendTokenOf(enrolment.token))])
      await expectRefusal(await app.request('/api/v1/case', { headers }), 401, 'unauthorised');
  });
});
