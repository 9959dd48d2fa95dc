import { describe, expect, it } from 'vitest';
import { hashOf, type Intake } from '../../src/collector/sender.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { newToken, ownTokenField, sendTokenOf } from '../../src/protocol/token.ts';
import { type App, bearer, expectRefusal, newCollector, noon, put, rowsIn } from './collectors.ts';
import { documentOf, idOf, type Wanted } from './documents.ts';

const instrumentId = 'be.statbel.ict-2024';
const at = noon.toISOString();

interface Setting {
  readonly app: App;
  readonly store: Store;
  readonly folder: string;
  /** A token for each case of the register. */
  readonly tokens: { readonly x: string; readonly y: string; readonly revoked: string; readonly late: string };
}

async function tokenFor(store: Store, caseId: string): Promise<string> {
  const token = newToken();
  const hashes = { full: hashOf(token), send: hashOf(await sendTokenOf(token)) };
  await store.registerToken({ caseId, origin: 'enrol', hashes, weak: false }, at);
  return token;
}

/** A collector whose register has the cases x and y, one that is revoked, and one that has expired. */
async function setting(intake: Intake, generalTokens: readonly string[] = []): Promise<Setting> {
  const { app, store, folder } = newCollector({ intake, generalTokens });
  const cases = ['x', 'y', 'revoked', 'late'].map((id) => ({
    id,
    instrumentId,
    ...(id === 'late' && { expiresAt: '2024-01-01T00:00:00.000Z' }),
  }));
  await store.addCases(cases, at);
  const [x, y, revoked, late] = await Promise.all(cases.map(({ id }) => tokenFor(store, id)));
  await store.revokeCase('revoked', at);
  if (!x || !y || !revoked || !late) throw new Error('no tokens');
  return { app, store, folder, tokens: { x, y, revoked, late } };
}

const inCase = (id: string, more: object = {}): Wanted => ({ more: { case: { id }, ...more } });
const statusOf = async (answer: Promise<Response>) => (await answer).status;
const sendersIn = (folder: string) => rowsIn(folder, 'SELECT id, sender FROM responses ORDER BY id, sender');

type TokenName = 'none' | 'x' | 'send token of x' | 'y' | 'revoked' | 'late' | 'unknown' | 'general' | 'malformed';

async function headersFor(name: TokenName, { tokens }: Setting): Promise<Record<string, string>> {
  switch (name) {
    case 'none':
      return {};
    case 'malformed':
      return { Authorization: 'Basic eDp5' };
    case 'unknown':
      return bearer(newToken());
    case 'general':
      return bearer('general-token-of-a-configuration');
    case 'send token of x':
      return bearer(await sendTokenOf(tokens.x));
    default:
      return bearer(tokens[name]);
  }
}

describe('who may send what', () => {
  it.each<[Intake, TokenName, string | undefined, number, string]>([
    ['invited', 'none', 'x', 401, ''],
    ['invited', 'none', undefined, 401, ''],
    ['invited', 'malformed', 'x', 401, ''],
    ['invited', 'unknown', 'x', 401, ''],
    ['invited', 'unknown', undefined, 401, ''],
    ['invited', 'general', 'x', 401, ''],
    ['invited', 'x', 'x', 201, 'proven'],
    ['invited', 'send token of x', 'x', 201, 'proven'],
    ['invited', 'x', 'y', 403, ''],
    ['invited', 'x', undefined, 403, ''],
    ['invited', 'y', 'x', 403, ''],
    ['invited', 'revoked', 'revoked', 401, ''],
    ['invited', 'revoked', 'x', 401, ''],
    ['invited', 'late', 'late', 201, 'proven'],
    ['open', 'none', 'x', 201, 'claimed'],
    ['open', 'none', undefined, 201, 'none'],
    ['open', 'malformed', 'x', 201, 'claimed'],
    ['open', 'unknown', 'x', 201, 'claimed'],
    ['open', 'unknown', undefined, 201, 'own'],
    ['open', 'general', 'x', 201, 'claimed'],
    ['open', 'general', undefined, 201, 'none'],
    ['open', 'x', 'x', 201, 'proven'],
    ['open', 'send token of x', 'x', 201, 'proven'],
    ['open', 'x', 'y', 403, ''],
    ['open', 'x', undefined, 403, ''],
    ['open', 'revoked', 'revoked', 401, ''],
    ['open', 'late', 'late', 201, 'proven'],
  ])('where the collector is %s, the token %s for the case %s: %i %s', async (intake, name, caseId, status, sender) => {
    const here = await setting(intake, ['general-token-of-a-configuration']);
    const document = documentOf(idOf(1), caseId === undefined ? {} : inCase(caseId));
    const answer = await put(here.app, document, { headers: await headersFor(name, here) });
    expect(answer.status).toBe(status);
    expect(sendersIn(here.folder)).toEqual(sender === '' ? [] : [{ id: idOf(1), sender }]);
    expect(rowsIn(here.folder, 'SELECT count(*) AS n FROM refused')).toEqual([{ n: 0 }]);
    if (status === 401) await expectRefusal(answer, 401, 'unauthorised');
    if (status === 403) await expectRefusal(answer, 403, 'forbidden');
  });

  it('asks nothing of the body of a stranger, and keeps none of it', async () => {
    const { app, folder } = await setting('invited');
    await expectRefusal(await put(app, '{', { id: idOf(1) }), 401, 'unauthorised');
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM refused')).toEqual([{ n: 0 }]);
  });

  it('marks what comes after its case has expired, and takes it', async () => {
    const { app, folder, tokens } = await setting('invited');
    await put(app, documentOf(idOf(1), inCase('late')), { headers: bearer(tokens.late) });
    await put(app, documentOf(idOf(2), inCase('x')), { headers: bearer(tokens.x) });
    expect(rowsIn(folder, 'SELECT late FROM responses ORDER BY id')).toEqual([{ late: 1 }, { late: 0 }]);
  });

  it('is no answer to a questionnaire that the case is not of', async () => {
    const { app, store, folder } = await setting('invited');
    await store.addCases([{ id: 'z', instrumentId: 'be.statbel.other' }], at);
    const headers = bearer(await tokenFor(store, 'z'));
    await expectRefusal(await put(app, documentOf(idOf(1), inCase('z')), { headers }), 403, 'forbidden');
    expect(sendersIn(folder)).toEqual([]);
  });
});

describe('the same bytes again', () => {
  it('get the first receipt from any token of the case, revoked ones too', async () => {
    const { app, store, tokens } = await setting('invited');
    const document = documentOf(idOf(1), inCase('x'));
    const first = await put(app, document, { headers: bearer(tokens.x) });
    const receipt = await first.json();
    const letter = await tokenFor(store, 'x');
    for (const revoked of [false, true]) {
      if (revoked) await store.revokeCase('x', at);
      for (const token of [tokens.x, await sendTokenOf(tokens.x), letter]) {
        const again = await put(app, document, { headers: bearer(token) });
        expect([again.status, await again.json()]).toEqual([200, receipt]);
      }
    }
    const other = documentOf(idOf(1), { ...inCase('x'), answers: { F: 26 } });
    expect(await statusOf(put(app, other, { headers: bearer(tokens.x) }))).toBe(401);
  });

  it('with other bytes under the id: 409 for the sender, and nothing of it for others', async () => {
    const { app, folder, tokens } = await setting('open');
    await put(app, documentOf(idOf(1), inCase('x')), { headers: bearer(tokens.x) });
    const other = documentOf(idOf(1), { ...inCase('x'), answers: { F: 26 } });
    await expectRefusal(await put(app, other, { headers: bearer(tokens.x) }), 409, 'conflict');
    await expectRefusal(await put(app, other, { headers: bearer(tokens.y) }), 403, 'forbidden');
    expect(await statusOf(put(app, other, { headers: bearer(newToken()) }))).toBe(201);
    expect(sendersIn(folder).map(({ sender }) => sender)).toEqual(['claimed', 'proven']);
  });

  it('make a claim proven, and never a second row', async () => {
    const { app, folder, tokens } = await setting('open');
    const document = documentOf(idOf(1), inCase('x'));
    const claimed = await put(app, document);
    const proven = await put(app, document, { headers: bearer(tokens.x) });
    expect([claimed.status, proven.status]).toEqual([201, 200]);
    expect(await proven.json()).toEqual(await claimed.json());
    expect(sendersIn(folder)).toEqual([{ id: idOf(1), sender: 'proven' }]);
  });

  it('delivered before anybody had a token of their own, are here', async () => {
    const { app, folder } = await setting('open');
    const document = documentOf(idOf(1));
    expect(await statusOf(put(app, document))).toBe(201);
    expect(await statusOf(put(app, document, { headers: bearer(newToken()) }))).toBe(200);
    expect(sendersIn(folder)).toHaveLength(1);
  });
});

describe('a revision', () => {
  const revised = (number: number, of: number, caseId?: string) =>
    documentOf(idOf(number), {
      more: { supersedes: idOf(of), ...(caseId !== undefined && { case: { id: caseId } }) },
    });
  const hiddenIn = (folder: string) => rowsIn(folder, 'SELECT hides FROM responses WHERE hides IS NOT NULL');

  it('takes the place of the case’s own response, whichever of its tokens sends it', async () => {
    const { app, store, folder, tokens } = await setting('invited');
    await put(app, documentOf(idOf(1), inCase('x')), { headers: bearer(tokens.x) });
    const letter = await tokenFor(store, 'x');
    expect(await statusOf(put(app, revised(2, 1, 'x'), { headers: bearer(letter) }))).toBe(201);
    expect(hiddenIn(folder)).toEqual([{ hides: idOf(1) }]);
    expect(rowsIn(folder, 'SELECT other_sender FROM responses ORDER BY id')).toEqual([
      { other_sender: 0 },
      { other_sender: 1 },
    ]);
  });

  it.each<[string, TokenName, string | undefined]>([
    ['a stranger who names the case', 'unknown', 'x'],
    ['a stranger who names no case', 'unknown', undefined],
    ['nobody who names the case', 'none', 'x'],
    ['nobody who names no case', 'none', undefined],
    ['whoever has read the configuration', 'general', 'x'],
    ['the holder of another case', 'y', 'y'],
  ])('of a true response by %s is of something unknown, and hides nothing', async (_, name, caseId) => {
    const here = await setting('open', ['general-token-of-a-configuration']);
    await put(here.app, documentOf(idOf(1), inCase('x')), { headers: bearer(here.tokens.x) });
    const answer = await put(here.app, revised(2, 1, caseId), { headers: await headersFor(name, here) });
    await expectRefusal(answer, 422, 'unknown-superseded');
    expect(await Array.fromAsync(here.store.responses({ superseded: false }))).toHaveLength(1);
  });

  it('without a case needs the token of the first, and no other', async () => {
    const { app, folder } = await setting('open', ['general-token-of-a-configuration']);
    const own = newToken();
    const general = bearer('general-token-of-a-configuration');
    await put(app, documentOf(idOf(1)), { headers: { ...general, [ownTokenField]: own } });
    const with_ = (token?: string) => ({
      headers: token === undefined ? general : { ...general, [ownTokenField]: token },
    });
    await expectRefusal(await put(app, revised(2, 1), with_()), 422, 'unknown-superseded');
    await expectRefusal(await put(app, revised(2, 1), with_(newToken())), 422, 'unknown-superseded');
    expect(await statusOf(put(app, revised(3, 1), with_(own)))).toBe(201);
    expect(hiddenIn(folder)).toEqual([{ hides: idOf(1) }]);
  });

  it('by another token is told to the case’s other devices, and to the one that sent it not', async () => {
    const { app, store, tokens } = await setting('invited');
    await put(app, documentOf(idOf(1), inCase('x')), { headers: bearer(tokens.x) });
    const letter = await tokenFor(store, 'x');
    await put(app, revised(2, 1, 'x'), { headers: bearer(letter) });
    const toldTo = async (token: string) => {
      const answer = await app.request('/api/v1/case', { headers: bearer(token) });
      return ((await answer.json()) as { revisedElsewhere?: boolean }).revisedElsewhere;
    };
    expect([await toldTo(tokens.x), await toldTo(letter), await toldTo(tokens.y)]).toEqual([
      true,
      undefined,
      undefined,
    ]);
  });
});

describe('what a token opens beside responses', () => {
  it.each<[Intake, TokenName, number]>(
    (['invited', 'open'] as const).flatMap((intake) => [
      [intake, 'x', 200],
      [intake, 'late', 200],
      // Good for delivering, and for nothing else.
      [intake, 'send token of x', 401],
      [intake, 'revoked', 401],
      [intake, 'none', 401],
      [intake, 'malformed', 401],
      [intake, 'unknown', 401],
      [intake, 'general', 401],
    ]),
  )('where the collector is %s, GET case with the token %s: %i', async (intake, name, status) => {
    const here = await setting(intake, ['general-token-of-a-configuration']);
    const answer = await here.app.request('/api/v1/case', { headers: await headersFor(name, here) });
    expect(answer.status).toBe(status);
    if (status === 401) await expectRefusal(answer, 401, 'unauthorised');
  });

  it.each<[string, string]>([
    ['GET', '/api/v1/health'],
    ['GET', '/api/v1/version'],
    ['GET', '/api/v1/openapi.json'],
    ['GET', '/livez'],
    ['GET', '/readyz'],
  ])('%s %s is open to anybody, whatever they show', async (method, path) => {
    const here = await setting('invited');
    for (const name of ['none', 'unknown', 'revoked', 'x'] as const)
      expect((await here.app.request(path, { method, headers: await headersFor(name, here) })).status).toBe(200);
  });

  it('gives no token a way to read a response', async () => {
    const { app, tokens } = await setting('invited');
    await put(app, documentOf(idOf(1), inCase('x')), { headers: bearer(tokens.x) });
    for (const method of ['GET', 'HEAD', 'DELETE', 'POST'])
      expect((await app.request(`/api/v1/responses/${idOf(1)}`, { method, headers: bearer(tokens.x) })).status).toBe(
        405,
      );
  });
});
