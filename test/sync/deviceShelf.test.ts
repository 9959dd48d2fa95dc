import { describe, expect, it } from 'vitest';
import { keptDocument } from '../../src/storage/publishedDocuments.ts';
import {
  asked,
  device,
  digestOf,
  entryOf,
  id,
  lists,
  old,
  onANetwork,
  type Reply,
  replies,
  serves,
  url,
  young,
} from './shelfDevice.ts';

onANetwork();

describe('the shelf of a device', () => {
  it('offers what its collector does, and opens it without a network after another start', async () => {
    const first = device();
    expect([await first.offered(), await first.opened()]).toEqual([[], 'unknown']);
    lists([entryOf(old)]);
    serves(old);
    await first.shelf.ask();
    expect(first.changed).toHaveBeenCalledOnce();
    replies.clear();
    const { offered, opened, shelf } = first.again();
    expect(await offered()).toEqual([id]);
    expect(await opened()).toBe(`1.0.0 ${old.sha256}`);
    const texts = await shelf.texts(id, '1.0.0', 'en');
    expect(texts.ok && texts.value.title).toBe('Energy');
    expect((await shelf.texts(id, '1.0.0', 'de')).ok).toBe(false);
  });

  it('asks nobody for what the configuration does not name, and offers nothing else', async () => {
    lists([entryOf(old), entryOf(old, { id: 'be.other.survey' }), entryOf(old, { id: 'be.statbel.ict-2024' })]);
    serves(old);
    for (const config of [{}, { published: [] }, { published: [{ id: 'be.statbel.ict-2024' }] }, { published: [7] }])
      await device(config).shelf.ask();
    expect(asked).toEqual([]);
    const { shelf, offered, again } = device();
    await shelf.ask();
    expect(await offered()).toEqual([id]);
    expect(asked).toEqual([`${url}/instruments`, `${url}/instruments/${id}/1.0.0`]);
    expect(await again({ published: [{ id }], instruments: ['be.statbel.ict-2024'] }).offered()).toEqual([]);
    expect(await again({}).offered()).toEqual([]);
  });

  it.each<[string, object, readonly string[]]>([
    ['a version', { version: '1.0.0' }, ['1.0.0']],
    ['a content', { version: '1.10.0', sha256: young.sha256 }, ['1.10.0']],
    ['another content', { version: '1.10.0', sha256: old.sha256 }, []],
    ['no version', {}, ['1.10.0']],
  ])('heeds a pin of %s', async (_what, pin, expected) => {
    lists([entryOf(old), entryOf(young)]);
    for (const one of [old, young]) serves(one);
    const { shelf, offered, opened } = device({ published: [{ id, ...pin }] });
    await shelf.ask();
    expect((await offered()).length > 0 ? [(await opened()).split(' ')[0]] : []).toEqual(expected);
  });

  it('keeps a version for its drafts once a newer one is there, and fetches one that it never had', async () => {
    lists([entryOf(old)]);
    serves(old);
    const { shelf, opened, again } = device();
    await shelf.ask();
    lists([entryOf(young)]);
    serves(young);
    await shelf.ask();
    expect([await opened(), await opened('1.0.0')]).toEqual([`1.10.0 ${young.sha256}`, `1.0.0 ${old.sha256}`]);
    replies.clear();
    expect(await again().opened('1.0.0')).toBe(`1.0.0 ${old.sha256}`);
    await expect(device().opened('1.0.0')).rejects.toThrow('cannot be fetched now');
    serves(old);
    expect(await device().opened('1.0.0')).toBe(`1.0.0 ${old.sha256}`);
  });

  it('offers a version no more that was withdrawn, and opens it for its drafts', async () => {
    lists([entryOf(old)]);
    serves(old);
    const { shelf, offered, opened, changed } = device();
    await shelf.ask();
    lists([]);
    await shelf.ask();
    expect([await offered(), await opened('1.0.0')]).toEqual([[], `1.0.0 ${old.sha256}`]);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it.each<[string, Reply | undefined]>([
    ['there is no network', undefined],
    ['a portal answers', { body: '<html>Welcome to the hotel</html>' }],
    ['a portal has no such page', { status: 404, body: '<html>404</html>', type: 'text/html' }],
    ['the collector fails', { status: 503, body: '' }],
    ['a newer collector lists them in another way', { body: '{"instruments":{"be.office.energy":["1.0.0"]}}' }],
    ['the list has no end', { body: `{"instruments":[],"x":"${'x'.repeat(300_000)}"}` }],
  ])('goes on with what it has where %s', async (_what, reply) => {
    lists([entryOf(old)]);
    serves(old);
    const { shelf, offered } = device();
    await shelf.ask();
    replies.clear();
    if (reply) replies.set(`${url}/instruments`, reply);
    await shelf.ask();
    expect(await offered()).toEqual([id]);
  });

  it('has nothing from a collector of before there were shelves', async () => {
    replies.set(`${url}/instruments`, { status: 404, body: '{}' });
    const { shelf, offered } = device();
    await shelf.ask();
    expect(await offered()).toEqual([]);
  });

  const text = new TextDecoder().decode(old.bytes);
  it.each<[string, string]>([
    ['is no JSON', text.slice(0, -1)],
    ['is of another id', text.replaceAll(id, 'be.office.other')],
    ['is of another version', text.replace('"1.0.0"', '"1.0.1"')],
    ['has a format that a newer app knows', text.replace('veldwerk-published/1', 'veldwerk-published/2')],
    ['has a type that a newer app knows', text.replace('"decimal"', '"hologram"')],
    ['has a field that a newer app knows', text.replace('"structure":{', '"structure":{"animated":true,')],
    ['lacks a language', text.replace('"en":{', '"fr":{')],
    ['is too deep', text.replace('"modules":[', `"modules":[${'['.repeat(400)}${']'.repeat(400)},`)],
    ['is too large', `${text}${' '.repeat(2 * 1024 * 1024)}`],
  ])('neither keeps nor offers a document that %s', async (_what, body) => {
    const sha256 = await digestOf(body);
    lists([entryOf(old, { sha256 })]);
    serves(old, body);
    const { shelf, offered, again } = device();
    await shelf.ask();
    expect(await offered()).toEqual([]);
    // What another app would open is fetched again.
    lists([entryOf(old)]);
    serves(old);
    const updated = again();
    await updated.shelf.ask();
    expect(await updated.offered()).toEqual([id]);
  });

  it('neither keeps nor offers other bytes than those listed, nor another content of a version that it has', async () => {
    lists([entryOf(old)]);
    serves(old, young.bytes);
    const { shelf, offered, opened } = device();
    await shelf.ask();
    expect(await offered()).toEqual([]);
    serves(old);
    await shelf.ask();
    expect(await offered()).toEqual([id]);
    const other = text.replace('Energy', 'Enemy');
    lists([entryOf(old, { sha256: await digestOf(other) })]);
    serves(old, other);
    await shelf.ask();
    expect([await offered(), await opened('1.0.0')]).toEqual([[], `1.0.0 ${old.sha256}`]);
  });

  it('believes a questionnaire only at its own endpoint', async () => {
    lists([entryOf(old)]);
    serves(old);
    const { shelf, offered } = device({
      published: [{ id }],
      byInstrument: { [id]: { endpoint: 'https://other.example' } },
    });
    await shelf.ask();
    expect([asked, await offered()]).toEqual([['https://other.example/instruments'], []]);
  });

  it('names no help desk but the configuration’s', async () => {
    const body = text.replace('"structure":{', '"structure":{"helpDesk":{"email":"a@evil.example","telephone":"1"},');
    lists([entryOf(old, { sha256: await digestOf(body) })]);
    serves(old, body);
    const { shelf } = device();
    await shelf.ask();
    const opened = await shelf.open(id);
    expect(opened.ok && 'helpDesk' in opened.value).toBe(false);
    expect(opened.ok).toBe(true);
  });

  it('waits for the collectors where nothing is here and it is asked to', async () => {
    lists([entryOf(old)]);
    serves(old);
    const { shelf } = device();
    expect(await shelf.onOffer(false)).toEqual([]);
    expect(await shelf.onOffer(true)).toEqual([id]);
  });

  describe('where the database was lost', () => {
    /** A device that had a version on offer, and lost its database. */
    async function emptied() {
      lists([entryOf(old)]);
      serves(old);
      const before = device();
      await before.shelf.ask();
      replies.clear();
      return before.emptied();
    }

    it('opens what a draft needs from the copy beside it, without a network, and keeps that again', async () => {
      const { opened, copies, store } = await emptied();
      expect(await opened('1.0.0')).toBe(`1.0.0 ${old.sha256}`);
      expect((await keptDocument(store, { id, version: '1.0.0' }))?.sha256).toBe(old.sha256);
      expect(copies.size).toBe(1);
    });

    it('opens no copy that is torn, of another version, or of another questionnaire, and fetches it', async () => {
      const { copies, emptied: once } = await emptied();
      const key = `${id} 1.0.0`;
      for (const bytes of [old.bytes.slice(0, -1), young.bytes, new Uint8Array()]) {
        const text = new TextDecoder().decode(bytes);
        copies.set(key, { bytes: new Uint8Array(bytes), sha256: await digestOf(text) });
        const again = once();
        await expect(again.opened('1.0.0')).rejects.toThrow('cannot be fetched now');
        serves(old);
        expect(await again.opened('1.0.0')).toBe(`1.0.0 ${old.sha256}`);
        replies.clear();
      }
    });

    it('makes the copy of what rested here before there were copies', async () => {
      const { copies, again, shelf } = await emptied();
      await shelf.open(id, '1.0.0');
      copies.clear();
      lists([entryOf(old)]);
      await again().shelf.ask();
      expect([...copies.keys()]).toEqual([`${id} 1.0.0`]);
      // Only the list was asked for.
      expect(asked.filter((address) => address.endsWith('1.0.0'))).toHaveLength(1);
    });
  });
});
