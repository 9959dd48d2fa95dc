import { expect, it } from 'vitest';
import { Opened } from './open.tsx';
import { answer, count, field, seen, stateOf, tap } from './sight.ts';

/** Leaves a question open for a reason. */
async function leaveOpen(question: string, reason: string): Promise<void> {
  const card = `[data-question="${question}"]`;
  await tap(`${card} [data-tool="more"]`);
  await tap(`${card} input[value="${reason}"]`);
  await tap(`${card} [data-tool="unanswered"]`);
}

it('is undone by an answer, or by hand, and is given item by item', async () => {
  await Opened.at('A', { A1: 80 });
  await leaveOpen('A2', 'refused');
  await seen('[data-unanswered="A2"][data-reason="refused"]');
  expect(stateOf('A3')).toBe('undetermined');
  await answer('A2', 'yes');
  await expect.poll(() => count('[data-unanswered="A2"]')).toBe(0);
  expect(stateOf('A3')).toBe('asked');

  await answer('A5a', 'yes');
  await tap('[data-question="A5"] [data-tool="more"]');
  await seen('[data-question="A5"] .silence__items');
  const items = document.querySelectorAll<HTMLInputElement>('[data-question="A5"] .silence__items input');
  expect([...items].map((one) => one.checked)).toEqual([false, true, true]);
  await tap('[data-question="A5"] input[value="inapplicable"]');
  await tap('[data-question="A5"] [data-tool="unanswered"]');
  await seen('[data-unanswered="A5c"]');
  expect((await field('A5a', 'yes')).checked).toBe(true);
  await tap('[data-unanswered="A5b"] button');
  await expect.poll(() => count('[data-unanswered]')).toBe(1);
});

it('offers one way back, where an answer was cleared and then said to be none', async () => {
  await Opened.at('A', { A1: 80, A2: 'yes' });
  await tap('[data-clear="A2"]');
  await seen('[data-question="A2"] .cleared p:not(:empty)');
  await leaveOpen('A2', 'refused');
  await seen('[data-unanswered="A2"]');
  const undo = () =>
    [...document.querySelectorAll('[data-question="A2"] button')].filter(
      ({ textContent }) => textContent === 'Ongedaan maken',
    );
  expect(undo()).toHaveLength(1);
  await tap('[data-unanswered="A2"] button');
  await expect.poll(() => count('[data-unanswered="A2"]')).toBe(0);
  // What was cleared before can be given back after it.
  expect(undo()).toHaveLength(1);
  await tap('[data-clear="A2"]');
  await expect.poll(async () => (await field('A2', 'yes')).checked).toBe(true);
});
