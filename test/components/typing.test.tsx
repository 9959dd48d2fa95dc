import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Opened } from './open.tsx';
import { answer, count, field, saved, seen, tap } from './sight.ts';

describe('a percentage', () => {
  it.each([
    ['000', 0],
    ['007', 7],
    [' 45 ', 45],
    ['100', 100],
    ['45,0', 45],
    ['45.', 45],
    ['45 %', 45],
  ])('typed as “%s” is read as %i', async (typed, value) => {
    const opened = await Opened.at('A');
    await answer('A1', typed);
    await saved();
    await opened.goTo('review');
    expect((await seen('[data-item="A1"] dd')).textContent).toBe(`${value}\u00A0%`);
  });

  it.each(['101', '12,5', '-1', '1e2', 'veel', '٣'])(
    'typed as “%s” is kept as it is, and found wrong once it is left',
    async (typed) => {
      const opened = await Opened.at('A');
      await userEvent.type(await field('A1'), typed);
      expect(count('.card--wrong')).toBe(0);
      (await field('A2', 'yes')).focus();
      await seen('[data-question="A1"].card--wrong');
      await saved();
      await opened.reload();
      await seen('[data-question="A1"].card--wrong');
      expect((await field('A1')).value).toBe(typed);
      await opened.goTo('review');
      await seen('[data-finding="K01"]');
    },
  );

  it('steps by taps and by arrows, and takes it as it is pasted', async () => {
    const opened = await Opened.at('A');
    const a1 = await field('A1');
    for (const [entered, stepped] of [
      ['45 %', '50'],
      ['45,0', '50'],
      ['43', '45'],
    ] as const) {
      await userEvent.fill(a1, entered);
      a1.blur();
      await tap('[data-step="A1 1"]');
      expect(a1.value).toBe(stepped);
    }
    await tap('[data-step="A1 -1"]');
    expect(a1.value).toBe('40');
    a1.focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(a1.value).toBe('41');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(a1.value).toBe('39');
    await saved();
    await opened.reload();
    expect((await field('A1')).value).toBe('39');
  });
});

it('tells module and progress in the title', async () => {
  await Opened.at('A');
  await expect.poll(() => document.title).toMatch(/^Module A · 0 van \d+ · Veldwerk$/);
  await answer('A1', '40');
  await expect.poll(() => document.title).toMatch(/^Module A · 1 van \d+ · Veldwerk$/);
});
