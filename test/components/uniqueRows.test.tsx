import { expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { awards, wholeAwards } from '../instruments/sentAwards.ts';
import { seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const instrument = { id: awards.id, version: awards.version };
const entries = Object.fromEntries(
  Object.entries(wholeAwards).flatMap(([item, entry]) =>
    typeof entry === 'string' || typeof entry === 'number' ? [[item, entry]] : [],
  ),
);

it('says at a row that another one has its value, and in the review at both', async () => {
  const twice = { ...entries, 'projects[b].projectName': 'Alpha' };
  await stageAt(`#/r/${response}/P/projects[b]`, (stage) => stage.draft(twice, [], { instrument, place: 'P' }));
  const told = await seen('[data-question="projects[b].P3"] [data-finding="projects[b].K3"]');
  expect(told.textContent).toContain('Een ander project heeft dezelfde naam.');
  location.hash = `#/r/${response}/review`;
  await seen('[data-page="review"] [data-finding="projects[a].K3"]');
  await seen('[data-page="review"] [data-finding="projects[b].K3"]');
});
