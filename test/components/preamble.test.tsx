import { expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import type { Language } from '../../src/instrument/language.ts';
import { show } from './show.tsx';
import { seen } from './sight.ts';

const firstModule = (language: Language) =>
  show(`#/r/${response}/ID`, '[data-module="ID"]', (stage) => stage.draft(), language);
const links = () => [...document.querySelectorAll<HTMLAnchorElement>('main .prose a')].map((link) => link.href);

it('leads to the help desk, and leaves the French form to who reads French', async () => {
  await firstModule('nl');
  const [email, telephone, ...others] = links();
  expect([email, telephone]).toEqual(['mailto:info.ICTenquete@economie.fgov.be', 'tel:080096206']);
  expect(others).toEqual([]);
  expect(document.querySelector('main')?.textContent).not.toContain('Version française');
  // The first field stands in the first screen of a tablet.
  expect((await seen('[name="contactName"]')).getBoundingClientRect().bottom).toBeLessThan(innerHeight);
});

it('leads to the French form in French', async () => {
  await firstModule('fr');
  expect(links()).toContain('https://statbel.fgov.be/fr/survey/utilisation-des-tic-dans-les-entreprises');
});

it('says on the first page what is to be known beforehand', async () => {
  await show('#/', '[data-page="start"]');
  const offer = (await seen('.offer')).textContent;
  expect(offer).toContain('huidige situatie');
  expect(offer).toContain('ICT-verantwoordelijke');
});

it('folds on the first page what is told of a questionnaire once there are responses', async () => {
  await show('#/', '[data-page="start"]', (stage) => stage.completed('delivered'));
  await seen('[data-response]');
  const fold = await seen('.offer details:not(.invitation)');
  expect(fold.hasAttribute('open')).toBe(false);
  expect(fold.textContent).toContain('ICT-verantwoordelijke');
  expect((await seen('[data-action="begin"]')).className).toContain('quiet');
});

it.each([
  ['the first module', `#/r/${response}/ID`, '[data-module="ID"] [name="contactName"]'],
  ['the blank form', '#/blank/be.statbel.ict-2024', '[data-page="blank"]'],
])('names the office’s own help desk in the place of the printed one: %s', async (_, hash, selector) => {
  await show(hash, selector, async (stage) => {
    await stage.draft();
    stage.config.value = {
      ...stage.config.value,
      helpDesk: { email: 'hulp$&@statbel.example', telephone: { nl: '+32 2 277 00 00' } },
    };
  });
  const { textContent } = document.body;
  expect(textContent).toContain('hulp$&@statbel.example');
  expect(textContent).toContain('+32 2 277 00 00');
  for (const printed of ['info.ICTenquete@economie.fgov.be', '0800 96 206']) expect(textContent).not.toContain(printed);
});
