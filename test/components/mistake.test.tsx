import { expect, it } from 'vitest';
import { Opened } from './open.tsx';
import { answer, count, field, seen } from './sight.ts';

it.each([
  ['120', 'above', '120 is meer dan 100\u00A0%.'],
  ['-5', 'below', '-5 is minder dan 0\u00A0%.'],
  ['45,5', 'fraction', '45,5 is geen geheel getal: rond af.'],
  ['abc', 'noNumber', '“abc” is geen getal.'],
])('says what is wrong with %s and nothing beside it', async (typed, kind, words) => {
  await Opened.at('A');
  await answer('A1', typed);
  const input = await field('A1');
  expect(count('[data-mistake]')).toBe(0);
  input.blur();
  const said = await seen(`[data-question="A1"] [data-mistake="${kind}"]`);
  expect(said.textContent).toBe(`Fout: ${words}`);
  expect(input.getAttribute('aria-describedby')?.split(' ')).toContain(said.id);
  const finding = '[data-question="A1"] [data-finding="K01"]';
  expect([...document.querySelectorAll(finding)]).toEqual([said]);
  // What is read out with the field says it once, and what is read out by itself is there before it says anything.
  const heard = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(heard.map((id) => document.getElementById(id)?.textContent).join(' ')).not.toContain('Rond af en vul');
  expect(said.closest('[aria-live]')).not.toBeNull();
  await answer('A1', '45');
  input.blur();
  await expect.poll(() => count('[data-mistake]')).toBe(0);
});

it('says it at each share that is wrong', async () => {
  await Opened.at('B', { A1: 80, A2: 'yes', B1a: 'yes', B1b: 'yes', B2: 12, B3a: 600, B3b: 'abc' });
  const kinds = () =>
    [...document.querySelectorAll<HTMLElement>('[data-mistake]')].map(({ dataset }) => dataset['mistake']);
  await expect.poll(kinds).toEqual(['above', 'noNumber']);
  expect(count('[data-question="B3"] [aria-invalid="true"]')).toBe(2);
});

it('keeps the sentence of a check about more than a number itself', async () => {
  const opened = await Opened.at('B', { A1: 80, A2: 'yes', B1a: 'yes', B1b: 'yes', B2: 12, B3a: 60, B3b: 50 });
  await seen('[data-question="B3"] .card__error [data-finding]');
  expect(count('[data-mistake]')).toBe(0);
  await answer('B3a', '600');
  (await field('B3a')).blur();
  expect((await seen('[data-question="B3"] [data-mistake="above"]')).dataset['finding']).toBe('K01');
  expect(count('[data-question="B3"] [data-finding]')).toBe(1);
  await opened.goTo('review');
  await expect.poll(() => count('.summary [data-finding="K01"]')).toBe(1);
});

it('fills a bar of shares that are the whole to its end', async () => {
  await Opened.at('B', { A1: 80, A2: 'yes', B1a: 'yes', B1b: 'yes', B2: 12, B3a: 60, B3b: 40 });
  const bar = (await seen('.whole')).getBoundingClientRect();
  const last = await seen('.whole__part:last-child');
  // The bar has a border of two pixels.
  expect(bar.right - last.getBoundingClientRect().right).toBe(2);
  expect(Number.parseFloat(getComputedStyle(last).borderRightWidth)).toBe(0);
});
