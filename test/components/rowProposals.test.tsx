import { expect, it } from 'vitest';
import { response, type Stage } from '../../src/gallery/stage.ts';
import { awards } from '../instruments/sentAwards.ts';
import { count, field, saved, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

/** What an office knows: a project, and two awards, one of them for it, with a payment. */
const prefilled = {
  'projects[1].projectName': 'Alpha',
  'projects[1].isCrossBorder': 'yes',
  'awards[1].beneficiary': 'Firm',
  'awards[1].project': '1',
  'awards[1].amount': '600000',
  'awards[1].payments[9].paid': '1250.5',
  'awards[2].amount': '5',
};

const draft = (stage: Stage) =>
  stage.draft({ anyProjects: 'yes', mostAwards: 2 }, [], {
    instrument: { id: awards.id, version: awards.version },
    place: 'W',
    prefilled,
  });

const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => one.textContent.replace(/\u00A0/g, ' '));
const focused = () => document.activeElement?.outerHTML.slice(0, 80) ?? '';
const stored = async (stage: Stage) => {
  await saved();
  const found = await stage.store.read(response);
  return Object.fromEntries(
    (found?.answers ?? []).flatMap(({ item, value }) => (value === null ? [] : [[item, value]])),
  );
};

it('shows the rows that an office knows of, and takes one over with all that it says', async () => {
  const stage = await stageAt(`#/r/${response}/W`, draft);
  await seen('[data-proposed="awards[1]"] [data-take]:enabled');
  expect(texts('[data-proposed] .roster__name')).toEqual(['Firm', 'Toekenning 2']);
  expect(texts('[data-proposed="awards[1]"] dl > div')).toEqual(['ProjectAlpha', 'Bedrag€ 600.000']);
  // It is none yet.
  expect(count('[data-row]')).toBe(0);
  await tap('[data-take="1"]');
  await seen('[data-row="awards[1]"]');
  expect(texts('.roster__told')[0]).toContain('Firm is toegevoegd.');
  await expect.poll(focused).toContain('data-take="2"');
  expect(await stored(stage)).toMatchObject({
    'awards[1]': expect.any(String),
    'awards[1].beneficiary': 'Firm',
    'awards[1].project': '1',
    'awards[1].amount': '600000',
  });
  await tap('[data-undo]');
  await seen('[data-proposed="awards[1]"]');
  await expect.poll(focused).toContain('data-take="1"');
  expect(Object.keys(await stored(stage))).toEqual(['anyProjects', 'mostAwards']);
});

it('leaves one out, and a row that was taken over and removed is not proposed by itself again', async () => {
  const stage = await stageAt(`#/r/${response}/W`, draft);
  await tap('[data-decline="2"]');
  await seen('[data-declined="awards"]');
  expect(texts('[data-proposed] .roster__name')).toEqual(['Firm']);
  await expect.poll(focused).toContain('data-undo');
  await tap('[data-undo]');
  await seen('[data-proposed="awards[2]"]');
  await tap('[data-take="1"]');
  await seen('[data-row="awards[1]"]');
  await tap('[data-remove="1"]');
  await seen('[data-declined="awards"]');
  expect(count('[data-proposed="awards[1]"]')).toBe(0);
  await tap('[data-undo]');
  await seen('[data-row="awards[1]"]');
  expect(count('[data-declined]')).toBe(0);
  expect(await stored(stage)).toMatchObject({ 'awards[1].amount': '600000' });
});

it('proposes inner rows on the page of their row, and keeps what was entered', async () => {
  await stageAt(`#/r/${response}/W/awards[1]`, (stage) =>
    stage.draft({ anyProjects: 'yes', mostAwards: 2, 'awards[1]': 'V', 'awards[1].payments[9].paid': '7' }, [], {
      instrument: { id: awards.id, version: awards.version },
      place: 'W',
      prefilled,
    }),
  );
  await tap('[data-proposals="awards[1].payments"] [data-take="9"]');
  await seen('[data-row="awards[1].payments[9]"]');
  await tap('[data-row="awards[1].payments[9]"] a');
  await expect.poll(async () => (await field('awards[1].payments[9].paid')).value).toBe('7');
});

it('says on the review which proposals are left', async () => {
  await stageAt(`#/r/${response}/review`, draft);
  await seen('[data-undecided]');
  expect(texts('[data-undecided]')).toEqual([
    expect.stringMatching(/^Projecten.* 1 voor/),
    expect.stringMatching(/^Toekenningen.* 2 voor/),
  ]);
});

it('adds another row from the page of the last one, as long as there may be one', async () => {
  await stageAt(`#/r/${response}/W/awards[1]`, (stage) =>
    stage.draft({ anyProjects: 'yes', mostAwards: 3, 'awards[1]': 'V', 'awards[2]': 'X' }, [], {
      instrument: { id: awards.id, version: awards.version },
      place: 'W',
    }),
  );
  await tap('[data-action="next-row"]');
  await seen('[data-row-page="awards[2]"]');
  expect(texts('[data-action="add-row"]')).toEqual(['Een toekenning toevoegen']);
  await tap('[data-action="add-row"]');
  await seen('[data-row-page]:not([data-row-page="awards[2]"])');
  await expect.poll(() => document.activeElement?.tagName).toBe('H1');
  expect((await seen('[data-action="add-row"]')).matches(':disabled')).toBe(true);
});
