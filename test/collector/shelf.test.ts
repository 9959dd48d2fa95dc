import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { instrumentsIn } from '../../src/collector/publishedInstruments.ts';
import { readPublished } from '../../src/instrument/published.ts';
import { shelf } from '../../src/protocol/shelf.ts';
import { collectorOn } from '../cli/run.ts';
import { expectRefusal, newCollector, noon, put } from './collectors.ts';
import { publicationOf, responseTo } from './published.ts';

const at = noon.toISOString();
const energy = { id: 'be.office.energy', version: '1.0.0' };

describe('the shelf of a collector', () => {
  it('is empty until something is published, and then lists it with digest and titles', async () => {
    const { app, store } = newCollector();
    const listed = async () => shelf.parse(await (await app.request('/api/v1/instruments')).json()).instruments;
    expect(await listed()).toEqual([]);
    const publication = await publicationOf('energy');
    await store.publish(publication, at);
    expect(await listed()).toEqual([
      { ...energy, sha256: publication.sha256, titles: expect.objectContaining({ en: 'Energy' }) },
    ]);
    await store.withdraw(energy, at);
    expect(await listed()).toEqual([]);
  });

  it('gives a version byte for byte, for good, and also once it is withdrawn', async () => {
    const { app, store } = newCollector();
    await expectRefusal(await app.request('/api/v1/instruments/be.office.energy/1.0.0'), 404, 'not-found');
    const publication = await publicationOf('energy');
    await store.publish(publication, at);
    await store.withdraw(energy, at);
    const answer = await app.request('/api/v1/instruments/be.office.energy/1.0.0');
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(publication.sha256);
    expect(readPublished(JSON.parse(bytes.toString()))).toMatchObject({ ok: true, value: { instrument: energy } });
    const tag = answer.headers.get('ETag') ?? '';
    const again = await app.request('/api/v1/instruments/be.office.energy/1.0.0', {
      headers: { 'If-None-Match': tag },
    });
    expect(again.status).toBe(304);
  });

  it.each(['PUT', 'POST', 'DELETE'])('is not changed by %s', async (method) => {
    const { app } = newCollector();
    for (const path of ['/api/v1/instruments', '/api/v1/instruments/be.office.energy/1.0.0']) {
      const answer = await app.request(path, { method });
      expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
  });

  it('takes responses to what was published, withdrawn or not, and exports them', async () => {
    const { app, store, folder } = newCollector();
    const publication = await publicationOf('energy');
    const answers = { E1: '12.5', sun: '0.1', wind: '0' };
    await expectRefusal(await put(app, responseTo(publication, 1, answers)), 422, 'unknown-instrument');
    await store.publish(publication, at);
    expect((await put(app, responseTo(publication, 1, answers))).status).toBe(201);
    await store.withdraw(energy, at);
    expect((await put(app, responseTo(publication, 2, answers))).status).toBe(201);
    await expectRefusal(
      await put(app, responseTo(publication, 3, { ...answers, E1: 'much' })),
      422,
      'invalid-document',
    );
    const { code, out } = await collectorOn(folder, 'export', '--instrument', 'be.office.energy');
    expect([code, out.split('\r\n')[0]]).toEqual([0, expect.stringMatching(/,E1,/)]);
    expect(out.match(/,12\.5,/g)).toHaveLength(2);
  });

  it('has its columns in an export before anything is delivered, and a name that is none is said', async () => {
    const { store, folder } = newCollector();
    await store.publish(await publicationOf('energy'), at);
    const heads = async (id: string) => {
      const { code, out, error } = await collectorOn(folder, 'export', '--instrument', id);
      return [code, /,E1,.*,sun,/.test(out), /,B1a,/.test(out), /no questionnaire .* is known here/.test(error)];
    };
    expect(await heads('be.office.energy')).toEqual([0, true, false, false]);
    expect(await heads('be.statbel.ict-2024')).toEqual([0, false, true, false]);
    expect((await heads('be.office.enrgy'))[3]).toBe(true);
  });

  it('never stands in for what is built in', async () => {
    const { store } = newCollector();
    const publication = await publicationOf('energy');
    await store.publish({ ...publication, id: 'be.statbel.ict-2024', version: '1.1.0' }, at);
    const opened = await instrumentsIn(store).open('be.statbel.ict-2024', '1.1.0');
    expect(opened.ok && opened.value.publisher).toMatch(/^Statbel/);
  });

  it('opens the newest on offer where no version is named, and the newest of all where none is on offer', async () => {
    const { store } = newCollector();
    for (const version of ['1.9.0', '1.10.0', '1.2.0']) await store.publish(await publicationOf('energy', version), at);
    const newest = async () => {
      const opened = await instrumentsIn(store).open('be.office.energy');
      return opened.ok ? opened.value.version : opened.fault.kind;
    };
    expect(await newest()).toBe('1.10.0');
    await store.withdraw({ ...energy, version: '1.10.0' }, at);
    expect(await newest()).toBe('1.9.0');
    for (const version of ['1.9.0', '1.2.0']) await store.withdraw({ ...energy, version }, at);
    expect(await newest()).toBe('1.10.0');
    expect((await instrumentsIn(store).open('be.office.none')).ok).toBe(false);
  });
});
