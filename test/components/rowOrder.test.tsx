import { expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { response } from '../../src/gallery/stage.ts';
import { sites, wholeSites } from '../instruments/sentSites.ts';
import { seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const prefilled = { 'sites[7].kind': 'shared', 'sites[7].town': 'Sint-Genesius-Rode' };

const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent.trim();

it('goes through a list of rows in its order by keyboard, at 400 % in German, and every target can be hit', async () => {
  await page.viewport(320, 512);
  onTestFinished(() => page.viewport(820, 1180));
  await stageAt(
    `#/r/${response}/S`,
    (stage) =>
      stage.draft(wholeSites, [], { instrument: { id: sites.id, version: sites.version }, place: 'S', prefilled }),
    'de',
  );
  await seen('[data-take]:enabled');
  (await seen('[data-row="sites[a]"] a')).focus();
  const names: string[] = [];
  const small: string[] = [];
  for (let at = 0; at < 11; at += 1) {
    const { activeElement } = document;
    if (!activeElement) break;
    names.push(nameOf(activeElement));
    const { height, left, right } = activeElement.getBoundingClientRect();
    if (height < 43.5 || left < 0 || right > 320) small.push(`${nameOf(activeElement)}: ${height}, ${left}-${right}`);
    await userEvent.tab();
  }
  expect(names).toEqual([
    'Eigenes Gebäude',
    'Eigenes Gebäude nach oben',
    'Eigenes Gebäude nach unten',
    'Eigenes Gebäude entfernen',
    'Gemietetes Gebäude',
    'Gemietetes Gebäude nach oben',
    'Gemietetes Gebäude nach unten',
    'Gemietetes Gebäude entfernen',
    'Mit einem anderen Unternehmen geteilt übernehmen',
    'Mit einem anderen Unternehmen geteilt weglassen',
    'Eine Niederlassung hinzufügen',
  ]);
  expect(small).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  // What can be done is said in the order in which it stands: the list is one, and has its heading's name.
  const list = await seen('[data-roster="sites"]');
  expect(document.getElementById(list.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Niederlassungen');
  expect([...list.querySelectorAll('ol > li')].map((row) => row.querySelector('.roster__state')?.textContent)).toEqual([
    'vollständig',
    'vollständig',
  ]);
});
