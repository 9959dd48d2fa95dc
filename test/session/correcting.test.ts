import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/protocol/annotation.ts';
import { beginCorrection, beginCorrectionFrom, copyToCorrect } from '../../src/session/correcting.ts';
import { removeResponse } from '../../src/session/responses.ts';
import { Database } from '../../src/storage/database.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import { documentOf } from '../../src/storage/freeze.ts';
import type { OutboxRow, ResponseRow } from '../../src/storage/rows.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import { ict2024 } from '../support/ict2024.ts';

const at = '2026-11-01T08:00:00.000Z';
const id = '01930000-0000-7000-8000-000000000001';
const first: ResponseRow = {
  id,
  instrument: { id: ict2024.id, version: ict2024.version },
  language: 'nl',
  startedAt: at,
  changedAt: at,
  seq: 9,
  state: 'complete',
  completedAt: at,
  place: 'review',
  label: 'Bakkerij',
  case: { id: 'ICT-1' },
  token: 'the-right-to-send',
  comparedMinutes: 12,
};
const receipt = { id, sha256: 'a'.repeat(64), receivedAt: at, code: 'AAAA-BBBB-CCCC' };
const refused: OutboxRow = {
  ...{ id, bytes: new Uint8Array(), sha256: 'a'.repeat(64), queuedAt: at, attempts: 1, nextAttemptAt: 0 },
  ...{ state: 'refused', refusal: { name: 'invalid-document', errors: [{ item: 'A1', fault: 'wrong-value' }] } },
};
const annotations: Annotation[] = [
  { kind: 'unanswered', about: 'B6', reason: 'unknown' },
  { kind: 'marked', about: 'A2' },
  { kind: 'correction', about: 'earlier', reason: 'mistake' },
];

/** A device with one completed response. */
async function deviceWith(row: ResponseRow, more: { outbox?: OutboxRow; received?: boolean }) {
  const db = new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange });
  await db.responses.add(row);
  await db.answers.bulkAdd([
    { response: row.id, item: 'A1', value: 35, seq: 2 },
    { response: row.id, item: 'A2', value: null, seq: 3 },
  ]);
  await db.annotations.bulkAdd(
    annotations.map((annotation) => ({
      ...{ response: row.id, name: `${annotation.kind} ${annotation.about}`, seq: 4, annotation },
    })),
  );
  await db.times.add({ response: row.id, activeMs: 61_400, moduleMs: { A: 61_400 }, sessions: 1, gaps: 0 });
  if (more.outbox) await db.outbox.add({ ...more.outbox, id: row.id });
  if (more.received) await db.receipts.add({ ...receipt, id: row.id });
  return { db, store: tableStore(db) };
}

const begin = (store: DeviceStore, response = id) => beginCorrection({ store, keepData: () => {} }, response);

describe('a correction', () => {
  it('begins with the same answers, for the same case, with a time of its own', async () => {
    const { store } = await deviceWith(first, { received: true });
    const begun = await begin(store);
    const draft = begun.ok ? await store.read(begun.value) : undefined;
    expect(draft?.row).toMatchObject({
      ...{ state: 'draft', instrument: first.instrument, case: first.case, token: first.token, label: 'Bakkerij' },
      ...{ comparedMinutes: 12, corrects: { id, supersedes: id, earlierSeconds: 61 } },
    });
    expect(draft?.row.completedAt).toBeUndefined();
    expect(draft?.answers.map(({ item, value }) => [item, value])).toEqual([['A1', 35]]);
    expect([...(draft?.annotations.values() ?? [])].map(({ kind }) => kind)).toEqual(['unanswered']);
    expect(draft?.time).toBeUndefined();
    expect((await store.read(id))?.row.correctedBy).toBe(draft?.row.id);
  });

  it('supersedes what a refused one would have, and carries all that was measured before', async () => {
    const corrects = {
      id: '01930000-0000-7000-8000-000000000008',
      supersedes: '01930000-0000-7000-8000-000000000009',
      earlierSeconds: 100,
    };
    const { store } = await deviceWith({ ...first, corrects }, { outbox: refused });
    const begun = await begin(store);
    expect(begun.ok && (await store.read(begun.value))?.row.corrects).toEqual({
      ...{ id, supersedes: corrects.supersedes, earlierSeconds: 161 },
    });
  });

  it.each<[string, Parameters<typeof deviceWith>]>([
    ['waits', [first, { outbox: { ...refused, state: 'queued' } }]],
    ['is paused', [first, { outbox: { ...refused, state: 'paused' } }]],
    ['is a draft', [{ ...first, state: 'draft' }, {}]],
    ['is nowhere', [first, {}]],
  ])('does not begin while a response %s', async (_, given) => {
    const { store, db } = await deviceWith(...given);
    expect(await begin(store)).toEqual({ ok: false, fault: 'not-correctable' });
    expect(await db.responses.count()).toBe(1);
  });

  describe('of what was erased here when it was sealed', () => {
    const erased = async () => {
      const { store, db } = await deviceWith({ ...first, state: 'draft' }, {});
      const copy = await copyToCorrect({ store }, id);
      await db.responses.put(first);
      await db.answers.clear();
      await db.annotations.clear();
      await db.receipts.add(receipt);
      return { store, db, copy: JSON.parse(copy ?? '') };
    };
    const from = (store: DeviceStore, text: string) => beginCorrectionFrom({ store, keepData: () => {} }, id, text);

    it('begins from the copy, which has no token, with the right to send that is here', async () => {
      const { store, copy } = await erased();
      expect(JSON.stringify(copy)).not.toContain('the-right-to-send');
      const foisted = { ...copy, row: { ...copy.row, token: 'another', case: { id: 'ICT-2' }, label: 'Slagerij' } };
      const begun = await from(store, JSON.stringify(foisted));
      const draft = begun.ok ? await store.read(begun.value) : undefined;
      expect(draft?.row).toMatchObject({
        ...{ case: { id: 'ICT-1' }, token: first.token, label: 'Bakkerij', corrects: { id, supersedes: id } },
      });
      expect(draft?.answers.map(({ item, value }) => [item, value])).toEqual([['A1', 35]]);
      expect([...(draft?.annotations.values() ?? [])].map(({ kind }) => kind)).toEqual(['unanswered']);
    });

    it('begins blank without one', async () => {
      const { store } = await erased();
      const begun = await begin(store);
      expect(begun.ok && (await store.read(begun.value))?.answers).toEqual([]);
    });

    it.each<[string, (copy: { row: object }) => unknown]>([
      ['of another response', (copy) => ({ ...copy, row: { ...copy.row, id: id.replace('1', '2') } })],
      [
        'of another version',
        (copy) => ({ ...copy, row: { ...copy.row, instrument: { id: ict2024.id, version: '0' } } }),
      ],
      ['of another format', (copy) => ({ ...copy, format: 'veldwerk-backup/1' })],
      ['that is none', () => 'veldwerk'],
    ])('takes no copy %s', async (_, change) => {
      const { store, db, copy } = await erased();
      expect(await from(store, JSON.stringify(change(copy)))).toEqual({ ok: false, fault: 'not-copy' });
      expect(await db.responses.count()).toBe(1);
    });

    it('does not begin of what another device has the answers of', async () => {
      const { store, db } = await erased();
      await db.responses.put({ ...first, carried: true });
      expect(await begin(store)).toEqual({ ok: false, fault: 'not-correctable' });
    });
  });

  it('is begun once, in however many windows, and again once it was deleted', async () => {
    const { store, db } = await deviceWith(first, { received: true });
    const all = await Promise.all([begin(store), begin(store), begin(store)]);
    const draft = all.flatMap((one) => (one.ok ? [one.value] : []));
    expect(all.filter((one) => !one.ok && one.fault === 'corrected')).toHaveLength(2);
    expect(await db.responses.count()).toBe(2);
    const row = await db.responses.get(draft[0] ?? '');
    expect(row && (await removeResponse({ store }, row))).toBe(true);
    expect(await begin(store)).toMatchObject({ ok: true });
  });

  it('keeps what it corrects on the device until it is completed', async () => {
    const { store, db } = await deviceWith(first, { received: true });
    const begun = await begin(store);
    expect(await removeResponse({ store }, first)).toBe(false);
    expect(await db.responses.get(id)).toBeDefined();
    const draft = begun.ok ? await db.responses.get(begun.value) : undefined;
    if (draft) await db.responses.put({ ...draft, state: 'complete' });
    expect(await removeResponse({ store }, first)).toBe(true);
  });

  it('travels with its reason and the time before it; a response that corrects none with neither', () => {
    const drawnUp = (row: ResponseRow, said: readonly Annotation[]) =>
      documentOf({
        ...{ instrument: ict2024, row, answers: {}, audit: [], completedAt: new Date(at), appVersion: '0' },
        annotations: new Map(said.map((one) => [`${one.kind} ${one.about}`, one])),
        completion: {
          ...{ measuredSeconds: 5, prefilledMinutes: 1, changed: false, sessions: 1, moduleSeconds: {} },
          ...{ idleLimitSeconds: 120, gapsDiscarded: 0 },
        },
      });
    const said: Annotation = { kind: 'correction', about: id, reason: 'asked', remark: ' ' };
    expect(drawnUp({ ...first, corrects: { id, supersedes: id, earlierSeconds: 61 } }, [said])).toMatchObject({
      supersedes: id,
      correction: { reason: 'asked', earlierSeconds: 61 },
      completion: { measuredSeconds: 5 },
    });
    expect(drawnUp({ ...first, corrects: { id } }, [{ ...said, remark: 'zie brief' }])).toMatchObject({
      correction: { reason: 'asked', remark: 'zie brief' },
    });
    expect(drawnUp(first, [said])).not.toHaveProperty('correction');
    expect(drawnUp({ ...first, corrects: { id } }, [said])).not.toHaveProperty('supersedes');
  });
});

describe('a draft that was received from another device', () => {
  const { completedAt: _, ...rest } = first;
  const draft: ResponseRow = { ...rest, state: 'draft' };
  const kept = (ended: string) => ({
    ...{ response: id, writer: 'a'.repeat(16), at: 9, lift: 0, differences: [], ended },
  });

  it('is corrected with what it says here, once, and can be deleted then', async () => {
    const { store } = await deviceWith(draft, {});
    await store.keepSetting(`draftCopy ${id}`, kept('delivered'));
    const begun = await begin(store);
    const correction = begun.ok ? await store.read(begun.value) : undefined;
    // How long what was received has taken, nobody knows here.
    expect(correction?.row.corrects).toEqual({ id, supersedes: id });
    expect(correction?.answers).toMatchObject([{ item: 'A1', value: 35 }]);
    expect(await begin(store)).toEqual({ ok: false, fault: 'corrected' });
    expect((await store.read(id))?.answers.length).toBeGreaterThan(0);
    await store.write([{ kind: 'deleted', response: id, seq: draft.seq + 1, at }]);
    expect(await store.read(id)).toBeUndefined();
    expect((await store.read(correction?.row.id ?? ''))?.answers).toMatchObject([{ item: 'A1', value: 35 }]);
  });

  it.each(['removed', 'wrong-code'])('alone is: %s', async (ended) => {
    const { store } = await deviceWith(draft, {});
    await store.keepSetting(`draftCopy ${id}`, kept(ended));
    expect(await begin(store)).toEqual({ ok: false, fault: 'not-correctable' });
  });
});
