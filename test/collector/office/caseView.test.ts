import { describe, expect, it } from 'vitest';
import { problemNamed } from '../../../src/collector/problems.ts';
import { hashOf } from '../../../src/collector/sender.ts';
import { officeCase } from '../../../src/protocol/officeCase.ts';
import type { OfficeRight } from '../../../src/protocol/officeRights.ts';
import { rowsIn } from '../collectors.ts';
import { idOf } from '../documents.ts';
import { inOwn, submissionOf } from '../storeContract.ts';
import { newOffice, own } from './offices.ts';

const instrumentId = 'be.statbel.ict-2024';
const day = (number: number) => `2024-01-0${number}T00:00:00.000Z`;
const hostile = '<img src=x onerror=alert(1)>\u202e';

/** A case that much happened to, and somebody with these rights. */
async function looking(...rights: OfficeRight[]) {
  const office = await newOffice();
  const { store } = office;
  await store.addCases(
    [
      ...[{ id: 'A/1 é', instrumentId, name: hostile, email: 'a@example.be', language: 'fr' }],
      { id: 'B', instrumentId },
    ],
    day(1),
  );
  await store.issueCode({ hmac: 'secret-hmac', keyId: 'k', caseId: 'A/1 é', reissued: false }, day(1));
  const hashes = { full: 'secret-hash', send: 'secret-send' };
  await store.exchangeCode({ hmac: 'secret-hmac', network: 'n', beside: undefined, at: day(2), hashes });
  const more = { case: { id: 'A/1 é' } };
  await store.put({ ...(await submissionOf(1, { more }, day(3))), late: true });
  await store.put(await submissionOf(2, { more: { ...more, supersedes: idOf(1) } }, day(4)));
  await store.put({ ...(await submissionOf(3, { more }, day(5))), right: inOwn });
  await store.refuse({
    ...{ id: hostile, bytes: new Uint8Array([1]), sha256: 'aa', seenAt: day(6), media: '', owner: 'case:A/1 é' },
    name: 'invalid-document',
    problem: problemNamed('invalid-document', { errors: [{ item: hostile, fault: 'wrong-value' }] }),
  });
  const line = { at: day(7), token: 1, caseId: 'A/1 é' } as const;
  await store.markCase('A/1 é', 'ceased', { ...line, act: 'case-marked', detail: `ceased: ${hostile}` });
  await store.markCase('A/1 é', undefined, { ...line, act: 'case-marked', detail: 'none: a mistake' });
  await store.revokeCase('A/1 é', day(8), { ...line, at: day(8), act: 'case-revoked', detail: 'asked for' });
  const token = 'd'.repeat(43);
  await store.addOfficeToken({ name: 'Dora', rights, hash: hashOf(token) }, '2024');
  const headers = { ...own, Cookie: await office.cookieOf(token) };
  const get = (id: string) => office.ask(`/api/cases/${encodeURIComponent(id)}`, { headers });
  return { ...office, get, read: async (id = 'A/1 é') => officeCase.parse(await (await get(id)).json()) };
}

describe('a case', () => {
  it('tells all that happened to it, in order, with who did it and why', async () => {
    const { read } = await looking('decide');
    const found = await read();
    expect(found).toMatchObject({ id: 'A/1 é', state: 'revoked', language: 'fr', questionnaire: instrumentId });
    expect(found.events.map(({ at, kind }) => [Number(at.slice(9, 10)), kind])).toEqual([
      [1, 'case-added'],
      [1, 'code-issued'],
      [2, 'token-registered'],
      [2, 'code-redeemed'],
      [2, 'opened'],
      [3, 'delivered'],
      [4, 'delivered'],
      [5, 'claimed'],
      [6, 'refused'],
      [7, 'case-marked'],
      [7, 'case-unmarked'],
      [8, 'revoked'],
    ]);
    expect(found.events.slice(9)).toEqual([
      { at: day(7), kind: 'case-marked', who: 'Anna', detail: `ceased: ${hostile}` },
      { at: day(7), kind: 'case-unmarked', who: 'Anna', detail: 'a mistake' },
      { at: day(8), kind: 'revoked', who: 'Anna', detail: 'asked for' },
    ]);
    expect(found.tokens).toEqual([{ number: 1, origin: 'code', weak: false, createdAt: day(2), revokedAt: day(8) }]);
    expect(found.codes).toEqual([{ issuedAt: day(1), reissued: false, redeemed: 1, endedAt: day(8) }]);
    expect(found.responses.map(({ id, hidden, late, sender }) => [id, hidden, late, sender])).toEqual([
      [idOf(1), true, true, 'proven'],
      [idOf(2), false, false, 'proven'],
      [idOf(3), false, false, 'claimed'],
    ]);
    const [first, second] = found.responses;
    expect(second).toMatchObject({ supersedes: idOf(1), revises: first?.ref });
    expect(found.refusals).toMatchObject([{ reason: 'invalid-document', times: 1 }]);
    expect(found.refusals[0]?.faults).toContain('\\u202e: wrong-value');
  });

  it.each<[readonly OfficeRight[], boolean]>([
    [['contact'], true],
    [['answers', 'contact'], true],
    [['answers'], false],
    [['decide'], false],
    [['issue'], false],
  ])('gives %s name and e-mail address only with the right to them: %s', async (rights, contact) => {
    const { get } = await looking(...rights);
    const text = await (await get('A/1 é')).text();
    expect(text.includes('a@example.be')).toBe(contact);
    expect(JSON.parse(text).contact).toEqual(contact ? { name: hostile, email: 'a@example.be' } : undefined);
    // No answer, no code, no token, nobody else's hash.
    for (const secret of ['"answers"', 'secret-', '"aa"', 'own:']) expect(text).not.toContain(secret);
  });

  it('is there where no register has it and responses name it, and is missing where nothing does', async () => {
    const { read, get, store } = await looking('decide');
    await store.put({ ...(await submissionOf(9, { more: { case: { id: 'C' } } })), right: inOwn });
    expect(await read('C')).toMatchObject({ id: 'C', number: 1, tokens: [], events: [{ kind: 'claimed' }] });
    expect(await read('B')).toMatchObject({ state: 'invited', number: 0 });
    for (const id of ['D', 'a/1 É', "' OR 1=1", '..', 'A%2F1 é']) expect((await get(id)).status).toBe(404);
  });

  it('says what was erased, and has nothing of it', async () => {
    const { read, store } = await looking('contact');
    await store.eraseCase('A/1 é', day(9), day(9));
    const found = await read();
    expect(found.contact).toEqual({});
    expect(found.responses.map(({ erasedAt }) => erasedAt)).toEqual([day(9), day(9), day(9)]);
    expect(found.events.filter(({ kind }) => /erased/.test(kind)).map(({ kind }) => kind)).toEqual([
      ...['erased', 'response-erased', 'response-erased', 'response-erased'],
    ]);
  });

  it('shows the last hundred responses of those that strangers may send', async () => {
    const { read, store } = await looking('decide');
    for (let number = 100; number < 220; number += 1)
      await store.put({ ...(await submissionOf(number, { more: { case: { id: 'B' } } })), right: inOwn });
    const found = await read('B');
    expect([found.number, found.responses.length]).toEqual([120, 100]);
  });

  it('is on record before it is given', async () => {
    const { read, get, store, folder } = await looking('contact');
    await read();
    const [line] = await store.officeRecord(1);
    expect(line).toMatchObject({ token: 3, act: 'case-read', caseId: 'A/1 é', detail: undefined });
    expect(JSON.stringify(rowsIn(folder, "SELECT * FROM office_record WHERE act = 'case-read'"))).not.toContain('img');
    Object.assign(store, { recordOffice: () => Promise.reject(new Error('full')) });
    const answer = await get('A/1 é');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('example.be');
  });
});
