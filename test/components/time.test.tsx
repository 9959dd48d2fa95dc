import { expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { Opened } from './open.tsx';
import { answer, count, field, saved, seen, tap } from './sight.ts';

// The stage has measured 22 minutes.
const below = '[data-question="F"] [data-finding="K53"]';

it('asks whether fewer minutes than were measured are right, and does so again once they are others', async () => {
  const opened = await Opened.at('F', { F: 7 });
  await tap(`${below} [data-confirm]`);
  await seen(`${below}[data-confirmed="true"]`);
  await saved();
  await opened.reload();
  await seen(`${below}[data-confirmed="true"]`);
  await opened.goTo('review');
  await seen('.unconfirmed [data-finding="K53"][data-confirmed="true"]');
  await opened.goTo('F');
  await answer('F', '8');
  (await seen('[data-action="back"]')).focus();
  await seen(`${below}[data-confirmed="false"]`);
  await answer('F', '22');
  await expect.poll(() => count('[data-finding="K53"]')).toBe(0);
});

it('asks once about a number of minutes that two checks find low', async () => {
  const opened = await Opened.at('F', { F: 1 });
  await seen(below);
  expect(count('[data-question="F"] [data-confirm]')).toBe(1);
  await opened.goTo('review');
  await seen('.unconfirmed [data-finding="K53"]');
  expect(count('.unconfirmed [data-finding="K04"]')).toBe(0);
});

it('asks on the review page whoever confirmed the minutes early', async () => {
  const opened = await Opened.at('review', { F: 7 });
  const found = await seen('.unconfirmed [data-finding="K53"]');
  expect(found.textContent).toContain('gemeten');
  await expect.poll(async () => (await opened.stage.store.read(response))?.row.comparedMinutes).toBe(22);
});

it.each(['0', 'abc'])('says once what is wrong with %s minutes', async (typed) => {
  await Opened.at('F');
  await answer('F', typed);
  (await field('F')).blur();
  await seen('[data-question="F"] [data-finding="K04"]');
  expect((await seen('.minutes__state')).textContent).toBe('');
});

it('keeps a version without the check to its note', async () => {
  const instrument = { id: 'be.statbel.ict-2024', version: '1.0.0' };
  const opened = await Opened.at('F', { F: 7 }, { instrument, prefilledMinutes: 7 });
  await expect.poll(async () => (await seen('[data-note="shorter"]')).textContent).toContain('korter');
  await opened.goTo('review');
  await seen('[data-review="F"]');
  expect(count('[data-finding="K53"]')).toBe(0);
  await saved();
  expect((await opened.stage.store.read(response))?.row).not.toHaveProperty('comparedMinutes');
});
