import { expect, it } from 'vitest';
import { response, type Stage } from '../../src/gallery/stage.ts';
import type { Annotation } from '../../src/protocol/annotation.ts';
import { sites, wholeSites } from '../instruments/sentSites.ts';
import { answer, fillIn, saved, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const instrument = { id: sites.id, version: sites.version };
const marked: readonly Annotation[] = [
  { kind: 'marked', about: 'sites[b].S4' },
  { kind: 'marked', about: 'sites[a].visits[v].S5' },
  { kind: 'marked', about: 'sites[gone].S4' },
];
const draft = (annotations: readonly Annotation[]) => (stage: Stage) =>
  stage.draft(wholeSites, annotations, { instrument, place: 'S' });
const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => one.textContent.replaceAll('\u00A0', ' ').trim());
const hrefs = (selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => decodeURIComponent(one.getAttribute('href') ?? ''));

it('finds a question in each of its rows', async () => {
  await stageAt(`#/r/${response}/search`, draft([]));
  await seen('[data-page="search"]');
  await fillIn('#search-field', 'gemeente');
  await seen('[data-hit="S4"] .places');
  expect(texts('[data-hit="S4"] .places li')).toEqual([
    'Eigen gebouw · S4 · beantwoord',
    'Gehuurd gebouw · S4 · beantwoord',
  ]);
  expect(hrefs('[data-hit="S4"] .places a').map((one) => one.split('/').at(-1))).toEqual([
    'sites[a].town',
    'sites[b].town',
  ]);
});

it('lists what is marked in rows by their names, and nothing of rows that are gone', async () => {
  await stageAt(`#/r/${response}/review`, draft(marked));
  await seen('[data-page="review"] [data-marked]');
  expect(texts('[data-page="review"] [data-marked]')).toEqual([
    'Gehuurd gebouw · S4 Gemeente',
    'Eigen gebouw · 1 maart 2024 · S5 Dag',
  ]);
});

it('lists them so on the first page as well', async () => {
  await stageAt('#/', draft(marked));
  await seen('[data-response] [data-marked]');
  expect(texts('[data-response] [data-marked]')).toEqual([
    'Gehuurd gebouw · S4 Gemeente',
    'Eigen gebouw · 1 maart 2024 · S5 Dag',
  ]);
});

it('keeps a mark, a remark and that there is no answer for the question of one row', async () => {
  const stage = await stageAt(`#/r/${response}/S/sites[b]`, draft([]));
  const card = '[data-question="sites[b].S4"]';
  await tap(`${card} [data-tool="mark"]:enabled`);
  await tap(`${card} [data-tool="more"]`);
  const remark = await seen(`${card} .aside__panel textarea, ${card} textarea`);
  if (remark instanceof HTMLTextAreaElement) remark.value = 'Verhuisd';
  remark.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await tap(`${card} [value="unknown"]`);
  await tap(`${card} [data-action="leave-open"], ${card} .silence button`);
  await seen(`${card} [data-unanswered="sites[b].town"]`);
  await saved();
  const found = await stage.store.read(response);
  expect([...(found?.annotations.values() ?? [])].map(({ kind, about }) => `${kind} ${about}`).toSorted()).toEqual([
    'marked sites[b].S4',
    'remark sites[b].S4',
    'unanswered sites[b].town',
  ]);
});

it('says at once where a limit is lowered below the rows that are there, and where too few are left', async () => {
  await stageAt(`#/r/${response}/S`, draft([]));
  const list = await seen('[data-roster="sites"]');
  const said = () => list.querySelector('[aria-live] p')?.textContent;
  expect(said()).toBeUndefined();
  await answer('mostSites', '1');
  await expect.poll(said).toBe('Hier mag er hoogstens 1 staan. Verwijder wat te veel is.');
  await tap('[data-row="sites[a]"] [data-remove]');
  await expect.poll(said).toBe('Meer dan 1 kan hier niet.');
  await tap('[data-row="sites[b]"] [data-remove]');
  await expect.poll(said).toBe('Voeg er minstens 1 toe.');
});
