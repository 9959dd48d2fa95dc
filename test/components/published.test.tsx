import { expect, it } from 'vitest';
import type { Stage } from '../../src/gallery/stage.ts';
import { loadInstrument, loadTexts } from '../../src/instrument/load.ts';
import { fail, ok } from '../../src/lib/result.ts';
import { allThere } from '../../src/surveys/open.ts';
import structure from '../instruments/energy/structure.json' with { type: 'json' };
import words from '../instruments/energy/text/nl.json' with { type: 'json' };
import { seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const id = 'be.office.energy';
const sha256 = 'e'.repeat(64);
const card = `[data-instrument="${id}"]`;

/** Has the device carry a questionnaire that was published. */
function carries(stage: Stage, more: object = {}): void {
  stage.others = {
    open: async (wanted) => {
      const loaded = loadInstrument({ ...structure, id });
      if (!loaded.ok || wanted !== id) return fail({ kind: 'unknown' });
      await allThere(loaded.value);
      return ok({ ...loaded.value, sha256 });
    },
    texts: async () => {
      const loaded = loadTexts({ ...words, ...more });
      return loaded.ok ? loaded : fail({ kind: 'broken', faults: loaded.fault });
    },
  };
  stage.offered = [id];
}

const offers = (stage: Stage) => {
  stage.config.value = { ...stage.config.value, published: [{ id }] };
};

it('offers a published questionnaire beside those of the app, once it is there', async () => {
  const stage = await stageAt('#/', offers);
  await seen('[data-instrument="be.statbel.ict-2024"]');
  expect(document.querySelector(card)).toBeNull();
  carries(stage);
  stage.arrivals.value += 1;
  expect((await seen(card)).textContent).toContain('Energie');
  expect(document.querySelectorAll('[data-instrument]')).toHaveLength(2);
});

const lines = [
  'Zie https://www.office.example/uitleg of https://evil.example/https://www.office.example.',
  'https://www.office.example@evil.example/ https://www.office.example.evil.example/ https://WWW.office.example:444/',
  'https:\\\\evil.example\\www.office.example https://user@www.office.example/x',
  'Mail evil@www.office.example of bel',
  '0800 96 206',
];

const linkHosts = ['www.office.example'];

it.each<[string, string, object, boolean]>([
  ['#/', card, {}, false],
  ['#/', card, { linkHosts }, true],
  ['#/', card, { linkHosts, byInstrument: { [id]: { linkHosts: [] } } }, false],
  [`#/blank/${id}`, '[data-page="blank"]', { byInstrument: { [id]: { linkHosts } } }, true],
  [`#/blank/${id}`, '[data-page="blank"]', { byInstrument: { 'be.office.other': { linkHosts } } }, false],
])('leads from published texts to listed hosts alone: at %s %s with %j', async (hash, shown, hosts, leads) => {
  await stageAt(hash, (made) => {
    carries(made, { preamble: lines.map((text) => ({ type: 'paragraph', text, beforehand: true })) });
    offers(made);
    made.config.value = { ...made.config.value, ...hosts };
  });
  const page = await seen(shown);
  await expect.poll(() => page.textContent).toContain('0800 96 206');
  const links = [...page.querySelectorAll<HTMLAnchorElement>('.prose a')];
  const expected = ['https://www.office.example/uitleg', 'https://user@www.office.example/x'];
  expect(links.map(({ href }) => href)).toEqual(leads ? expected : []);
  for (const { rel, target } of links) expect([rel, target]).toEqual(['noopener noreferrer', '_blank']);
});

it('offers nothing that is on the device and not in the configuration', async () => {
  await stageAt('#/', carries);
  await seen('[data-instrument="be.statbel.ict-2024"]');
  expect(document.querySelector(card)).toBeNull();
});

it('says of a questionnaire what the configuration says of it, and begins it with its digest', async () => {
  const stage = await stageAt('#/', (made) => {
    carries(made);
    made.config.value = {
      ...made.config.value,
      published: [{ id }],
      legal: { obligation: 'Iedereen moet antwoorden.' },
      byInstrument: {
        [id]: { legal: { obligation: 'Niemand moet antwoorden.' }, helpDesk: { email: 'energie@office.example' } },
      },
    };
  });
  const offered = await seen(card);
  expect(offered.textContent).toContain('Niemand moet antwoorden.');
  expect(offered.textContent).not.toContain('Iedereen moet antwoorden.');
  expect(offered.querySelector('a[href="mailto:energie@office.example"]')).not.toBeNull();
  expect((await seen('[data-instrument="be.statbel.ict-2024"]')).textContent).toContain('Iedereen moet antwoorden.');
  (await seen(`${card} [data-action="begin"]`)).click();
  await seen('[name="E1"]');
  const [begun] = (await stage.store.list()).responses;
  expect([begun?.row.instrument, begun?.row.sha256]).toEqual([{ id, version: '1.0.0' }, sha256]);
});

it('opens a draft with no other content than the one that it was begun in', async () => {
  const row = { instrument: { id, version: '1.0.0' }, place: 'E', sha256: 'f'.repeat(64) };
  const stage = await stageAt('#/', async (made) => {
    carries(made);
    offers(made);
    await made.draft({ E1: '5' }, [], row);
  });
  (await seen('[data-action="continue"]')).click();
  await seen('main');
  await expect.poll(() => document.querySelector('[name="E1"]')).toBeNull();
  await expect.poll(() => document.querySelector('main h1')?.textContent ?? '').not.toBe('');
  expect((await stage.store.list()).responses).toHaveLength(1);
});
