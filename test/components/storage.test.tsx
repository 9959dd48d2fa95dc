import { expect, it, onTestFinished } from 'vitest';
import { installing } from '../../src/ui/installing.ts';
import { count, seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

it.each([
  ['by-hand-ios', 1],
  ['by-hand-mac', 1],
  ['offered', 0],
  ['none', 0],
  ['installed', 0],
] as const)('warns of what Safari erases in Safari alone: %s', async (how, times) => {
  const before = installing.value;
  onTestFinished(() => {
    installing.value = before;
  });
  installing.value = how;
  await stageAt('#/storage');
  await seen('[data-persisted]');
  expect(count('[data-seven-days]')).toBe(times);
});
