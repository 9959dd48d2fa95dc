import { expect, it, onTestFinished } from 'vitest';
import { installing } from '../../src/ui/installing.ts';
import { seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const comesFirst = (one: Element, other: Element) =>
  Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

it('says how to install by hand above the button that begins', async () => {
  const before = installing.value;
  onTestFinished(() => {
    installing.value = before;
  });
  installing.value = 'by-hand-ios';
  await stageAt('#/');
  expect(comesFirst(await seen('[data-install]'), await seen('[data-action="begin"]'))).toBe(true);
});
