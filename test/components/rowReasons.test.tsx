import { expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import type { Language } from '../../src/instrument/language.ts';
import { awards } from '../instruments/sentAwards.ts';
import { sites, wholeSites } from '../instruments/sentSites.ts';
import { seen, tap, wordsOf } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const instrument = { id: awards.id, version: awards.version };
const none = { anyProjects: 'no', mostAwards: 3 };
const one = {
  ...none,
  'awards[x]': '1',
  'awards[x].beneficiary': 'Firm',
  'awards[x].project': 'a',
  'awards[x].amount': '5',
};
type Entries = Readonly<Record<string, string | number>>;

/** Draws a page of a draft, until something of it is there. */
const drawn = async (page: string, answers: Entries, until: string, language: Language = 'nl') => {
  await stageAt(`#/r/${response}/${page}`, (stage) => stage.draft(answers, [], { instrument, place: 'P' }), language);
  await seen(until);
};

const plain = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim();

it('says in words what rows come to where that is why a question is skipped', async () => {
  await drawn('S', one, '[data-question="S1"]');
  expect(wordsOf('S1')).toBe('S1 wordt overgeslagen: de som van “Bedrag” bij “Toekenningen” is € 5.');
  expect(wordsOf('S2')).toBe('S2 wordt overgeslagen: dat volgt uit de antwoorden bij “Toekenningen”.');
});

it('says how many rows there are', async () => {
  await drawn('S', none, '[data-question="S1"]');
  expect(wordsOf('S1')).toBe('S1 wordt overgeslagen: het aantal bij “Toekenningen” is 0.');
});

it.each<[Language, string]>([['en', 'S1 is skipped: the sum of ‘Amount’ under ‘Awards’ is €5.']])(
  'says so in %s',
  async (language, words) => {
    await drawn('S', one, '[data-question="S1"]', language);
    expect(wordsOf('S1')).toBe(words);
  },
);

it('names the row whose answer is to come first, and leads there', async () => {
  await drawn('S', { ...one, 'awards[y]': '2', 'awards[y].beneficiary': 'Works' }, '[data-question="S1"]');
  expect(wordsOf('S1')).toBe('S1 Beantwoord eerst: vraag Works · W3');
  await tap('[data-question="S1"] a');
  await seen('[data-question="awards[y].W3"]');
});

it('gives a skipped roster the words of its condition', async () => {
  await drawn('P', none, '[data-roster="projects"]');
  const roster = document.querySelector('[data-roster="projects"] .hint');
  expect(plain(roster?.textContent)).toBe('Projecten: niet van toepassing (er zijn geen projecten).');
});

it('says on the copy why a question or a roster was skipped', async () => {
  await drawn('copy', one, '[data-page="copy"]');
  const quiet = (at: string) => plain(document.querySelector(`${at} p.quiet`)?.textContent);
  expect(quiet('[data-question="S1"]')).toBe('niet van toepassing: de som van “Bedrag” bij “Toekenningen” is € 5');
  expect(quiet('[data-question="awards[x].W4"]')).toBe('niet van toepassing: W3 is € 5');
  expect(quiet('[data-roster="projects"]')).toBe('niet van toepassing: er zijn geen projecten');
  const order = [...document.querySelectorAll('[data-module="P"] .ask, .module:first-of-type .ask')];
  expect(order.at(-1)?.getAttribute('data-roster')).toBe('projects');
});

it('says on the copy that a roster was skipped in a row, under that row and in its place', async () => {
  const answers = {
    ...wholeSites,
    'sites[b].kind': 'shared',
    'sites[c]': 'X',
    'sites[c].kind': 'rented',
    'sites[c].town': 'Brugge',
    'sites[c].visits[w]': 'M',
    'sites[c].visits[w].day': '2024-04-02',
    'sites[c].visits[w].isAnnounced': 'no',

    'grants[h]': 'X',
    'grants[h].site': 'a',
    'grants[h].parts[q]': 'M',
    'grants[h].parts[q].paidOut': '75',
  };
  await stageAt(`#/r/${response}/copy`, (stage) =>
    stage.draft(answers, [], { instrument: { id: sites.id, version: sites.version }, place: 'S' }),
  );
  const sheet = await seen('[data-page="copy"]');
  const inOrder = [...sheet.querySelectorAll('.module__row, [data-roster], [data-question="grants[h].G1"]')];
  expect(
    inOrder.map(
      (one) => one.getAttribute('data-roster') ?? one.getAttribute('data-question') ?? plain(one.textContent),
    ),
  ).toEqual([
    ...['Eigen gebouw', 'Gedeeld met een andere onderneming', 'Gehuurd gebouw'],
    ...[
      'Eigen gebouw · 1 maart 2024',
      'Gedeeld met een andere onderneming',
      'sites[b].visits',
      'Gehuurd gebouw · 2 april 2024',
    ],
    ...['Via de website', 'Per telefoon'],
    // A module that is asked row by row has all of a row together.
    ...['Gedeeld met een andere onderneming', 'grants[g].parts', 'Eigen gebouw', 'grants[h].G1', 'Eigen gebouw · € 75'],
    ...['Eigen gebouw', 'Gedeeld met een andere onderneming', 'Gehuurd gebouw'],
  ]);
  expect(plain(sheet.querySelector('[data-roster="sites[b].visits"] p.quiet')?.textContent)).toBe(
    'niet van toepassing: S3 is Gedeeld met een andere onderneming',
  );
});
