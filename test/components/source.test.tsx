import { beforeAll, expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { carryTiny } from '../instruments/releases.ts';
import { Opened } from './open.tsx';
import { count, seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

beforeAll(carryTiny);

const places = { id: 'test.places', version: '1.0.0' };
const source = 'Artikel III.17 WER';

it('stands with its question, and with no other', async () => {
  await Opened.at('P', {}, { instrument: places, place: 'P' });
  const card = await seen('[data-question="P5"]');
  expect(card.querySelector('h2 + .hint')?.textContent).toBe(source);
  expect(count('h2 + .hint')).toBe(1);
});

it('is printed on the form', async () => {
  await stageAt(`#/blank/${places.id}`, () => {});
  const asked = await seen('.sheet--blank [data-question="P5"]');
  expect(asked.querySelector('.ask__source')?.textContent).toBe(source);
  expect(count('.ask__source')).toBe(1);
});

it('is printed on a copy', async () => {
  await stageAt(`#/r/${response}/copy`, (stage) => stage.draft({ P1: 'HQ' }, [], { instrument: places }));
  const asked = await seen('[data-page="copy"] [data-question="P5"]');
  expect(asked.querySelector('.ask__source')?.textContent).toBe(source);
});
