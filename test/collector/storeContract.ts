import { describe, expect, it } from 'vitest';
import { problemNamed } from '../../src/collector/problems.ts';
import type { Refusal, Store, Submission } from '../../src/collector/store.ts';
import { sha256, toHex } from '../../src/protocol/digest.ts';
import { receipt as receiptShape } from '../../src/protocol/receipt.ts';
import { bytesOf, documentOf, idOf, type Wanted } from './documents.ts';

const receivedAt = '2024-03-02T12:00:00.000Z';

export async function submissionOf(number: number, wanted?: Wanted, at = receivedAt): Promise<Submission> {
  const document = documentOf(idOf(number), wanted);
  const bytes = bytesOf(document);
  return { bytes, sha256: toHex(await sha256(bytes)), receivedAt: at, document, sealed: false };
}

const problemOf = ({ name, problem }: Refusal) => ({ name, problem });

/** What every store has to keep to. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} is a store`, () => {
    it('gives the same bytes the first receipt again, and other bytes a conflict', async () => {
      const store = await open();
      const submission = await submissionOf(1);
      const first = await store.put(submission);
      expect(first.kind).toBe('stored');
      if (first.kind === 'conflict') return;
      expect(receiptShape.parse(first.receipt)).toEqual({
        id: idOf(1),
        sha256: submission.sha256,
        receivedAt,
        code: first.receipt.code,
      });
      const later = { ...submission, receivedAt: '2024-03-03T12:00:00.000Z' };
      expect(await store.put(later)).toEqual({ kind: 'same', receipt: first.receipt });
      expect(await store.receiptOf(idOf(1))).toEqual(first.receipt);
      expect(await store.put(await submissionOf(1, { answers: { F: 26 } }))).toEqual({ kind: 'conflict' });
      expect((await store.read(idOf(1)))?.receipt).toEqual(first.receipt);
    });

    it('gives twenty at the same time one receipt', async () => {
      const store = await open();
      const submission = await submissionOf(1);
      const puts = await Promise.all(Array.from({ length: 20 }, () => store.put(submission)));
      expect(puts.filter(({ kind }) => kind === 'stored')).toHaveLength(1);
      expect(new Set(puts.map((one) => (one.kind === 'conflict' ? 'none' : one.receipt.code))).size).toBe(1);
    });

    it('keeps the bytes as they came', async () => {
      const store = await open();
      const submission = await submissionOf(1, { answers: { contactName: 'Zoë "Ö" 🦉\r\n,' } });
      await store.put(submission);
      expect(new Uint8Array((await store.read(idOf(1)))?.bytes ?? [])).toEqual(submission.bytes);
    });

    it('knows nothing of what it has not', async () => {
      const store = await open();
      expect([await store.read(idOf(1)), await store.receiptOf(idOf(1))]).toEqual([undefined, undefined]);
      await store.ping();
    });

    it('lists by arrival, without what a revision of the same case supersedes', async () => {
      const store = await open();
      const revised = { more: { case: { id: 'x' }, supersedes: idOf(1) } };
      const stranger = { more: { case: { id: 'y' }, supersedes: idOf(4) } };
      await store.put(await submissionOf(3, revised, '2024-03-02T12:00:03.000Z'));
      await store.put(await submissionOf(1, { more: { case: { id: 'x' } } }, '2024-03-02T12:00:02.000Z'));
      await store.put(await submissionOf(4, { more: { case: { id: 'x4' } } }, '2024-03-02T12:00:01.000Z'));
      await store.put(await submissionOf(5, stranger, '2024-03-02T12:00:04.000Z'));
      const ids = async (superseded: boolean) => (await store.list({ superseded })).map(({ id }) => id);
      expect(await ids(true)).toEqual([4, 1, 3, 5].map(idOf));
      expect(await ids(false)).toEqual([4, 3, 5].map(idOf));
    });

    it('keeps what was refused once for each reason, counts it, and gives it back', async () => {
      const store = await open();
      const bytes = bytesOf('{');
      const refusal: Refusal = {
        id: idOf(1),
        bytes,
        sha256: toHex(await sha256(bytes)),
        name: 'malformed-document',
        problem: problemNamed('malformed-document'),
        seenAt: receivedAt,
      };
      await store.refuse(refusal);
      await store.refuse({ ...refusal, seenAt: '2024-03-03T12:00:00.000Z' });
      const other: Refusal = { ...refusal, name: 'conflict', problem: problemNamed('conflict') };
      await store.refuse(other);
      expect(await store.receiptOf(idOf(1))).toBeUndefined();
      const kept = { id: refusal.id, sha256: refusal.sha256, firstSeen: receivedAt };
      expect(await store.refusals()).toEqual([
        { ...kept, ...problemOf(refusal), lastSeen: '2024-03-03T12:00:00.000Z', times: 2 },
        { ...kept, ...problemOf(other), lastSeen: receivedAt, times: 1 },
      ]);
      expect(new Uint8Array((await store.refusedBytes(other)) ?? [])).toEqual(bytes);
      expect(await store.refusedBytes({ ...other, name: 'too-large' })).toBeUndefined();
    });
  });
}
