import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { carryTiny } from '../instruments/releases.ts';
import { Opened } from './open.tsx';
import { count, field, saved, seen, stateOf, tap } from './sight.ts';

carryTiny();
const instrument = { id: 'test.numbers', version: '1.0.0' };
const openedAt = (module: string, answers: Parameters<typeof Opened.at>[1] = {}) =>
  Opened.at(module, answers, { instrument });

/** What is drawn is there within this time. */
const soon = { timeout: 10_000 };

/** Types into a field, and leaves its question. */
async function typeIn(name: string, text: string): Promise<HTMLInputElement> {
  const input = await field(name);
  await userEvent.fill(input, text);
  input.blur();
  return input;
}

/** What stands in the three fields of a date. */
const shown = async () =>
  (await Promise.all(['D1', 'D1-month', 'D1-year'].map((name) => field(name)))).map(({ value }) => value);

/** How many findings stand at a question. */
const wrong = (question: string) => count(`[data-question="${question}"] [data-finding]`);

it('names numbers by their question', async () => {
  await openedAt('N');
  const persons = page.getByRole('textbox', { name: 'N1 Hoeveel personen werken er?' });
  await expect.element(persons, soon).toBeVisible();
  expect((await field('N1')).inputMode).toBe('decimal');
  // What may be below zero needs a keyboard with a minus.
  expect((await field('balance')).inputMode).toBe('');
});

it('names the parts of a date by their own names, in a group with the name of the question', async () => {
  await openedAt('D');
  const group = page.getByRole('group', { name: 'D1 Wanneer werd de onderneming opgericht?' }).last();
  for (const name of ['Dag', 'Maand', 'Jaar'])
    await expect.element(group.getByRole('textbox', { name, exact: true }), soon).toBeVisible();
  const described = group.element().getAttribute('aria-describedby') ?? '';
  const hint = document.getElementById(described.split(' ')[0] ?? '');
  expect(hint?.textContent).toBe('Bijvoorbeeld 27 3 2024, of 27 maart 2024.');
  // In a list, the words of the row name the group.
  await expect.element(page.getByRole('group', { name: /Toegekend op/ }), soon).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: /Loopt tot/ }), soon).toBeVisible();
});

it('is filled in by keyboard alone, part after part', async () => {
  const draft = await openedAt('D');
  (await field('D1')).focus();
  await userEvent.keyboard('29{Tab}februari{Tab}2024{Tab}');
  await expect.poll(() => stateOf('D2')).toBe('asked');
  await saved();
  expect((await field('D1-month')).value).toBe('februari');
  await draft.reload();
  expect(await shown()).toEqual(['29', '2', '2024']);
});

it('takes a date apart that is pasted into one field', async () => {
  await openedAt('D');
  const day = await field('D1');
  day.focus();
  // As a browser does it.
  day.value = 'donderdag 29 februari 2024';
  day.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  await expect.poll(() => stateOf('D2')).toBe('asked');
  await expect.poll(shown).toEqual(['29', 'februari', '2024']);
});

it('takes a date apart that is typed into one field, once that is left', async () => {
  await openedAt('D');
  const day = await field('D1');
  await userEvent.type(day, '29/2/2024');
  await expect.poll(() => stateOf('D2')).toBe('asked');
  expect(day.value).toBe('29/2/2024');
  await userEvent.keyboard('{Tab}');
  await expect.poll(() => day.value).toBe('29');
  expect((await field('D1-year')).value).toBe('2024');
  expect(wrong('D1')).toBe(0);
});

it.each<[readonly [day: string, month: string, year: string]]>([
  [['31', '2', '2024']],
  [['29', '2', '2023']],
  [['29', 'februari', '']],
  [['morgen', '', '']],
  [['1', '1', '1989']],
  [['1', '13', '2024']],
  [['1', '3', '24']],
])('keeps %j as it is typed, and finds it wrong', async ([day, month, year]) => {
  const draft = await openedAt('D');
  await userEvent.fill(await field('D1'), day);
  await userEvent.fill(await field('D1-month'), month);
  await userEvent.fill(await field('D1-year'), year);
  expect(wrong('D1')).toBe(0);
  (await field('D4')).focus();
  await expect.poll(() => wrong('D1')).toBe(1);
  expect(count('[data-item="D1"] [aria-invalid="true"]')).toBeGreaterThan(0);
  expect(stateOf('D2')).toBe('waiting');
  await saved();
  await draft.reload();
  await expect.poll(shown).toEqual([day, month, year]);
});

it('marks the part that is wrong, and is led to from the review', async () => {
  const draft = await openedAt('D', { D1: '29/lente/2024' });
  await seen('[name="D1-month"][aria-invalid="true"]');
  expect(count('[data-item="D1"] [aria-invalid="true"]')).toBe(1);
  await draft.goTo('review');
  await tap('[data-item="D1"] a');
  await seen('[data-module="D"]');
  await expect.poll(() => document.activeElement?.getAttribute('name')).toBe('D1');
});

it('is blank again once all of its parts are', async () => {
  await openedAt('D', { D1: '2024-02-29' });
  for (const part of ['D1', 'D1-month', 'D1-year']) await userEvent.fill(await field(part), '');
  (await field('D4')).focus();
  await expect.poll(() => stateOf('D2')).toBe('waiting');
  expect(wrong('D1')).toBe(0);
});

it('asks which number is meant by a sign before three digits, and takes what is tapped', async () => {
  await openedAt('N');
  const persons = await typeIn('N1', '1.234');
  await tap('[data-meant="1234"]');
  await expect.poll(() => persons.value).toBe('1234');
  expect(count('[data-meant]')).toBe(0);
  const turnover = await typeIn('N2', '€ 1,234');
  const meant = await seen('[data-meant="1234"]');
  expect(meant.textContent).toBe('€\u00A01.234');
  expect(wrong('N2')).toBe(1);
  meant.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => turnover.value).toBe('1234');
  expect(document.activeElement).toBe(turnover);
  await expect.poll(() => stateOf('N3')).toBe('asked');
});

it.each(['1.234', '1,234', '€ 1.234', '-1.234 EUR'])('asks what is meant by an amount of %s', async (typed) => {
  await openedAt('N');
  await typeIn('balance', typed.replace('€', '$').replace('EUR', 'USD'));
  await seen(`[data-meant="${typed.startsWith('-') ? '-' : ''}1234"]`);
  // Three digits behind the point are too many for it.
  expect(count('[data-meant]')).toBe(1);
});

it('takes an amount with its currency, and says it so in the review', async () => {
  const draft = await openedAt('N');
  await typeIn('N1', '12');
  await typeIn('N2', '€ 1.000,50');
  await expect.poll(() => stateOf('N3')).toBe('notApplicable');
  await typeIn('balance', '-12,5 usd');
  await saved();
  await draft.goTo('review');
  const said = async (item: string) => (await seen(`[data-item="${item}"] dd`)).textContent;
  expect(await said('N1')).toBe('12\u00A0personen');
  expect(await said('N2')).toBe('€\u00A01.000,50');
  expect(await said('balance')).toBe('US$\u00A0-12,50');
});

/** What is read out beside the name of a field. */
const heard = async (name: string) =>
  ((await field(name)).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.trim())
    .filter(Boolean);

it('describes a number by its unit, which may be typed as well', async () => {
  const opened = await openedAt('N');
  expect(await heard('N1')).toEqual(['personen']);
  expect(await heard('N2')).toEqual(['€']);
  expect(await heard('balance')).toEqual(['US$', '(niet verplicht)']);
  await typeIn('N1', '12 personen');
  await saved();
  await opened.reload();
  expect((await field('N1')).value).toBe('12');
});

it('says what is wrong in a row of a list below it, and of no other', async () => {
  await openedAt('D', { granted: '31/2/2024', sum: 'veel', parts: 'vier' });
  await expect.poll(() => wrong('grant')).toBe(3);
  expect(await heard('sum')).toEqual([
    '€',
    '(niet verplicht)',
    'Fout: Vul een bedrag in, met hoogstens twee cijfers na de komma.',
  ]);
  expect(await heard('ends')).toEqual(['(niet verplicht)']);
  expect(count('[data-item="sum"] [data-finding="K03"]')).toBe(1);
  expect(count('[data-question="grant"] [aria-invalid="true"]')).toBe(5);
});

it('has room on paper for each part of a date, under its name', async () => {
  await openedAt('D');
  location.hash = '#/blank/test.numbers';
  await seen('[data-page="blank"]');
  expect((await seen('[data-item="D1"] .date-room')).textContent).toBe('DagMaandJaar');
  expect((await seen('[data-item="D3"] .date-room')).textContent).toBe('MaandJaar');
  expect((await seen('[data-item="N2"] .amount')).textContent).toBe(' €');
  expect((await seen('[data-item="N1"] .amount')).textContent).toBe(' personen');
});
