import { expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { Opened } from './open.tsx';
import { seen } from './sight.ts';

it('shows all of its entries on a tablet that is held sideways', async () => {
  onTestFinished(() => page.viewport(820, 1180));
  await page.viewport(1180, 820);
  await Opened.at('A', { A1: 40, A2: 'yes' });
  const rail = await seen('.rail--wide');
  expect(rail.getBoundingClientRect().height).toBeGreaterThan(400);
  expect(rail.scrollHeight).toBeLessThanOrEqual(rail.clientHeight);
  const last = await seen('.rail--wide li:last-child a');
  expect(last.textContent).toBe('Opslag en reservekopie');
  expect(last.getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight);
  for (const { offsetHeight } of document.querySelectorAll<HTMLElement>('.rail--wide li > a'))
    expect(offsetHeight).toBeGreaterThanOrEqual(44);
});

it('names each letter of the strip, and its sign for the review', async () => {
  await Opened.at('A');
  await seen('.strip');
  const named = [...document.querySelectorAll<HTMLElement>('.strip a')].map(({ title, textContent }) => [
    title,
    textContent,
  ]);
  expect(named).toHaveLength(8);
  expect(named[1]).toEqual(['TOEGANG TOT EN GEBRUIK VAN HET INTERNET', expect.stringMatching(/^A.*Module A, /)]);
  expect(named.at(-1)).toEqual(['Nakijken en verzenden', expect.stringContaining('Nakijken en verzenden')]);
});
