import { describe, expect, it, vi } from 'vitest';
import { keptDocument } from '../../src/storage/publishedDocuments.ts';
import { idOf } from '../collector/documents.ts';
import {
  asked,
  caches,
  device,
  digestOf,
  entryOf,
  id,
  lists,
  old,
  onANetwork,
  replies,
  serves,
  url,
  young,
} from './shelfDevice.ts';

onANetwork();

const text = new TextDecoder().decode(old.bytes);
const other = 'https://other.example/api/v1';
const otherId = 'be.office.works';
/** Two questionnaires, the first at a collector of its own. */
const apart = {
  published: [{ id: otherId }, { id }],
  byInstrument: { [otherId]: { endpoint: other } },
};

describe('a shelf of two collectors', () => {
  it.each<[string, () => void]>([
    ['does not answer', () => replies.set(`${other}/instruments`, 'waits')],
    ['is down', () => replies.set(`${other}/instruments`, { status: 503, body: '' })],
    [
      'lists what it cannot give',
      () => {
        lists([{ ...entryOf(old), id: otherId }], other);
        replies.set(`${other}/instruments/${otherId}/1.0.0`, { status: 500, body: '' });
      },
    ],
    [
      'gives no end of it',
      () => {
        lists([{ ...entryOf(old), id: otherId }], other);
        replies.set(`${other}/instruments/${otherId}/1.0.0`, 'waits');
      },
    ],
  ])('offers what one has where the other %s', async (_what, troubled) => {
    troubled();
    lists([entryOf(old)]);
    serves(old);
    const { shelf, offered } = device(apart);
    void shelf.ask();
    await expect.poll(offered).toEqual([id]);
  });

  it('loses nothing that one had on offer where the other has something new', async () => {
    const moved = text.replaceAll(id, otherId);
    const sha256 = await digestOf(moved);
    lists([entryOf(old, { id: otherId, sha256 })], other);
    replies.set(`${other}/instruments/${otherId}/1.0.0`, { body: moved });
    const { shelf, offered } = device(apart);
    await shelf.ask();
    expect(await offered()).toEqual([otherId]);
    replies.delete(`${other}/instruments`);
    lists([entryOf(old)]);
    serves(old);
    await shelf.ask();
    expect(await offered()).toEqual([otherId, id]);
  });
});

describe('a shelf', () => {
  it('offers the newest version that opens here, where a newer app would open a newer one', async () => {
    const newer = new TextDecoder().decode(young.bytes).replace('"decimal"', '"hologram"');
    lists([entryOf(old), entryOf(young, { sha256: await digestOf(newer) })]);
    serves(old);
    serves(young, newer);
    const { shelf, offered, opened } = device();
    await shelf.ask();
    expect([await offered(), await opened()]).toEqual([[id], `1.0.0 ${old.sha256}`]);
  });

  it('believes no cache of the browser, in which what a network in between gave may rest for a year', async () => {
    lists([entryOf(old)]);
    serves(old);
    await device().shelf.ask();
    expect([caches.get(`${url}/instruments`), caches.get(`${url}/instruments/${id}/1.0.0`)]).toEqual([
      'no-cache',
      'no-store',
    ]);
  });

  it('tries three versions at most for one that opens', async () => {
    lists([1, 2, 3, 4, 5].map((number) => entryOf(old, { version: `1.${number}.0` })));
    for (const number of [1, 2, 3, 4, 5]) replies.set(`${url}/instruments/${id}/1.${number}.0`, { body: '{}' });
    await device().shelf.ask();
    expect(asked.slice(1).map((address) => address.split('/').at(-1))).toEqual(['1.5.0', '1.4.0', '1.3.0']);
  });

  it('goes on with the newest that is here where a newer one cannot be fetched yet', async () => {
    lists([entryOf(old)]);
    serves(old);
    const { shelf, opened } = device();
    await shelf.ask();
    lists([entryOf(old), entryOf(young)]);
    await shelf.ask();
    expect(await opened()).toBe(`1.0.0 ${old.sha256}`);
  });

  it('reads each entry of a list by itself', async () => {
    lists([{ id, version: '2.0.0', sealed: true }, 7, entryOf(old)]);
    serves(old);
    const { shelf, offered } = device();
    await shelf.ask();
    expect(await offered()).toEqual([id]);
    lists([{ id, version: '2.0.0', sealed: true }]);
    await shelf.ask();
    expect(await offered()).toEqual([id]);
  });

  it('keeps what it has where the device is full, and has the new one once there is room', async () => {
    lists([entryOf(old)]);
    serves(old);
    const { shelf, offered, opened, store } = device();
    await shelf.ask();
    lists([entryOf(young)]);
    serves(young);
    const full = vi.spyOn(store, 'changeSettings').mockRejectedValue(new Error('QuotaExceededError'));
    await shelf.ask();
    expect([await offered(), await opened()]).toEqual([[id], `1.0.0 ${old.sha256}`]);
    full.mockRestore();
    await shelf.ask();
    expect(await opened()).toBe(`1.10.0 ${young.sha256}`);
  });

  it('fetches again what rests here with other bytes than it came with', async () => {
    lists([entryOf(old)]);
    serves(old);
    const { shelf, store, copies, again } = device();
    await shelf.ask();
    const bytes = Uint8Array.from(old.bytes);
    bytes[100] = 0;
    await store.keepSetting(`published ${id} 1.0.0`, { sha256: old.sha256, bytes });
    copies.clear();
    replies.clear();
    await expect(again().opened('1.0.0')).rejects.toThrow('cannot be fetched now');
    lists([entryOf(old)]);
    serves(old);
    const { shelf: next, offered, opened } = again();
    await next.ask();
    expect([await offered(), await opened()]).toEqual([[id], `1.0.0 ${old.sha256}`]);
    expect((await keptDocument(store, { id, version: '1.0.0' }))?.bytes).toEqual(new Uint8Array(old.bytes));
  });

  it('keeps no other bytes than those that a draft was begun in, so that the right ones open it later', async () => {
    const { store, opened, shelf } = device();
    const at = '2026-11-27T10:00:00.000Z';
    await store.write([
      {
        kind: 'begun',
        row: {
          ...{ id: idOf(1), instrument: { id, version: '1.0.0' }, sha256: old.sha256, language: 'en' },
          ...{ startedAt: at, changedAt: at, seq: 1, state: 'draft' },
        },
      },
    ]);
    const spoilt = text.replace('Energy', 'Enemy');
    serves(old, spoilt);
    expect(await opened('1.0.0')).toBe('unknown');
    lists([entryOf(old, { sha256: await digestOf(spoilt) })]);
    await shelf.ask();
    expect(await keptDocument(store, { id, version: '1.0.0' })).toBeUndefined();
    serves(old);
    expect(await opened('1.0.0')).toBe(`1.0.0 ${old.sha256}`);
  });
});
