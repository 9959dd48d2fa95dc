import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Opened } from './open.tsx';
import { answer, count, field, saved, seen, tap } from './sight.ts';

it('clears the answer to a choice, gives it back, and says both', async () => {
  const opened = await Opened.at('A', { A1: 40 });
  await answer('A2', 'yes');
  const clear = await seen('[data-clear="A2"]');
  await tap(clear);
  expect(count('[name="A2"]:checked')).toBe(0);
  expect(document.activeElement).toBe(clear);
  expect((await seen('[data-item="A2"] [role="status"]')).textContent).toBe('Antwoord gewist.');
  await seen('[data-question="A3"][data-state="waiting"], .folded');
  await tap(clear);
  expect((await field('A2', 'yes')).checked).toBe(true);
  await saved();
  await opened.reload();
  expect((await field('A2', 'yes')).checked).toBe(true);
});

it('takes letters and digits for choices, and Delete to clear one', async () => {
  await Opened.at('A', { A1: 40 });
  const [yes, no] = [await field('A2', 'yes'), await field('A2', 'no')];
  yes.focus();
  await userEvent.keyboard('j');
  expect(yes.checked).toBe(true);
  await userEvent.keyboard('2');
  expect(no.checked).toBe(true);
  await userEvent.keyboard('{Delete}');
  expect(count('[name="A2"]:checked')).toBe(0);
  await tap('[data-clear="A2"]');
  expect(no.checked).toBe(true);
  no.focus();
  await userEvent.keyboard('{Backspace}');
  await userEvent.keyboard('j');
  (await field('A3', 'a')).focus();
  await userEvent.keyboard('c');
  expect((await field('A3', 'c')).checked).toBe(true);
  expect(document.activeElement?.getAttribute('value')).toBe('c');
  await userEvent.keyboard('4');
  expect((await field('A3', 'd')).checked).toBe(true);
  // With Control held a key is the browser's.
  await userEvent.keyboard('{Control>}a{/Control}');
  expect((await field('A3', 'd')).checked).toBe(true);
});
