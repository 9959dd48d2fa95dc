import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/collector/sender.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { applyTerms } from '../../src/collector/terms.ts';
import { caseStatus } from '../../src/protocol/invitation.ts';
import { newToken, sendTokenOf } from '../../src/protocol/token.ts';
import { type App, bearer, expectRefusal, newCollector, newFolder, noon, put, tokensFor } from './collectors.ts';
import { documentOf, idOf } from './documents.ts';
import { digestIn, draftOf, draftPath, keepDraft, putDraft, sealedDraft } from './draftCopies.ts';
import { submissionOf } from './storeContract.ts';

const response = idOf(1);
const inCase = (id: string) => ({ more: { case: { id } } });

/** What whole requests about the copies of drafts have to get from a collector on any store. */
export function draftContract(name: string, open: () => Promise<Store>): void {
  /** A collector that keeps copies, for cases x and y, whose clock is put forward by minutes. */
  async function keeping() {
    const store = await open();
    await store.keepDrafts(true);
    let at = noon;
    const { app } = newCollector({ store, drafts: { maxBytes: 1e9, pauseMs: 60_000 }, now: () => at });
    const later = (minutes = 1) => {
      at = new Date(at.getTime() + minutes * 60_000);
    };
    const [token = '', other = ''] = await tokensFor(store, 'x', 'y');
    return { app, store, token, other, later, now: () => at };
  }

  const ask = (app: App, token: string, method = 'GET', more = '', headers = {}) =>
    app.request(draftPath(response) + more, { method, headers: { ...bearer(token), ...headers } });

  const draftsIn = async (app: App, token: string) =>
    caseStatus.parse(await (await app.request('/api/v1/case', { headers: bearer(token) })).json()).drafts;

  describe(`copies of drafts on ${name}`, () => {
    it('are given to each device of the case, byte for byte', async () => {
      const { app, store, token } = await keeping();
      const bytes = await sealedDraft(draftOf(response));
      const etag = `"${digestIn(bytes)}"`;
      expect((await ask(app, token)).status).toBe(404);
      expect((await putDraft(app, token, response, bytes)).status).toBe(204);
      const device = newToken();
      const hashes = { full: hashOf(device), send: hashOf(await sendTokenOf(device)) };
      await store.registerToken({ caseId: 'x', origin: 'code', hashes, weak: false }, noon.toISOString());
      const got = await ask(app, device);
      expect([got.status, got.headers.get('ETag'), got.headers.get('Content-Type')]).toEqual([
        ...[200, etag, 'application/jose'],
      ]);
      expect(new Uint8Array(await got.arrayBuffer())).toEqual(bytes);
      expect(await draftsIn(app, device)).toEqual([{ response, at: noon.toISOString() }]);
      for (const known of [etag, `W/${etag}`, `"a", ${etag}`])
        expect((await ask(app, token, 'GET', '', { 'If-None-Match': known })).status).toBe(304);
      const head = await ask(app, token, 'HEAD');
      expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, '']);
    });

    it('take the place of the one that they name, and the last three stay', async () => {
      const { app, token, later } = await keeping();
      const digests = [await keepDraft(app, token, response)];
      for (const seq of [2, 3, 4]) {
        later();
        digests.push(await keepDraft(app, token, response, { seq, after: digests.at(-1) ?? '' }));
      }
      const kept = await Promise.all(
        ['', '?age=0', '?age=1', '?age=2'].map(async (age) => (await ask(app, token, 'GET', age)).headers.get('ETag')),
      );
      expect(kept).toEqual([3, 3, 2, 1].map((at) => `"${digests[at]}"`));
      for (const age of ['3', '-1', '1.5', 'x', '%00', '1e0', '99999'])
        await expectRefusal(await ask(app, token, 'GET', `?age=${age}`), 400, 'bad-request');
    });

    it('do not take the place of another, and the same ones come twice without harm', async () => {
      const { app, token, later } = await keeping();
      const first = await sealedDraft(draftOf(response));
      for (let times = 0; times < 2; times += 1) expect((await putDraft(app, token, response, first)).status).toBe(204);
      later();
      const second = await keepDraft(app, token, response, { seq: 2, after: digestIn(first) });
      later();
      for (const after of [undefined, digestIn(first), 'a'.repeat(64)]) {
        const stale = await sealedDraft(draftOf(response, 3), after);
        await expectRefusal(await putDraft(app, token, response, stale, after), 412, 'draft-changed');
      }
      expect((await ask(app, token)).headers.get('ETag')).toBe(`"${second}"`);
    });

    it('come a minute after the last at the soonest', async () => {
      const { app, token, later } = await keeping();
      const after = await keepDraft(app, token, response);
      later(0.5);
      const second = await sealedDraft(draftOf(response, 2), after);
      const soon = await putDraft(app, token, response, second, after);
      expect(soon.headers.get('Retry-After')).toBe('30');
      await expectRefusal(soon, 429, 'too-many-requests');
      later(-60);
      const before = await putDraft(app, token, response, second, after);
      expect(before.headers.get('Retry-After')).toBe('60');
      later(60.5);
      expect((await putDraft(app, token, response, second, after)).status).toBe(204);
    });

    it('of one moment take the place of the last once', async () => {
      const { app, token, later } = await keeping();
      for (const after of [undefined, await keepDraft(app, token, idOf(2))]) {
        later();
        const id = after === undefined ? response : idOf(2);
        const answers = await Promise.all(
          Array.from({ length: 12 }, async (_, at) =>
            putDraft(app, token, id, await sealedDraft(draftOf(id, at + 2), after), after),
          ),
        );
        expect(answers.map(({ status }) => status).toSorted()).toEqual([204, ...Array(11).fill(412)]);
        const won = answers.find(({ status }) => status === 204)?.headers.get('ETag');
        const got = await app.request(draftPath(id), { headers: bearer(token) });
        expect(got.headers.get('ETag')).toBe(won);
      }
    });

    it('are for the tokens of their case alone, and those of others are as if not there', async () => {
      const { app, store, token, other } = await keeping();
      await keepDraft(app, token, response);
      await expectRefusal(await ask(app, other), 404, 'not-found');
      await expectRefusal(await ask(app, other, 'DELETE'), 404, 'not-found');
      expect(await draftsIn(app, other)).toBeUndefined();
      const theirs = await sealedDraft(draftOf(response, 9));
      expect((await putDraft(app, other, response, theirs)).status).toBe(204);
      expect((await ask(app, other, 'DELETE')).status).toBe(204);
      expect((await ask(app, token)).status).toBe(200);
      const revoked = newToken();
      const hashes = { full: hashOf(revoked), send: hashOf(await sendTokenOf(revoked)) };
      const number = await store.registerToken({ caseId: 'x', origin: 'hand', hashes, weak: false }, '1');
      await store.revokeToken(number ?? 0, '2');
      for (const wrong of [revoked, await sendTokenOf(token), newToken(), 'x']) {
        for (const method of ['GET', 'DELETE']) await expectRefusal(await ask(app, wrong, method), 401, 'unauthorised');
        await expectRefusal(
          await putDraft(app, wrong, idOf(3), await sealedDraft(draftOf(idOf(3)))),
          401,
          'unauthorised',
        );
      }
      await expectRefusal(await app.request(draftPath(response)), 401, 'unauthorised');
      expect((await ask(app, token)).status).toBe(200);
    });

    it('go when the response is delivered, and come no more', async () => {
      const { app, store, token, later } = await keeping();
      const first = await keepDraft(app, token, response);
      later();
      const after = await keepDraft(app, token, response, { seq: 2, after: first });
      await keepDraft(app, token, idOf(2));
      expect((await put(app, documentOf(response, inCase('x')), { headers: bearer(token) })).status).toBe(201);
      expect(await store.draftUsage()).toMatchObject({ drafts: 1, copies: 1 });
      await expectRefusal(await ask(app, token), 410, 'draft-delivered');
      await expectRefusal(await ask(app, token, 'DELETE'), 404, 'not-found');
      later();
      for (const before of [after, undefined]) {
        const late = await sealedDraft(draftOf(response, 3), before);
        await expectRefusal(await putDraft(app, token, response, late, before), 410, 'draft-delivered');
      }
      expect((await draftsIn(app, token))?.map((one) => one.response)).toEqual([idOf(2)]);
    });

    it('stay where a response is only claimed, until that is proven', async () => {
      const { app, token, store } = await keeping();
      await keepDraft(app, token, response);
      const document = documentOf(response, inCase('x'));
      expect((await put(app, document)).status).toBe(201);
      expect((await ask(app, token)).status).toBe(200);
      expect((await put(app, document, { headers: bearer(token) })).status).toBe(200);
      await expectRefusal(await ask(app, token), 410, 'draft-delivered');
      expect(await store.draftUsage()).toEqual({ drafts: 0, copies: 0, bytes: 0, oldest: undefined });
    });

    it('of a correction are kept beside the response that is delivered', async () => {
      const { app, token } = await keeping();
      await put(app, documentOf(response, inCase('x')), { headers: bearer(token) });
      await keepDraft(app, token, idOf(2));
      const revised = documentOf(idOf(2), { more: { case: { id: 'x' }, supersedes: response } });
      expect((await put(app, revised, { headers: bearer(token) })).status).toBe(201);
      expect(await draftsIn(app, token)).toBeUndefined();
    });

    it('are of five drafts of a case at most', async () => {
      const { app, token, later } = await keeping();
      for (let number = 1; number <= 5; number += 1) {
        await keepDraft(app, token, idOf(number));
        later();
      }
      const sixth = await sealedDraft(draftOf(idOf(6)));
      await expectRefusal(await putDraft(app, token, idOf(6), sixth), 409, 'too-many-drafts');
      expect((await draftsIn(app, token))?.map((one) => one.response)).toEqual([5, 4, 3, 2, 1].map(idOf));
      expect((await ask(app, token, 'DELETE')).status).toBe(204);
      expect((await putDraft(app, token, idOf(6), sixth)).status).toBe(204);
    });

    it('never outlive a delivery of the same moment', async () => {
      const { store } = await keeping();
      const at = noon.toISOString();
      const put = async (number: number) => {
        const bytes = await sealedDraft(draftOf(idOf(number)));
        return { caseId: 'x', response: idOf(number), bytes, sha256: digestIn(bytes), after: undefined, at };
      };
      const numbers = Array.from({ length: 40 }, (_, at) => at + 100);
      const copies = await Promise.all(numbers.map(put));
      const submissions = await Promise.all(numbers.map((number) => submissionOf(number, inCase('x'))));
      // Five at a time, since a case keeps copies of no more.
      for (let from = 0; from < numbers.length; from += 5)
        await Promise.all(
          copies.slice(from, from + 5).flatMap((copy, at) => {
            const submission = submissions[from + at];
            const works = [() => store.putDraft(copy, 60_000), () => submission && store.put(submission)];
            return (at % 2 === 0 ? works : works.toReversed()).map((work) => work());
          }),
        );
      expect(await store.draftUsage()).toEqual({ drafts: 0, copies: 0, bytes: 0, oldest: undefined });
      expect(await Promise.all(copies.map((copy) => store.putDraft(copy, 60_000)))).toEqual(
        copies.map(() => ({ kind: 'delivered' })),
      );
    });

    it('are removed after their term since the last one, and late ones of what is delivered still are', async () => {
      const { app, store, token, later, now } = await keeping();
      const terms = { contactDays: undefined, refusedDays: undefined, draftDays: 30 };
      const dependencies = {
        ...{ store, now, log: () => undefined, erasures: `${newFolder()}/erasures` },
        findInstrument: async () => undefined,
      };
      const first = await keepDraft(app, token, response);
      await keepDraft(app, token, idOf(2));
      await keepDraft(app, token, idOf(3));
      expect((await put(app, documentOf(idOf(3), inCase('x')), { headers: bearer(token) })).status).toBe(201);
      later(20 * 24 * 60);
      await keepDraft(app, token, response, { seq: 2, after: first });
      later(11 * 24 * 60);
      await applyTerms(terms, dependencies);
      expect((await draftsIn(app, token))?.map((one) => one.response)).toEqual([response]);
      expect((await store.draftUsage()).copies).toBe(2);
      await expectRefusal(
        await putDraft(app, token, idOf(3), await sealedDraft(draftOf(idOf(3)))),
        410,
        'draft-delivered',
      );
      later(20 * 24 * 60);
      await applyTerms(terms, dependencies);
      expect(await store.draftUsage()).toEqual({ drafts: 0, copies: 0, bytes: 0, oldest: undefined });
    });

    it('go with their case, where they came before it was erased', async () => {
      const { app, store, token, other, later, now } = await keeping();
      await keepDraft(app, token, response);
      await keepDraft(app, other, response);
      const until = now().toISOString();
      later();
      await keepDraft(app, token, idOf(2));
      await store.eraseCase('x', until, until);
      expect((await draftsIn(app, token))?.map((one) => one.response)).toEqual([idOf(2)]);
      expect((await ask(app, token)).status).toBe(404);
      expect((await ask(app, other)).status).toBe(200);
      // What rests on the device may come again.
      await keepDraft(app, token, response);
    });

    it('are all removed by a collector that keeps none', async () => {
      const { app, store, token } = await keeping();
      await keepDraft(app, token, response);
      expect(await store.keepDrafts(false)).toBe(1);
      expect(await store.draftUsage()).toEqual({ drafts: 0, copies: 0, bytes: 0, oldest: undefined });
      await store.put(await submissionOf(1, inCase('x')));
      await store.keepDrafts(true);
      await expectRefusal(
        await putDraft(app, token, response, await sealedDraft(draftOf(response))),
        410,
        'draft-delivered',
      );
    });
  });
}
