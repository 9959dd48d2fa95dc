import { expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { saved, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const pages = import.meta.glob('../../src/ui/**/*.tsx');

it('draws questions while all other code has come and none of its words, as on a slow network', async () => {
  await Promise.all(Object.values(pages).map((load) => load()));
  await stageAt(`#/r/${response}/A`, (stage) => stage.draft());
  await tap('[name="A2"][value="yes"]:enabled');
  await saved();
  expect(document.querySelector('[data-page="failed"]')).toBeNull();
  await seen('[data-module="A"] [data-question="A2"]');
});
