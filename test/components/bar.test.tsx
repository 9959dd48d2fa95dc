import { expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { response } from '../../src/gallery/stage.ts';
import { saved, seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const name = 'Vereniging van Mede-eigenaars Residentie Zonnebloem';
const enterpriseNumber = '0314.595.348';

it.each([
  [390, 'fr'],
  [390, 'de'],
  [320, 'nl'],
] as const)('keeps the number of whom it is for in sight, offline, at %i px in %s', async (width, language) => {
  onTestFinished(() => page.viewport(820, 1180));
  await page.viewport(width, 844);
  await stageAt(
    `#/r/${response}/A`,
    async (stage) => {
      stage.online.value = false;
      await stage.draft({ A1: 40 }, [], { case: { id: 'ICT-17', enterpriseNumber }, label: name });
    },
    language,
  );
  const whom = await seen('.bar [data-for-whom]');
  expect(whom.textContent).toBe(`${name} · ${enterpriseNumber}`);
  const [first, last] = whom.querySelectorAll('span');
  if (!first || !last) throw new Error('not in two parts');
  expect(first.scrollWidth).toBeGreaterThan(first.clientWidth);
  expect(last.scrollWidth).toBe(last.clientWidth);
  const { right } = last.getBoundingClientRect();
  expect(right).toBeLessThanOrEqual((await seen('[data-offline]')).getBoundingClientRect().left);
  expect((await seen('.bar')).offsetHeight).toBeLessThan(60);
  // What is a sign to the eye keeps its words.
  const status = await saved();
  expect(status.offsetWidth).toBeLessThan(24);
  expect(status.textContent).not.toBe('');
  expect(status.title).toBe(status.textContent);
});

it('says in words that nothing is saved, whatever else gives way', async () => {
  onTestFinished(() => page.viewport(820, 1180));
  await page.viewport(390, 844);
  await stageAt(`#/r/${response}/A`, (stage) => stage.draft({ A1: 40 }, [], { label: name }));
  const status = await saved();
  status.dataset['saved'] = 'failed';
  status.textContent = 'Niet bewaard';
  expect(status.scrollWidth).toBeLessThanOrEqual(status.clientWidth);
  expect(getComputedStyle(status, '::before').content).toBe('none');
});
