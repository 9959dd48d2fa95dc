import { expect, it } from 'vitest';
import { count, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

it('says what "Offline" means until it is closed, and on no other page', async () => {
  await stageAt('#/', (stage) => {
    stage.online.value = false;
  });
  const banner = () => count('[data-action="close-offline"]');
  await tap('[data-offline]');
  await seen('[data-offline][aria-expanded="true"]');
  await tap('[data-action="close-offline"]');
  await expect.poll(banner).toBe(0);
  await tap('[data-offline]');
  await seen('[data-action="close-offline"]');
  location.hash = '#/accessibility';
  await seen('[data-page="accessibility"]');
  expect(banner()).toBe(0);
  await seen('[data-offline][aria-expanded="false"]');
});
