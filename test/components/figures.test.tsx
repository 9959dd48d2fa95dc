import { beforeAll, expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { figuresAnswers } from '../instruments/figures.ts';
import { carryTiny } from '../instruments/releases.ts';
import { Opened } from './open.tsx';
import { answer, count, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

beforeAll(carryTiny);

const instrument = { id: 'test.figures', version: '1.0.0' };
const given = { 'given.begunOn': '2026-11-27' };
const none = 'Uw antwoorden geven hier geen waarde';
const plain = (selector: string) => document.querySelector(selector)?.textContent.replaceAll('\u00a0', ' ');
const computed = (item: string) => plain(`[data-computed="${item}"]`);
const { 'projects[p2].cost': _, ...withoutCost } = figuresAnswers;

it.each([
  ['money', 'total', '€ 1.500,50'],
  ['yes or no', 'isLarge', 'Ja'],
  ['a code, in words', 'size', 'Groot programma'],
  ['a date', 'ends', '28 februari 2027'],
  ['a number with its unit', 'mean', '750,3 euro'],
  ['a percentage', 'filled', '75 %'],
])('is shown as what it gives: %s', async (_name, item, expected) => {
  await Opened.at('B', figuresAnswers, { instrument });
  await seen(`[data-computed="${item}"]`);
  expect(computed(item)).toBe(expected);
});

it.each([
  ['an answer is missing', withoutCost, 'total'],
  ['there is no result', { ...figuresAnswers, budget: '0' }, 'filled'],
])('says that it has no value where %s', async (_name, answers, item) => {
  await Opened.at('B', answers, { instrument });
  await seen(`[data-computed="${item}"]`);
  expect(computed(item)).toBe(none);
});

it('is read, and never typed: it is in no field, and follows what is answered', async () => {
  const opened = await Opened.at('B', figuresAnswers, { instrument });
  await seen('[data-computed="total"]');
  expect(count('[data-question] :is(input, select, textarea)')).toBe(0);
  await opened.goTo('A');
  await answer('budget', '3000');
  await opened.goTo('B');
  await expect.poll(() => computed('filled')).toBe('50 %');
});

it('may seem unlikely, and is confirmed for the value that it has', async () => {
  const many = { ...figuresAnswers, 'projects[p1].cost': '6000' };
  const opened = await Opened.at('B', many, { instrument });
  const unlikely = '[data-question="B1"] [data-finding="K05"]';
  await tap(`${unlikely} [data-confirm]`);
  await seen(`${unlikely}[data-confirmed="true"]`);
  await opened.goTo('review');
  await seen('[data-review="B"]');
  await seen('[data-page="review"] [data-finding="K05"][data-confirmed="true"]');
});

it('stands among the answers on the review, marked, with nothing to change', async () => {
  await Opened.at('review', withoutCost, { instrument });
  await seen('[data-review="B"]');
  const mark = 'Berekend uit uw antwoorden';
  expect(computed('ends')).toBe(`Einde van het programma28 februari 2027${mark}`);
  expect(computed('total')).toBe(`Totale kosten${none}${mark}`);
  expect(computed('projects[p1].share')).toBe(`Aandeel in het budget3 %${mark}`);
  expect(count('[data-computed] a')).toBe(0);
});

const states = () =>
  [...document.querySelectorAll('[data-criterion-state]')].map((one) => [
    one.closest('[data-criterion]')?.getAttribute('data-criterion'),
    one.getAttribute('data-row'),
    one.getAttribute('data-criterion-state'),
  ]);

it.each<[string, Record<string, string | number>, unknown[]]>([
  ['dirty', {}, ['notMet', 'notMet']],
  ['clean', { 'projects[p2].green': 'yes' }, ['met', 'met']],
  ['not told', { 'projects[p2].green': '' }, ['notShown', 'notShown']],
  ['so cheap that it need not be', { 'projects[p2].cost': '1' }, ['notApplicable', 'notMet']],
])('tells of a criterion by row, and of what quantifies over rows: %s', async (_name, change, [ofRow, ofAll]) => {
  await Opened.at('review', { ...figuresAnswers, ...change }, { instrument, given });
  await seen('[data-outcome]');
  expect(states()).toEqual([
    ['fits', null, 'met'],
    ['timely', null, 'met'],
    ['clean', 'projects[p1]', 'notApplicable'],
    ['clean', 'projects[p2]', ofRow],
    ['allClean', null, ofAll],
  ]);
  const lacking = plain('[data-criterion="allClean"] [data-lacking]');
  expect(lacking).toBe(ofAll === 'notShown' ? 'Coal: A5 SchoonNiet ingevuld' : undefined);
});

it('reads what was given when it was begun', async () => {
  await Opened.at('review', figuresAnswers, { instrument, given: { 'given.begunOn': '2020-01-01' } });
  await seen('[data-outcome]');
  expect(states()[1]).toEqual(['timely', null, 'notMet']);
});

it('reads it on paper, too', async () => {
  await stageAt(`#/r/${response}/copy`, (stage) => stage.draft(figuresAnswers, [], { instrument, given }));
  await seen('[data-outcome]');
  expect(states()[1]).toEqual(['timely', null, 'met']);
});
