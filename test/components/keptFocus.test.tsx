import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { keepFocus } from '../../src/ui/keepFocus.ts';
import { Opened } from './open.tsx';
import { fillIn, seen, tap } from './sight.ts';

keepFocus();

/** Presses what a selector names by keyboard. */
async function press(selector: string): Promise<void> {
  (await seen(selector)).focus();
  await userEvent.keyboard('{Enter}');
}

const within = (selector: string) => document.activeElement?.closest(selector) !== null;

it('keeps the focus beside what is confirmed, and taken back', async () => {
  await Opened.at('A', { A1: 0 });
  const finding = '[data-finding="K52"]';
  await press(`${finding} [data-confirm]`);
  await seen(`${finding}[data-confirmed="true"]`);
  await expect.poll(() => within(`${finding} button`)).toBe(true);
  await userEvent.keyboard('{Enter}');
  await seen(`${finding}[data-confirmed="false"]`);
  await expect.poll(() => within(`${finding} [data-confirm]`)).toBe(true);
});

it('keeps it at a question that is left without an answer, and answered after all', async () => {
  await Opened.at('A', { A1: 10 });
  const card = '[data-question="A2"]';
  await tap(`${card} [data-tool="more"]`);
  await tap(`${card} .silence input[value="unknown"]`);
  await press(`${card} [data-tool="unanswered"]:enabled`);
  await seen(`${card} [data-unanswered]`);
  await expect.poll(() => within(card)).toBe(true);
  await press(`${card} [data-unanswered] button`);
  await expect.poll(() => document.querySelector(`${card} [data-unanswered]`)).toBeNull();
  await expect.poll(() => within(card)).toBe(true);
});

it('takes it from nobody who has it', async () => {
  await Opened.at('A', { A1: 10 });
  await fillIn('[name="A1"]', '12');
  await tap('[data-question="A2"] [data-tool="mark"]');
  expect(within('[data-question="A2"] [data-tool="mark"]')).toBe(true);
});
