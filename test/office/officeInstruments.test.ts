import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { documentsFor } from '../../src/office/sealed/documentsFor.ts';
import { publicationOf } from '../collector/published.ts';

const id = 'be.office.energy';
const asked: string[] = [];
let document = '';
let status = 200;

beforeEach(async () => {
  vi.resetModules();
  asked.length = 0;
  status = 200;
  document = Buffer.from((await publicationOf('energy')).bytes).toString();
  vi.stubGlobal('document', { baseURI: 'https://office.example/' });
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.pathname);
    return new Response(status === 200 ? document : '{}', { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** The page's module as it is when the page opens. */
const opened = async () => await import('../../src/office/page/officeInstruments.ts');

it('opens what is on the collector’s shelf, once, and what came with the page without asking', async () => {
  const { officeInstruments } = await opened();
  expect(await officeInstruments.open(id, '1.0.0')).toMatchObject({ ok: true, value: { id, version: '1.0.0' } });
  expect(await officeInstruments.texts(id, '1.0.0', 'en')).toMatchObject({ ok: true, value: { title: 'Energy' } });
  expect(await officeInstruments.texts(id, '1.0.0', 'fr')).toMatchObject({ ok: false, fault: { kind: 'unknown' } });
  expect((await officeInstruments.open('be.statbel.ict-2024')).ok).toBe(true);
  expect(asked).toEqual([`/api/questionnaires/${id}/1.0.0`]);
});

it('asks again for what was not there, or could not be had', async () => {
  const { officeInstruments } = await opened();
  status = 404;
  expect(await officeInstruments.open(id)).toMatchObject({ ok: false, fault: { kind: 'unknown' } });
  status = 500;
  await expect(officeInstruments.open(id)).rejects.toThrow('unreachable');
  status = 200;
  expect((await officeInstruments.open(id)).ok).toBe(true);
  expect(asked).toHaveLength(3);
});

it('does not open a document that is broken', async () => {
  const { officeInstruments } = await opened();
  document = '{"format":"veldwerk-published/1","structure":{},"texts":{}}';
  expect(await officeInstruments.open(id)).toMatchObject({ ok: false, fault: { kind: 'broken' } });
});

it('opens what a frame was given that cannot ask', async () => {
  const { officeInstruments, takeDocument } = await opened();
  status = 500;
  await takeDocument(JSON.parse(document));
  await takeDocument({ no: 'document' });
  expect((await officeInstruments.open(id, '1.0.0')).ok).toBe(true);
  expect(asked).toEqual([]);
});

it('gathers for a frame what its lines answer, each once, and leaves out what cannot be had', async () => {
  const ict = { instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' } };
  const energy = { instrument: { id, version: '1.0.0' } };
  expect(await documentsFor([ict, energy, energy])).toEqual([JSON.parse(document)]);
  expect(asked).toEqual([`/api/questionnaires/${id}/1.0.0`]);
  status = 500;
  expect(await documentsFor([energy])).toEqual([]);
});

it('is what every page of the office opens questionnaires by', () => {
  for (const file of [
    'page/questionnaireName.tsx',
    'responses/survey.ts',
    'sealed/openedExport.ts',
    'sealed/openedResponse.tsx',
  ])
    expect(readFileSync(join(import.meta.dirname, '../../src/office', file), 'utf8')).toContain('officeInstruments');
});
