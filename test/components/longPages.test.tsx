import { beforeAll, expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { keepScroll } from '../../src/ui/scrollRestoration.ts';
import { carryTiny } from '../instruments/releases.ts';
import { entriesIn } from '../support/rows.ts';
import { Opened } from './open.tsx';
import { answer, count, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

beforeAll(() => {
  carryTiny();
  keepScroll();
});

const rows = (prefix: string, many: number) => Array.from({ length: many }, (_, at) => `${prefix}${at + 10}`);
const awards = rows('a', 20);
/** Twenty awards with ten payments each: 280 questions in one module, all of them answered. */
const whole = entriesIn({
  ...{ anyProjects: 'yes', mostAwards: 20 },
  projects: { p: { projectName: 'Alpha', isCrossBorder: 'yes' } },
  awards: Object.fromEntries(
    awards.map((id) => [
      id,
      {
        ...{ beneficiary: `Firma ${id}`, project: 'p', amount: '2000' },
        payments: Object.fromEntries(rows('b', 10).map((payment) => [payment, { paid: '100' }])),
      },
    ]),
  ),
});
const { 'awards[a12].amount': _, ...oneMissing } = whole;

const instrument = { id: 'test.awards', version: '1.0.0' };
const at = (answers: typeof whole) => Opened.at('review', answers, { instrument, place: 'P' });
const inModule = '[data-review="W"] [data-question]';
const allDrawn = () => expect.poll(() => count(`${inModule}, [data-undrawn]`)).toBe(280);
const isOpen = (module: string) => document.querySelector(`[data-review="${module}"]`)?.hasAttribute('open');
/** Its answers in order, by the rows that they are of. */
const headings = () => [...document.querySelectorAll('[data-review="W"] h3')].map((one) => one.textContent);

it('has the questions of a long module that is folded once it is opened, and in their order', async () => {
  await at(whole);
  await seen('[data-review="W"]');
  expect(isOpen('W')).toBe(false);
  expect(count(inModule)).toBe(0);
  await tap('[data-review="W"] summary');
  await allDrawn();
  expect(headings().slice(0, 3)).toEqual(['Firma a10', 'Firma a10 · Betaling 1', 'Firma a10 · Betaling 2']);
  expect(headings().at(-1)).toBe('Firma a29 · Betaling 10');
  await tap('[data-review="W"] summary');
  await expect.poll(() => isOpen('W')).toBe(false);
  expect(count(inModule)).toBe(280);
});

it('draws a long module that is open bit by bit, to its end', async () => {
  await at(oneMissing);
  await seen('[data-missing="awards[a12].amount"]');
  expect(isOpen('W')).toBe(true);
  expect(count(inModule)).toBeGreaterThan(0);
  await allDrawn();
  expect(count('[data-undrawn]')).toBe(0);
});

it('comes back from a question to where one was, in a module that was opened by hand', async () => {
  await at(whole);
  await tap('[data-review="W"] summary');
  await allDrawn();
  const line = '[data-item="awards[a25].amount"]';
  (await seen(line)).scrollIntoView();
  await expect.poll(() => scrollY).toBeGreaterThan(1000);
  const top = () => document.querySelector(line)?.getBoundingClientRect().top ?? Number.NaN;
  const before = top();
  await tap(`${line} a`);
  const field = await seen('[data-row-page] [name="awards[a25].amount"]:enabled');
  await expect.poll(() => document.activeElement).toBe(field);
  history.back();
  await seen(`[data-page="review"] ${line}`);
  expect(isOpen('W')).toBe(true);
  // But for what heights are rounded by.
  const moved = () => Math.abs(top() - before);
  await expect.poll(moved).toBeLessThan(3);
  await allDrawn();
  expect(moved()).toBeLessThan(3);
});

it('is printed whole, and is then as it was', async () => {
  await at(whole);
  await seen('[data-review="W"]');
  dispatchEvent(new Event('beforeprint'));
  // At once: what prints waits for nothing.
  expect(count('[data-review]:not([open])')).toBe(0);
  expect(count(inModule)).toBe(280);
  expect(count('[data-undrawn]')).toBe(0);
  dispatchEvent(new Event('afterprint'));
  await expect.poll(() => count('[data-review][open]')).toBe(0);
});

it('folds the many rows that a found question is asked in, and leads to each', async () => {
  await stageAt(`#/r/${response}/search`, (stage) => stage.draft(whole, [], { instrument, place: 'P' }));
  await answer('search', 'W3');
  const rowsOf = '[data-hit="W3"] [data-places="20"]';
  await seen(rowsOf);
  expect(count(`${rowsOf} a`)).toBe(0);
  await tap(`${rowsOf} summary`);
  await expect.poll(() => count(`${rowsOf} a`)).toBe(20);
  await tap(`${rowsOf} li:last-child a`);
  const field = await seen('[name="awards[a29].amount"]:enabled');
  await expect.poll(() => document.activeElement).toBe(field);
});
