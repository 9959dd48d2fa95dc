import { signal } from '@preact/signals';
import { render } from 'preact';
import { expect, it, onTestFinished } from 'vitest';
import { response, type Stage } from '../../src/gallery/stage.ts';
import { speakTo } from '../../src/office/page/officeLocale.ts';
import { ResponseModules } from '../../src/office/responses/responseModules.tsx';
import { useOfficeSurvey } from '../../src/office/responses/survey.ts';
import { arrived } from '../../src/protocol/arrived.ts';
import type { ResponseDocument } from '../../src/protocol/response.ts';
import type { OpenLock } from '../../src/storage/lock/lockRecord.ts';
import { sentOf } from '../instruments/sentAwards.ts';
import { sites, wholeSites } from '../instruments/sentSites.ts';
import { seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const instrument = { id: sites.id, version: sites.version };
const draft = (stage: Stage) => stage.draft(wholeSites, [], { instrument, place: 'S' });
const plain = (text: string | null | undefined) => text?.replace(/[\u00A0\u202F]/g, ' ').trim();
const texts = (selector: string, root: ParentNode = document) =>
  [...root.querySelectorAll(selector)].map((one) => plain(one.textContent));
const at = (page: string) => `#/r/${response}/${page}`;

const inOrder = [
  ...['Eigen gebouw', 'Gehuurd gebouw', 'Eigen gebouw · 1 maart 2024'],
  ...['Via de website', 'Per telefoon'],
  ...['Gehuurd gebouw', 'Gehuurd gebouw · € 1.250'],
  ...['Eigen gebouw', 'Gehuurd gebouw'],
];

it.each([
  ['a choice', 'S', ['Eigen gebouw', 'Gehuurd gebouw']],
  ['a date', 'S/sites[a]', ['1 maart 2024']],
  ['the option that it stands for', 'C', ['Via de website', 'Per telefoon']],
  ['the row that it refers to', 'G', ['Gehuurd gebouw']],
  ['an amount', 'G/grants[g]', ['€ 1.250']],
  ['the row that it stands for', 'T', ['Eigen gebouw', 'Gehuurd gebouw']],
])('calls a row in a list by %s, in words', async (_, page, names) => {
  await stageAt(at(page), draft);
  await seen('.roster__name');
  expect(texts('.roster__name')).toEqual(names);
});

it('calls rows by words as options of a question, and in the heading of a row', async () => {
  await stageAt(at('G/grants[g]'), draft);
  await seen('[name="grants[g].site"]:enabled');
  expect(texts('h1')[0]).toMatch(/Gehuurd gebouw$/);
  expect(texts('.option')).toEqual(['Eigen gebouw', 'Gehuurd gebouw']);
});

it('calls rows by words on the review, in its links and its outcome', async () => {
  const { 'sites[b].town': _, ...open } = wholeSites;
  await stageAt(at('review'), (stage) => stage.draft(open, [], { instrument, place: 'S' }));
  await seen('[data-criterion]');
  expect(texts('.answers__row')).toEqual(inOrder);
  expect(texts('[data-missing="sites[b].town"]')[0]).toMatch(/^Gehuurd gebouw · /);
  expect(texts('[data-item="grants[g].site"] dd')[0]).toBe('Gehuurd gebouw');
  expect(texts('[data-criterion="announced"]')[0]).toContain('Eigen gebouw: ');
});

it('calls rows by words on a copy', async () => {
  await stageAt(at('copy'), draft);
  const sheet = await seen('[data-page="copy"]');
  expect(texts('.module__row', sheet)).toEqual(inOrder);
  expect(texts('[data-item="grants[g].site"] dd', sheet)).toEqual(['Gehuurd gebouw']);
});

function Office({ document }: { readonly document: ResponseDocument }) {
  const survey = useOfficeSurvey(document.instrument, document.language);
  return survey ? <ResponseModules survey={survey} document={document} withheld={[]} /> : null;
}

it('calls rows by words to an office', async () => {
  await speakTo('nl');
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  render(<Office document={arrived(sites, sentOf(sites, wholeSites, []))} />, root);
  await seen('[data-module="T"]');
  expect(texts('.module__row', root)).toEqual(inOrder);
});

it('has a place on paper for each option that is asked about, by its words', async () => {
  await stageAt(`#/blank/${instrument.id}`);
  const sheet = await seen('.sheet--blank');
  expect(texts('[data-roster="sales"] .module__row-title', sheet)).toEqual([
    'Via de website',
    'In de winkel',
    'Per telefoon',
  ]);
  expect(texts('[data-roster="costs"] .module__row-title', sheet)).toEqual(['Kosten 1', 'Kosten 2', 'Kosten 3']);
  // A line to write on, as wide as the sheet.
  const line = await seen('[data-question="S4"] .writing');
  await expect.poll(() => line.getBoundingClientRect().width).toBeGreaterThan(300);
});

it.each([
  [false, 'Eigen gebouw · S · Bakkerij Peeters · Veldwerk'],
  [true, '1 van 2 · S · Veldwerk'],
])('says in the title whose row it is, and on a device with a lock (%s) nothing of that', async (isLocked, title) => {
  await stageAt(at('S/sites[a]'), async (stage) => {
    await draft(stage);
    if (isLocked)
      stage.lock = { open: signal({} as OpenLock), handover: signal(undefined), minutes: 10, now: () => {} };
  });
  await seen('[data-row-page="sites[a]"]');
  await expect.poll(() => document.title).toBe(title);
});
