import { beforeAll, expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { carryTiny } from '../instruments/releases.ts';
import { entriesIn } from '../support/rows.ts';
import { Opened } from './open.tsx';
import { answer, count, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

beforeAll(carryTiny);

const instrument = { id: 'test.outcome', version: '1.0.0' };
const answers = entriesIn({
  ...{ open: 'yes', budget: '199.99' },
  projects: { p1: { project: 'Wind', cost: '60', green: 'yes' }, p2: { cost: '140' } },
});
/** The words of an element, with plain spaces. */
const text = (selector: string) => document.querySelector(selector)?.textContent.replaceAll('\u00a0', ' ');

it('says of each criterion what the answers say, and what is missing', async () => {
  await Opened.at('review', answers, { instrument });
  await seen('[data-outcome]');
  const states = [...document.querySelectorAll('[data-criterion-state]')].map((one) => [
    one.closest('[data-criterion]')?.getAttribute('data-criterion'),
    one.getAttribute('data-row'),
    one.querySelector('.outcome__state')?.textContent,
  ]);
  expect(states).toEqual([
    ['openness', null, 'niet aangetoond'],
    ['affordable', null, 'niet voldaan'],
    ['clean', 'projects[p1]', 'Wind: niet van toepassing'],
    ['clean', 'projects[p2]', 'Project 2: niet aangetoond'],
    ['allClean', null, 'niet aangetoond'],
  ]);
  expect(text('[data-criterion="openness"] .hint')).toBe('Artikel 1. Met bewijs.');
  expect(text('[data-criterion="openness"] [data-lacking]')).toBe('A2 BewijsNiet ingevuld');
  await tap('[data-criterion="affordable"] details summary');
  await expect.poll(() => text('[data-criterion="affordable"] details')).toContain('Wind: A5 Kosten€ 60');
  expect(text('[data-row="projects[p2]"] [data-lacking]')).toBe('A6 SchoonNiet ingevuld');
  expect(text('[data-figures]')).toContain('A3 Budget€ 199,99');
  expect(text('[data-figures]')).toContain('Project 2: A5 Kosten€ 140');
});

it('leads to what is missing, and is told anew once it is there', async () => {
  const opened = await Opened.at('review', answers, { instrument });
  const link = await seen('[data-criterion="openness"] [data-lacking] a');
  expect(link.getAttribute('href')).toBe(`#/r/${response}/A/proof`);
  await opened.goTo('A');
  await answer('proof', 'Oproep van 2015');
  await opened.goTo('review');
  await expect.poll(() => text('[data-criterion="openness"] .outcome__state')).toBe('voldaan');
});

it('is printed on a copy, all of it open', async () => {
  await stageAt(`#/r/${response}/copy`, (stage) => stage.draft(answers, [], { instrument }));
  await seen('[data-outcome]');
  expect(count('[data-outcome] details')).toBeGreaterThan(0);
  expect(count('[data-outcome] details:not([open])')).toBe(0);
  expect(count('[data-outcome] a')).toBe(0);
});

it('is not there where a questionnaire has none', async () => {
  await Opened.at('review', { A1: 80 });
  await seen('[data-review]');
  expect(count('[data-outcome]')).toBe(0);
});
