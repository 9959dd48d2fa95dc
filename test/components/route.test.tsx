import { expect, it } from 'vitest';
import { Opened } from './open.tsx';
import { answer, count, field, saved, seen, stateOf, wordsOf } from './sight.ts';

it('folds what the route skips to one line with the reason, and names what to answer first', async () => {
  const opened = await Opened.at('A');
  await seen('[data-question="A3"]');
  expect(wordsOf('A3')).toBe('A3 Beantwoord eerst: vraag A2');
  await answer('A2', 'no');
  await expect.poll(() => stateOf('A3')).toBe('notApplicable');
  expect(wordsOf('A3')).toBe('A3 wordt overgeslagen: A2 is Neen.');
  expect(count('[name="A3"]')).toBe(0);
  await answer('A1', '0');
  await expect.poll(() => stateOf('A2')).toBe('notApplicable');
  expect(wordsOf('A5')).toBe('A5 wordt overgeslagen: A1 is 0 %.');
  await opened.goTo('B');
  expect(wordsOf('B1')).toBe('B1 wordt overgeslagen: A1 is 0 %.');
});

it('keeps the draft of a closed branch, and brings it back', async () => {
  const opened = await Opened.at('A');
  await answer('A1', '80');
  await answer('A2', 'yes');
  await answer('A3', 'd');
  await answer('A1', '0');
  await expect.poll(() => stateOf('A3')).toBe('notApplicable');
  await saved();
  await opened.reload();
  await answer('A1', '5');
  await expect.poll(() => stateOf('A3')).toBe('asked');
  expect((await field('A3', 'd')).checked).toBe(true);
});
