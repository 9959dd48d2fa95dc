import { describe, expect, it } from 'vitest';
import { problemNamed } from '../../src/collector/problems.ts';
import { stateOf } from '../../src/collector/store/caseRows.ts';
import type { NewRefusal } from '../../src/collector/store/refusalRows.ts';
import type { Predecessor, Put, Submission } from '../../src/collector/store/responseRows.ts';
import type { Right } from '../../src/collector/store/right.ts';
import type { Store } from '../../src/collector/store/store.ts';
import type { KeptResponse } from '../../src/collector/store/storedResponses.ts';
import { sha256, toHex } from '../../src/protocol/digest.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { bytesOf, documentOf, idOf, type Wanted } from './documents.ts';

const receivedAt = '2024-03-02T12:00:00.000Z';
const [second, third, fourth] = [2, 3, 4].map((day) => `2024-03-0${day + 1}T12:00:00.000Z`) as [string, string, string];

/** The right of what is sent here without a case. */
export const inOwn: Right = { kind: 'own', hash: 'aa' };
const none: Right = { kind: 'none' };
const ofCase = (caseId: string, token = 1) => ({ kind: 'case', caseId, token }) as const;

export async function submissionOf(number: number, wanted?: Wanted, at = receivedAt): Promise<Submission> {
  const document = documentOf(idOf(number), wanted);
  const bytes = bytesOf(document);
  const { case: named } = document;
  const right = named ? ofCase(named.id) : inOwn;
  return { bytes, sha256: toHex(await sha256(bytes)), receivedAt: at, document, sealed: false, right, late: false };
}

/** A response in a case, as a revision of another where one is named. */
const inCase = (id: string, supersedes?: number): Wanted => ({
  more: { case: { id }, ...(supersedes !== undefined && { supersedes: idOf(supersedes) }) },
});

function receiptOf(put: Put): Receipt {
  if (!('receipt' in put)) throw new Error(`no receipt: ${put.kind}`);
  return put.receipt;
}

async function allOf(store: Store, superseded: boolean): Promise<KeptResponse[]> {
  return Array.fromAsync(store.responses({ superseded }));
}

const idsOf = async (store: Store, superseded = false) =>
  (await allOf(store, superseded)).map(({ receipt }) => receipt.id);

const problemOf = ({ name, problem }: NewRefusal) => ({ name, problem });

/** What every store has to keep to. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps responses`, () => {
    it('has with a proven response what the register says of its case, and nothing with a claim', async () => {
      const store = await open();
      const [number, claimed] = ['0206.731.645', await submissionOf(2, inCase('R'))];
      await store.addCases([{ id: 'R', instrumentId: 'be.statbel.ict-2024', enterpriseNumber: number }], receivedAt);
      await store.put(await submissionOf(1, inCase('R')));
      await store.put({ ...claimed, right: inOwn });
      await store.put(await submissionOf(3, inCase('elsewhere')));
      expect((await allOf(store, true)).map(({ registered }) => registered)).toEqual([
        { id: 'R', enterpriseNumber: number },
        undefined,
        { id: 'elsewhere', enterpriseNumber: undefined },
      ]);
    });

    it('gives the same bytes the first receipt again, and other bytes a conflict', async () => {
      const store = await open();
      const submission = await submissionOf(1);
      const first = receiptOf(await store.put(submission));
      expect(first).toEqual({ id: idOf(1), sha256: submission.sha256, receivedAt, code: first.code });
      expect(await store.put({ ...submission, receivedAt: second })).toEqual({ kind: 'same', receipt: first });
      expect(await store.receiptOf(idOf(1), submission.sha256, inOwn)).toEqual(first);
      expect(await store.put(await submissionOf(1, { answers: { F: 26 } }))).toEqual({ kind: 'conflict' });
      expect((await allOf(store, true)).map(({ receipt }) => receipt)).toEqual([first]);
    });

    it('gives twenty at the same time one receipt', async () => {
      const store = await open();
      const submission = await submissionOf(1);
      const puts = await Promise.all(Array.from({ length: 20 }, () => store.put(submission)));
      expect(puts.filter(({ kind }) => kind === 'stored')).toHaveLength(1);
      expect(new Set(puts.map((one) => receiptOf(one).code)).size).toBe(1);
    });

    it('takes many at the same time, each once', async () => {
      const store = await open();
      const submissions = await Promise.all(Array.from({ length: 300 }, (_, at) => submissionOf(at)));
      const puts = await Promise.all(submissions.map((one) => store.put(one)));
      expect(puts.filter(({ kind }) => kind === 'stored')).toHaveLength(300);
      expect(new Set(await idsOf(store)).size).toBe(300);
    });

    it('keeps the bytes as they came', async () => {
      const store = await open();
      const submission = await submissionOf(1, { answers: { contactName: 'Zoë "Ö" 🦉\r\n,' } });
      await store.put(submission);
      const [kept] = await allOf(store, true);
      expect(new Uint8Array(kept?.bytes ?? [])).toEqual(submission.bytes);
    });

    it('knows nothing of what it has not', async () => {
      const store = await open();
      expect([await idsOf(store), await store.receiptOf(idOf(1), '', inOwn)]).toEqual([[], undefined]);
      expect([
        await store.caseOf('x'),
        await store.tokenOf(['x']),
        await store.superseded({ superseded: true }),
      ]).toEqual([undefined, undefined, 0]);
      await store.ping();
    });

    it('lets nobody occupy the id of another, and answers to none but its own', async () => {
      const store = await open();
      const submission = await submissionOf(1, inCase('x'));
      const first = receiptOf(await store.put(submission));
      const others: Right[] = [ofCase('y'), inOwn, none];
      for (const right of others) expect(await store.receiptOf(idOf(1), submission.sha256, right)).toBeUndefined();
      const stranger = { ...(await submissionOf(1, { ...inCase('x'), answers: { F: 26 } })), right: inOwn };
      expect((await store.put(stranger)).kind).toBe('stored');
      expect(await store.receiptOf(idOf(1), submission.sha256, ofCase('x', 7))).toEqual(first);
      expect((await allOf(store, false)).map(({ sender }) => sender).toSorted()).toEqual(['claimed', 'proven']);
    });

    it('answers to whoever has the same bytes where nobody had any right', async () => {
      const store = await open();
      const submission = { ...(await submissionOf(1)), right: none };
      const first = receiptOf(await store.put(submission));
      expect(await store.receiptOf(idOf(1), submission.sha256, inOwn)).toEqual(first);
      expect(await store.receiptOf(idOf(1), 'other', inOwn)).toBeUndefined();
      const claim = { ...(await submissionOf(2, inCase('x'))), right: none };
      const claimed = receiptOf(await store.put(claim));
      expect(await store.receiptOf(idOf(2), claim.sha256, inOwn)).toEqual(claimed);
      expect(await store.receiptOf(idOf(2), claim.sha256, ofCase('x'))).toBeUndefined();
    });

    it('answers to whoever has the same bytes without a case, and has lost the right to them', async () => {
      const store = await open();
      const submission = await submissionOf(1);
      const first = receiptOf(await store.put(submission));
      expect(await store.receiptOf(idOf(1), submission.sha256, none)).toEqual(first);
      expect(await store.receiptOf(idOf(1), 'other', none)).toBeUndefined();
      const proven = await submissionOf(2, inCase('x'));
      await store.put(proven);
      expect(await store.receiptOf(idOf(2), proven.sha256, none)).toBeUndefined();
    });

    it('makes a claim proven once the case’s token brings the same bytes, and never a second row', async () => {
      const store = await open();
      const claim = { ...(await submissionOf(1, inCase('x'))), right: inOwn };
      const first = receiptOf(await store.put(claim));
      expect(await store.prove(idOf(1), 'other', ofCase('x'))).toBeUndefined();
      expect(await store.prove(idOf(1), claim.sha256, ofCase('y'))).toBeUndefined();
      expect(await store.prove(idOf(1), claim.sha256, ofCase('x'))).toEqual(first);
      expect(await store.prove(idOf(1), claim.sha256, ofCase('x'))).toBeUndefined();
      expect((await allOf(store, true)).map(({ sender }) => sender)).toEqual(['proven']);
    });

    it('says who sent it, and how', async () => {
      const store = await open();
      await store.put({ ...(await submissionOf(1, inCase('x'))), late: true, facts: '{"a":1}' });
      await store.put(await submissionOf(2));
      await store.put({ ...(await submissionOf(3)), right: none });
      const [first, ...rest] = await allOf(store, true);
      expect(first).toMatchObject({ sender: 'proven', late: true, otherSender: false, reissued: false, caseId: 'x' });
      expect([first?.facts, ...rest.map(({ sender }) => sender)]).toEqual(['{"a":1}', 'own', 'none']);
    });
  });

  describe(`${name} keeps revisions`, () => {
    it('lists by arrival, without what a revision of the same right supersedes', async () => {
      const store = await open();
      await store.put(await submissionOf(1, inCase('x'), second));
      await store.put(await submissionOf(4, inCase('y'), receivedAt));
      await store.put(await submissionOf(3, inCase('x', 1), third));
      expect(await idsOf(store, true)).toEqual([4, 1, 3].map(idOf));
      expect(await idsOf(store)).toEqual([4, 3].map(idOf));
      expect(await store.superseded({ superseded: true })).toBe(1);
    });

    it.each<[string, Wanted]>([
      ['without a case', {}],
      ['that is only claimed', inCase('x')],
    ])('keeps a response %s once that is put with its token and without, whichever is first', async (_, wanted) => {
      for (const rights of [
        [inOwn, none],
        [none, inOwn],
      ]) {
        const store = await open();
        const submission = await submissionOf(1, wanted);
        // Both were told before that it is not here.
        for (const [at, right] of rights.entries())
          expect((await store.put({ ...submission, right })).kind).toBe(at === 0 ? 'stored' : 'same');
        expect(await allOf(store, true)).toHaveLength(1);
      }
    });

    it.each<[string, Right, Wanted]>([
      ['a stranger of the same case', inOwn, inCase('x', 1)],
      ['a stranger without a case', inOwn, { more: { supersedes: idOf(1) } }],
      ['nobody in particular', none, inCase('x', 1)],
      ['another case', ofCase('y'), inCase('y', 1)],
      ['something that is not here', ofCase('x'), inCase('x', 9)],
      ['itself', ofCase('x'), inCase('x', 2)],
    ])('does not know what %s would supersede', async (_, right, wanted) => {
      const store = await open();
      await store.put(await submissionOf(1, inCase('x')));
      expect(await store.put({ ...(await submissionOf(2, wanted)), right })).toEqual({ kind: 'unknown-superseded' });
      expect(await idsOf(store)).toEqual([idOf(1)]);
    });

    it('takes the same revision again when its predecessor is long superseded', async () => {
      const store = await open();
      await store.put(await submissionOf(1, inCase('x')));
      const revision = await submissionOf(2, inCase('x', 1), second);
      const first = receiptOf(await store.put(revision));
      expect(await store.put(revision)).toEqual({ kind: 'same', receipt: first });
    });

    it('keeps the revision of what its case has only claimed, and hides nothing by it', async () => {
      const store = await open();
      await store.put({ ...(await submissionOf(1, inCase('x'))), right: inOwn });
      await store.put({ ...(await submissionOf(2, inCase('y'))), right: none });
      const revision = await submissionOf(3, inCase('x', 1), second);
      expect((await store.put(revision)).kind).toBe('stored');
      expect((await store.put(await submissionOf(4, inCase('x', 2)))).kind).toBe('unknown-superseded');
      expect(await idsOf(store)).toEqual([1, 2, 3].map(idOf));
      expect(await store.unprovenRevisions({ superseded: false })).toBe(1);
    });

    it('lets a response without a case be revised by its own token alone', async () => {
      const store = await open();
      await store.put(await submissionOf(1));
      const revision = await submissionOf(2, { more: { supersedes: idOf(1) } }, second);
      expect(await store.put({ ...revision, right: { kind: 'own', hash: 'bb' } })).toEqual({
        kind: 'unknown-superseded',
      });
      expect((await store.put(revision)).kind).toBe('stored');
      expect(await idsOf(store)).toEqual([idOf(2)]);
    });

    it('notes that another token of the case sent a revision', async () => {
      const store = await open();
      await store.put(await submissionOf(1, inCase('x')));
      await store.put({ ...(await submissionOf(2, inCase('x', 1), second)), right: ofCase('x', 2) });
      expect((await allOf(store, true)).map(({ otherSender }) => otherSender)).toEqual([false, true]);
    });

    it('lets what is sealed hide nothing by itself', async () => {
      const store = await open();
      await store.put(await submissionOf(1, inCase('x')));
      await store.put({ ...(await submissionOf(2, inCase('x', 1), second)), sealed: true });
      expect(await idsOf(store)).toEqual([1, 2].map(idOf));
      expect(await Array.fromAsync(store.sealedRevisions())).toMatchObject([
        { of: { owner: 'case:x', id: idOf(1), caseId: 'x', hides: undefined, hidden: false } },
      ]);
    });

    it('names rivals and forks: what is only claimed rivals nothing that is proven', async () => {
      const store = await open();
      await store.put(await submissionOf(1, inCase('x')));
      await store.put({ ...(await submissionOf(2, inCase('x'), second)), right: inOwn });
      const groups = () => Array.fromAsync(store.rivalGroups({ superseded: false }));
      expect(await groups()).toEqual([]);
      await store.put(await submissionOf(3, inCase('x', 1), third));
      await store.put(await submissionOf(4, inCase('x', 1), fourth));
      const rivals = { caseId: 'x', instrumentId: 'be.statbel.ict-2024', sender: 'proven', number: 2 };
      const found = await groups();
      expect(found).toEqual([
        { ...rivals, owner: '', hides: undefined },
        { ...rivals, owner: 'case:x', hides: idOf(1) },
      ]);
      for (const one of found) expect(await store.rivalIds(one)).toEqual([3, 4].map(idOf));
    });

    it('selects by time, case and questionnaire', async () => {
      const store = await open();
      await store.put(await submissionOf(1, inCase('x')));
      await store.put(await submissionOf(2, inCase('y'), second));
      await store.put(await submissionOf(3, {}, third));
      const ids = async (which: object) =>
        (await Array.fromAsync(store.responses({ superseded: false, ...which }))).map(({ receipt }) => receipt.id);
      expect(await ids({ since: second })).toEqual([2, 3].map(idOf));
      expect(await ids({ caseId: 'y' })).toEqual([idOf(2)]);
      expect(await ids({ instrumentId: 'another' })).toEqual([]);
      expect(await ids({ instrumentId: 'be.statbel.ict-2024', since: third })).toEqual([idOf(3)]);
      expect(await store.instruments()).toEqual([{ id: 'be.statbel.ict-2024', version: '1.0.0' }]);
    });

    it('knows of which nothing was found yet, and keeps what is found later', async () => {
      const store = await open();
      await store.put(await submissionOf(1, inCase('x')));
      await store.put({ ...(await submissionOf(2)), facts: '{"a":1}' });
      await store.put({ ...(await submissionOf(3, inCase('x'))), sealed: true });
      await store.put(await submissionOf(4));
      await store.put({ ...(await submissionOf(5)), right: none });
      const unfound = async (after?: { readonly owner: string; readonly id: string }, most = 9) =>
        (await store.responsesWithoutFacts(after, most)).map(({ owner, id }) => ({ owner, id }));
      const [fifth, first, fourth] = [
        { owner: '', id: idOf(5) },
        { owner: 'case:x', id: idOf(1) },
        { owner: 'own:aa', id: idOf(4) },
      ];
      expect(await unfound()).toEqual([fifth, first, fourth]);
      expect(await unfound(undefined, 2)).toEqual([fifth, first]);
      expect(await unfound(first)).toEqual([fourth]);
      await store.keepFacts([
        { ...first, facts: '{"b":2}' },
        { owner: 'own:aa', id: idOf(2), facts: 'not again' },
        { owner: 'own:aa', id: idOf(1), facts: 'of another' },
      ]);
      expect(await unfound()).toEqual([fifth, fourth]);
      expect((await allOf(store, true)).map(({ facts }) => facts)).toEqual([
        '{"b":2}',
        '{"a":1}',
        ...[undefined, undefined, undefined],
      ]);
    });

    it('says of each of all whether it is superseded, and by what right', async () => {
      const store = await open();
      await store.put(await submissionOf(1, inCase('x')));
      await store.put(await submissionOf(2, inCase('x', 1), second));
      const claim = await submissionOf(3, inCase('y'), third);
      for (const right of [inOwn, ofCase('y')]) await store.put({ ...claim, right });
      const all = (await allOf(store, true)).map(({ owner, hides, hidden }) => [owner, hides, hidden]);
      expect(all).toEqual([
        ['case:x', undefined, true],
        ['case:x', idOf(1), false],
        ['case:y', undefined, false],
        ['own:aa', undefined, true],
      ]);
      expect((await allOf(store, false)).every(({ hidden }) => !hidden)).toBe(true);
      expect(await store.unprovenRevisions({ superseded: true })).toBe(0);
      expect((await Array.fromAsync(store.responsePages({ superseded: true }))).map((page) => page.length)).toEqual([
        4,
      ]);
    });

    it('leaves out what comes in while it reads, and not what that supersedes', async () => {
      const store = await open();
      await Promise.all(Array.from({ length: 450 }, async (_, at) => store.put(await submissionOf(at))));
      const ids = new Set<string>();
      for await (const page of store.responsePages({ superseded: false })) {
        for (const { receipt } of page) ids.add(receipt.id);
        await store.put(await submissionOf(1000 + ids.size, { more: { supersedes: idOf(440) } }, second));
      }
      expect([ids.size, ids.has(idOf(440))]).toEqual([450, true]);
      expect((await idsOf(store)).includes(idOf(440))).toBe(false);
    });

    it('reads more than one page, each once', async () => {
      const store = await open();
      await Promise.all(
        Array.from({ length: 450 }, async (_, at) => store.put(await submissionOf(at, {}, at % 2 ? second : third))),
      );
      const ids = await idsOf(store);
      expect([ids.length, new Set(ids).size]).toEqual([450, 450]);
    });
  });

  describe(`${name} keeps what was refused`, () => {
    const refusalOf = async (text: string, more: Partial<NewRefusal> = {}): Promise<NewRefusal> => ({
      id: idOf(1),
      bytes: bytesOf(text),
      sha256: toHex(await sha256(bytesOf(text))),
      name: 'malformed-document',
      problem: problemNamed('malformed-document'),
      seenAt: receivedAt,
      media: 'application/json',
      owner: '',
      ...more,
    });

    it('once for each reason, counts it, and gives it back', async () => {
      const store = await open();
      const refusal = await refusalOf('{');
      await store.refuse(refusal);
      await store.refuse({ ...refusal, seenAt: second });
      const other: NewRefusal = { ...refusal, name: 'conflict', problem: problemNamed('conflict') };
      await store.refuse(other);
      const kept = { id: refusal.id, sha256: refusal.sha256, media: 'application/json', owner: '' };
      expect(await Array.fromAsync(store.refusals())).toEqual([
        { ...kept, number: 1, firstSeen: receivedAt, ...problemOf(refusal), lastSeen: second, times: 2 },
        { ...kept, number: 2, firstSeen: receivedAt, ...problemOf(other), lastSeen: receivedAt, times: 1 },
      ]);
      expect(new Uint8Array((await store.refusedBytes(other)) ?? [])).toEqual(refusal.bytes);
      expect(await store.refusedBytes({ ...other, name: 'too-large' })).toBeUndefined();
    });

    it('of all who showed no token of a case no more than half of what there is room for', async () => {
      const store = await open();
      const room = { number: 10, bytes: 100_000 };
      const kept = async (text: string, owner: string) => store.refuse(await refusalOf(text, { owner }), room);
      for (let at = 0; at < 5; at += 1) expect(await kept(`own ${at}`, `own:${at}`)).toBe(true);
      expect([await kept('own', 'own:5'), await kept('none', '')]).toEqual([false, false]);
      for (let at = 0; at < 5; at += 1) expect(await kept(`case ${at}`, `case:${at}`)).toBe(true);
    });

    it('no more than there is room for, and of one sender a tenth of it', async () => {
      const store = await open();
      const room = { number: 20, bytes: 1000 };
      const kept = async (text: string, owner: string) => store.refuse(await refusalOf(text, { owner }), room);
      expect([await kept('1', 'a'), await kept('2', 'a'), await kept('3', 'a')]).toEqual([true, true, false]);
      expect([await kept('x'.repeat(101), 'b'), await kept('x'.repeat(100), 'b')]).toEqual([false, true]);
      // The same again takes no room.
      expect(await kept('1', 'a')).toBe(true);
      expect(await Array.fromAsync(store.refusals())).toHaveLength(3);
    });

    it('until it is settled, or purged', async () => {
      const store = await open();
      const [first, later] = [await refusalOf('1'), await refusalOf('2', { seenAt: third })];
      for (const one of [first, later]) await store.refuse(one);
      expect([await store.purgeRefusals(second, third), await store.purgeRefusals(second, third)]).toEqual([1, 0]);
      expect([await store.removeRefusal(later), await store.removeRefusal(later)]).toEqual([true, false]);
      for (const one of [first, later]) await store.refuse(one);
      expect(await store.purgeRefusals(undefined, fourth)).toBe(2);
      expect((await store.acts()).map(({ act, at, detail }) => [act, at, detail])).toEqual([
        ['refusal-purged', third, `1 before ${second}`],
        ['refusal-purged', third, `0 before ${second}`],
        ['refusal-purged', fourth, '2'],
      ]);
      expect(await Array.fromAsync(store.refusals())).toEqual([]);
    });

    it('page by page', async () => {
      const store = await open();
      for (let number = 0; number < 120; number += 1)
        await store.refuse(await refusalOf(`${number}`, { owner: `${number}` }));
      const kept = await Array.fromAsync(store.refusals());
      expect(new Set(kept.map((one) => one.sha256)).size).toBe(120);
    });
  });

  describe(`${name} keeps a register`, () => {
    const instrumentId = 'be.statbel.ict-2024';
    const hashes = { full: 'f1', send: 's1' };

    it('of cases: new ones are added, known ones stay as they are', async () => {
      const store = await open();
      const one = { id: 'x', instrumentId, enterpriseNumber: '0314.595.348', name: 'Zoë nv', language: 'fr' };
      expect(await store.addCases([one, { id: 'y', instrumentId }], receivedAt)).toEqual(new Set());
      expect(
        await store.addCases(
          [
            { ...one, name: 'Other' },
            { id: 'z', instrumentId },
          ],
          second,
        ),
      ).toEqual(new Set(['x']));
      expect(await store.caseOf('x')).toMatchObject({ ...one, createdAt: receivedAt });
      expect((await Array.fromAsync(store.cases())).map(({ id }) => id)).toEqual(['x', 'y', 'z']);
      expect((await store.acts('x')).map(({ act, at }) => [act, at])).toEqual([['case-added', receivedAt]]);
    });

    it('of tokens, by their hashes: a token and its send token are one', async () => {
      const store = await open();
      await store.addCases(
        [
          { id: 'x', instrumentId, expiresAt: third },
          { id: 'y', instrumentId },
        ],
        receivedAt,
      );
      const token = { caseId: 'x', origin: 'enrol', hashes, weak: false } as const;
      const number = await store.registerToken(token, receivedAt);
      expect(await store.registerToken(token, second)).toBe(number);
      expect(await store.registerToken({ ...token, caseId: 'y' }, second)).toBeUndefined();
      const known = { number, caseId: 'x', origin: 'enrol', instrumentId, revoked: false, expiresAt: third };
      expect(await store.tokenOf(['f1'])).toEqual({ ...known, kind: 'full' });
      expect(await store.tokenOf(['nothing', 's1'])).toEqual({ ...known, kind: 'send' });
      expect(await store.tokenOf([String(number)])).toBeUndefined();
    });

    it('of what was revoked: a case with all its tokens and codes, or one token', async () => {
      const store = await open();
      await store.addCases([{ id: 'x', instrumentId }], receivedAt);
      const first = await store.registerToken({ caseId: 'x', origin: 'enrol', hashes, weak: false }, receivedAt);
      const other = { caseId: 'x', origin: 'hand', hashes: { full: 'f2', send: 's2' }, weak: true } as const;
      await store.registerToken(other, receivedAt);
      expect(await store.revokeToken(first ?? 0, second)).toBe(true);
      expect((await store.tokensOf('x')).map(({ revokedAt, weak }) => [revokedAt, weak])).toEqual([
        [second, false],
        [undefined, true],
      ]);
      expect([await store.revokeToken(999, second), await store.revokeCase('nobody', second)]).toEqual([false, false]);
      expect(await store.revokeCase('x', third)).toBe(true);
      expect((await store.tokenOf(['s2']))?.revoked).toBe(true);
      expect((await store.tokensOf('x')).map(({ revokedAt }) => revokedAt)).toEqual([second, third]);
    });

    it('of how far a case is', async () => {
      const store = await open();
      await store.addCases([{ id: 'x', instrumentId, expiresAt: third }], receivedAt);
      const state = async (now: string) => {
        const of = await store.caseOf('x');
        return of && stateOf(of, now);
      };
      expect([await state(second), await state(fourth)]).toEqual(['invited', 'expired']);
      await store.openCase('x', second);
      await store.openCase('x', third);
      expect([await state(second), (await store.caseOf('x'))?.openedAt]).toEqual(['opened', second]);
      const refused = { id: idOf(1), bytes: bytesOf('{'), sha256: 'aa', name: 'conflict', media: '' } as const;
      await store.refuse({ ...refused, problem: problemNamed('conflict'), seenAt: second, owner: 'case:x' });
      expect(await state(second)).toBe('refused');
      await store.put({ ...(await submissionOf(1, inCase('x'))), right: inOwn });
      expect(await state(second)).toBe('refused');
      await store.put(await submissionOf(2, inCase('x')));
      expect(await state(second)).toBe('delivered');
      await store.revokeCase('x', third);
      expect(await state(second)).toBe('revoked');
    });
  });

  describe(`${name} keeps short codes`, () => {
    const instrumentId = 'be.statbel.ict-2024';
    let drawn = 0;
    const exchange = (hmac: string, more: object = {}) => {
      drawn += 1;
      const hashes = { full: `full ${drawn}`, send: `send ${drawn}` };
      return { hmac, network: '192.0.2.1', beside: undefined, hashes, at: second, ...more };
    };
    async function withCode(more: object = {}): Promise<Store> {
      const store = await open();
      await store.addCases([{ id: 'x', instrumentId, enterpriseNumber: '0314.595.348', ...more }], receivedAt);
      await store.issueCode({ hmac: 'right', keyId: 'k', caseId: 'x', reissued: false }, receivedAt);
      return store;
    }
    const kindOf = async (store: Store, hmac: string, more: object = {}) => {
      const { kind } = await store.exchangeCode(exchange(hmac, more));
      return kind;
    };

    it('exchanges one for a new token each time, ten times', async () => {
      const store = await withCode();
      const asked = exchange('right');
      expect(await store.exchangeCode(asked)).toMatchObject({ kind: 'redeemed', of: { id: 'x' } });
      expect(await store.tokenOf([asked.hashes.send])).toMatchObject({ caseId: 'x', kind: 'send', origin: 'code' });
      expect((await store.caseOf('x'))?.openedAt).toBe(second);
      for (let times = 1; times < 10; times += 1) expect(await kindOf(store, 'right')).toBe('redeemed');
      expect(await store.exchangeCode(exchange('right'))).toEqual({ kind: 'ended', why: 'used-up' });
      expect((await store.acts('x')).filter(({ act }) => act === 'code-redeemed')).toHaveLength(10);
    });

    it('until the case is delivered, and again once another is issued', async () => {
      const store = await withCode();
      await store.put(await submissionOf(1, inCase('x'), second));
      expect(await store.exchangeCode(exchange('right'))).toEqual({ kind: 'ended', why: 'used-up' });
      await store.issueCode({ hmac: 'again', keyId: 'k', caseId: 'x', reissued: true }, third);
      expect(await store.exchangeCode(exchange('right'))).toEqual({ kind: 'ended', why: 'revoked' });
      const asked = exchange('again', { at: third });
      expect((await store.exchangeCode(asked)).kind).toBe('redeemed');
      const token = await store.tokenOf([asked.hashes.full]);
      expect(token?.origin).toBe('reissue');
      await store.put({
        ...(await submissionOf(2, inCase('x', 1), fourth)),
        right: ofCase('x', token?.number),
      });
      expect((await allOf(store, false)).map(({ reissued }) => reissued)).toEqual([true]);
    });

    it('until it expires or is revoked', async () => {
      const expired = await withCode({ expiresAt: receivedAt });
      expect(await expired.exchangeCode(exchange('right'))).toEqual({ kind: 'ended', why: 'expired' });
      const revoked = await withCode();
      expect(await revoked.hasCode('x')).toBe(true);
      await revoked.revokeCase('x', receivedAt);
      expect(await revoked.exchangeCode(exchange('right'))).toEqual({ kind: 'ended', why: 'revoked' });
      expect(await revoked.hasCode('x')).toBe(false);
    });

    it('counts wrong ones by network, and then asks for the number beside it', async () => {
      const store = await withCode();
      for (let times = 0; times < 10; times += 1) expect(await kindOf(store, `wrong ${times}`)).toBe('unknown');
      expect([await kindOf(store, 'wrong'), await kindOf(store, 'right')]).toEqual(['held', 'held']);
      expect(await kindOf(store, 'right', { beside: '0999.999.999' })).toBe('held');
      expect(await kindOf(store, 'right', { beside: '314 595 348' })).toBe('redeemed');
      expect(await kindOf(store, 'right', { beside: 'X' })).toBe('redeemed');
      expect(await kindOf(store, 'right', { network: '192.0.2.2' })).toBe('redeemed');
      expect(await kindOf(store, 'right', { at: third })).toBe('redeemed');
    });

    it('counts wrong ones in all', async () => {
      const store = await withCode();
      for (let times = 0; times < 300; times += 1) await kindOf(store, `wrong ${times}`, { network: `n${times}` });
      expect(await kindOf(store, 'right', { network: 'elsewhere' })).toBe('held');
      expect(await kindOf(store, 'right', { network: 'elsewhere', beside: 'x' })).toBe('redeemed');
    });

    it('counts no more of them than hold others up, so that a row is not made of each', async () => {
      const store = await withCode();
      for (let times = 0; times < 300; times += 1) await kindOf(store, `wrong ${times}`, { network: `n${times}` });
      const network = 'elsewhere';
      const meanwhile = { network, beside: 'x', at: '2024-03-03T12:50:00.000Z' };
      for (let times = 0; times < 10; times += 1) expect(await kindOf(store, 'wrong', meanwhile)).toBe('held');
      expect(await kindOf(store, 'right', { network, at: '2024-03-03T13:00:01.000Z' })).toBe('redeemed');
    });

    it('are exchanged anew where the case is not delivered', async () => {
      const store = await withCode();
      for (let times = 0; times < 10; times += 1) await kindOf(store, 'right');
      expect(await kindOf(store, 'right')).toBe('ended');
      expect(await store.reopenCodes()).toBe(1);
      expect(await kindOf(store, 'right')).toBe('redeemed');
      await store.put(await submissionOf(1, inCase('x'), second));
      expect(await store.reopenCodes()).toBe(0);
    });

    it('remembers the key that they are kept under', async () => {
      const store = await open();
      expect([await store.codeKey('one'), await store.codeKey('two')]).toEqual(['one', 'one']);
    });
  });

  describe(`${name} tells what is simulated`, () => {
    const simulated = { id: 'SIM-00001', enterpriseNumber: '0000.000.196', instrumentId: 'be.statbel.ict-2024' };
    const response = async (number: number, isSimulated: boolean): Promise<Submission> => ({
      ...(await submissionOf(number, inCase(simulated.id))),
      facts: JSON.stringify({ simulated: isSimulated }),
    });
    const refusal = (owner: string): NewRefusal => {
      const problem = problemNamed('malformed-document');
      const what = { bytes: bytesOf('{'), sha256: owner, seenAt: receivedAt, media: '', owner };
      return { id: idOf(9), name: 'malformed-document', problem, ...what };
    };

    it.each<[string, (store: Store) => Promise<unknown>]>([
      ['a case', (store) => store.addCases([{ ...simulated, id: 'ICT-1' }], second)],
      [
        'a number',
        (store) => store.addCases([{ ...simulated, id: 'SIM-2', enterpriseNumber: '0314.595.348' }], second),
      ],
      ['a response', async (store) => store.put(await response(2, false))],
      ['a response without facts', async (store) => store.put(await submissionOf(2))],
      ['a refusal', (store) => store.refuse(refusal('case:ICT-1'))],
    ])('from %s that is not', async (_what, addReal) => {
      const store = await open();
      expect([await store.holdsReal(), await store.holdsSimulated()]).toEqual([false, false]);
      await store.addCases([simulated], receivedAt);
      expect(await store.holdsSimulated()).toBe(true);
      await store.put(await response(1, true));
      await store.refuse(refusal('case:SIM-00001'));
      expect(await store.holdsReal()).toBe(false);
      await addReal(store);
      expect(await store.holdsReal()).toBe(true);
    });
  });

  describe(`${name} erases`, () => {
    it('a case up to a time: ids and receipts stay, and nothing of it is listed or counted', async () => {
      const store = await open();
      await store.addCases(
        [{ id: 'x', instrumentId: 'be.statbel.ict-2024', name: 'n', email: 'e', known: 'k' }],
        receivedAt,
      );
      const submission = await submissionOf(1, inCase('x'));
      const first = receiptOf(await store.put(submission));
      await store.put(await submissionOf(2, inCase('x', 1), fourth));
      const asking = { messages: { nl: 'Klopt het dat A1 80 % is?' }, items: ['A1'] };
      const line = { token: 0, act: 'correction-asked', caseId: 'x' } as const;
      await store.askCorrection('x', asking, { ...line, at: third });
      await store.askCorrection('x', asking, { ...line, at: fourth });
      expect(await store.eraseCase('nobody', third, fourth)).toBeUndefined();
      expect(await store.eraseCase('x', third, fourth)).toEqual([idOf(1)]);
      expect(await store.eraseCase('x', third, fourth)).toEqual([]);
      expect((await store.correctionRequests('x', '')).map(({ at }) => at)).toEqual([fourth]);
      expect(await idsOf(store, true)).toEqual([idOf(2)]);
      expect(await store.superseded({ superseded: true })).toBe(0);
      const of = await store.caseOf('x');
      expect([of?.name, of?.email, of?.known, of?.deliveredAt]).toEqual([undefined, undefined, undefined, fourth]);
      expect(await store.put(submission)).toEqual({ kind: 'same', receipt: first });
      expect(await store.put(await submissionOf(1, { ...inCase('x'), answers: { F: 26 } }))).toEqual({
        kind: 'conflict',
      });
      const acts = (await store.acts('x')).filter(({ act }) => act === 'erased');
      expect(acts.map(({ detail }) => detail)).toEqual(['case', idOf(1), 'case']);
    });

    it('nothing of the signature of a receipt, which is made once', async () => {
      const store = await open();
      const [first, revision] = [await submissionOf(1, inCase('x')), await submissionOf(2, inCase('x', 1), second)];
      let made = 0;
      const sign = (of: Receipt, before: Predecessor | undefined) => {
        made += 1;
        return `${of.code} ${before?.sha256} ${made}`;
      };
      const { code, ...unsigned } = receiptOf(await store.put(first));
      const later = receiptOf(await store.put({ ...revision, sign }));
      expect(later.signature).toBe(`${later.code} ${first.sha256} 1`);
      expect((await store.put({ ...revision, sign })).kind).toBe('same');
      const signed = await Promise.all([1, 2, 3].map(() => store.signReceipt(code, sign, () => true)));
      const signature = signed[0]?.signature ?? '';
      expect(signature).toMatch(/^\S+ undefined \d+$/);
      for (const one of signed) expect(one).toEqual({ ...unsigned, code, signature });
      await store.eraseCase('x', third, fourth);
      expect(receiptOf(await store.put(first))).toEqual({ ...unsigned, code, signature });
      expect(await store.receiptOf(idOf(2), revision.sha256, revision.right)).toEqual(later);
      expect(await store.signReceipt(code, sign, (one) => one !== signature)).not.toEqual(signed[0]);
      expect(await store.signReceipt('none', sign, () => true)).toBeUndefined();
    });

    it('a part of a response, whose receipt keeps the digest of what came', async () => {
      const store = await open();
      const submission = await submissionOf(1);
      await store.put(submission);
      const [kept] = await allOf(store, true);
      if (!kept) throw new Error('nothing is kept');
      expect(kept.alteredSha256).toBeUndefined();
      expect(await store.alterResponse(kept, { bytes: bytesOf('{}'), sha256: 'bb' }, second)).toBe(true);
      const [altered] = await allOf(store, true);
      expect(altered).toMatchObject({ alteredSha256: 'bb', receipt: { sha256: submission.sha256 } });
      expect(new Uint8Array(altered?.bytes ?? [])).toEqual(bytesOf('{}'));
      expect((await store.put(submission)).kind).toBe('same');
    });

    it('the addresses of cases that are delivered', async () => {
      const store = await open();
      const cases = ['x', 'y', 'z'].map((id) => ({ id, instrumentId: 'be.statbel.ict-2024', email: 'e' }));
      await store.addCases(cases, receivedAt);
      await store.put(await submissionOf(1, inCase('x'), receivedAt));
      await store.put(await submissionOf(2, inCase('y'), third));
      expect(await store.eraseEmails({ before: second })).toBe(1);
      expect(await store.eraseEmails({ caseId: 'z' })).toBe(1);
      expect((await Array.fromAsync(store.cases())).map(({ email }) => email)).toEqual([undefined, 'e', undefined]);
      expect(await store.contactErasedUntil()).toBe('');
      await store.noteContactErased(second);
      expect(await store.contactErasedUntil()).toBe(second);
      expect(await store.scrub(true)).toBe(true);
    });
  });
}
