import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Opened } from './open.tsx';
import { answer, count, field, seen, tap } from './sight.ts';

it('shows total and remainder as they are typed, and fills in the rest only when asked to', async () => {
  await Opened.at('B');
  await answer('B1a', 'yes');
  await userEvent.type(await field('B3a'), '35');
  const output = await seen('[data-question="B3"] output');
  await expect.poll(() => output.textContent).toContain('35\u00A0%');
  expect(output.textContent).toContain('nog 65\u00A0%');
  const rest = await field('B3b');
  expect(rest.value).toBe('');
  await tap('[data-question="B3"] [data-offer="B3b"]');
  await expect.poll(() => rest.value).toBe('65');
  expect(output.textContent).toContain('100\u00A0%');
  expect(count('[data-question="B3"] [data-offer]')).toBe(0);
});
