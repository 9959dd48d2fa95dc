import { beforeEach, expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { keepScroll } from '../../src/ui/scrollRestoration.ts';
import { sites, wholeSites } from '../instruments/sentSites.ts';
import { entriesIn } from '../support/rows.ts';
import { ipceiExample } from '../surveys/ipceiExample.ts';
import { seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

keepScroll();
beforeEach(() => history.replaceState(null, ''));

const openSites = (page: string) =>
  stageAt(`#/r/${response}/${page}`, (stage) =>
    stage.draft(wholeSites, [], { instrument: { id: sites.id, version: sites.version }, place: 'S' }),
  );
const focused = () => document.activeElement;

it('leads to a question whose field is still to be loaded, and to one that takes no answer', async () => {
  const instrument = { id: 'eu.ec.ipcei-2014', version: '1.0.0' };
  await stageAt(`#/r/${response}/N`, (stage) => stage.draft(entriesIn(ipceiExample), [], { instrument, place: 'N' }));
  await seen('main[data-module="N"]');
  const to = (target: string) => {
    location.hash = `#/r/${response}/N/projects[pilot].${target}`;
  };
  to('changeEvidence');
  const card = await seen('[data-question="projects[pilot].N4"]');
  await expect.poll(() => card.contains(focused())).toBe(true);
  to('alternativeValue');
  const skipped = await seen('[data-question="projects[pilot].N16"][data-state="notApplicable"]');
  await expect.poll(focused).toBe(skipped);
});

it('says so where an address leads to a row that is gone, and keeps the focus in the page', async () => {
  await openSites('S');
  await tap('[data-row="sites[b]"] a');
  await seen('[data-row-page="sites[b]"]');
  await tap('[data-action="to-rows"]');
  await tap('[data-row="sites[b]"] [data-remove]');
  expect(document.querySelector('[data-gone]')).toBeNull();
  await tap('[data-action="next"]');
  await seen('main[data-module="C"]');
  history.go(-2);
  const said = await seen('[data-gone]');
  expect(said.textContent).toBe('Dit staat er niet meer.');
  await expect.poll(focused).toBe(said);
  await tap('[data-row="sites[a]"] a');
  await seen('[data-row-page="sites[a]"]');
  expect(document.querySelector('[data-gone]')).toBeNull();
});

it('goes back to a page with the focus in it', async () => {
  await openSites('S');
  await tap('[data-action="next"]');
  await seen('main[data-module="C"]');
  history.back();
  await seen('main[data-module="S"]');
  await expect.poll(() => focused()?.tagName).toBe('H1');
});

it('leads from the review, and back from a row, to where the rows are listed', async () => {
  await openSites('review');
  const list = () => document.querySelector('[data-roster="sites"]');
  location.hash = `#/r/${response}/S/sites`;
  await seen('[data-roster="sites"]');
  await expect.poll(focused).toBe(list());
  await tap('[data-row="sites[a]"] a');
  await tap('[data-action="to-rows"]');
  await expect.poll(() => list()?.contains(focused())).toBe(true);
});

it.each([
  ['a row of a row that is gone', 'S/sites[z].visits[v]', true],
  ['a row that was never there', 'S/sites[z]', true],
  ['a row that is there', 'S/sites[a]', false],
  ['a row of no roster', 'S/towns[a]', false],
  ['an item that is asked once', 'S/mostSites', false],
  ['nothing that is an address', 'S/sites[', false],
])('of an address to %s, says that it is gone: %#', async (_, page, isGone) => {
  await openSites(page);
  await seen('main[data-module="S"]');
  expect(document.querySelector('[data-gone]') !== null).toBe(isGone);
});
