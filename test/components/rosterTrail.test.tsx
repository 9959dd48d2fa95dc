import { expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { readTrail } from '../../src/storage/trail.ts';
import { awards, wholeAwards } from '../instruments/sentAwards.ts';
import { field, seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

it('keeps a trail of the question in the row that was visited, and of the answers there', async () => {
  const entries = Object.fromEntries(
    Object.entries(wholeAwards).flatMap(([item, entry]) =>
      typeof entry === 'string' || typeof entry === 'number' ? [[item, entry]] : [],
    ),
  );
  const stage = await stageAt(`#/r/${response}/W/awards[x].beneficiary`, async (prepared) => {
    prepared.config.value = { ...prepared.config.value, audit: { values: true } };
    await prepared.draft(entries, [], { instrument: { id: awards.id, version: awards.version }, place: 'W' });
  });
  await seen('[data-row-page="awards[x]"]');
  const first = await field('awards[x].beneficiary');
  // The trail is loaded sooner or later, and then sees where the focus goes.
  const visits = async () => {
    first.blur();
    first.focus();
    (await field('awards[x].amount')).focus();
    return (await readTrail(stage.store, response)).filter(({ event }) => event === 'question');
  };
  await expect
    .poll(visits, { timeout: 15_000, interval: 500 })
    .toContainEqual(
      expect.objectContaining({ node: 'awards[x].W1', oldValue: 'beneficiary=Firm', newValue: 'beneficiary=Firm' }),
    );
});
