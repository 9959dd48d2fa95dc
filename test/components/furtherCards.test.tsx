import { expect, it, onTestFinished } from 'vitest';
import type { Enrolment } from '../../src/protocol/enrolment.ts';
import { newShortCode } from '../../src/protocol/shortCode.ts';
import { keepInvitation } from '../../src/session/invitations.ts';
import { calm } from '../../src/ui/calm.ts';
import { count, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const id = 'eu.ec.ipcei-2014';
const card = `[data-instrument="${id}"]`;
const begin = `${card} [data-action="begin"]`;

/** Has the page load what it does not need at first. */
function calmed(): void {
  calm.value = true;
  onTestFinished(() => {
    calm.value = false;
  });
}

it('tells of the second questionnaire in brief, below the first, once the first page is there', async () => {
  await stageAt('#/');
  await seen('[data-instrument="be.statbel.ict-2024"]');
  expect(count(card)).toBe(0);
  calmed();
  const told = await seen(card);
  expect(
    [...document.querySelectorAll<HTMLElement>('[data-instrument]')].map((one) => one.dataset['instrument']),
  ).toEqual(['be.statbel.ict-2024', id]);
  // In its own language, and said so to who hears it.
  expect(told.querySelector('h2')?.lang).toBe('en');
  expect(told.textContent).toContain('31 December 2020');
  expect(told.textContent).toContain('Deze vragenlijst is in het Engels.');
  const names = [...document.querySelectorAll('[data-action="begin"]')].map((button) => button.textContent);
  expect(names).toEqual(['Begin aan de enquête', 'Deze vragenlijst invullen']);
});

it('begins it, and says where its questions are not to be had', async () => {
  calmed();
  const stage = await stageAt('#/', (made) => {
    made.gone = id;
  });
  await tap(begin);
  await seen(`${card} [data-not-loaded="part"]`);
  expect((await stage.store.list()).responses).toEqual([]);
  stage.gone = undefined;
  await tap(`${card} [data-action="load-again"]`);
  await seen('[data-module="P"]');
  const [begun] = (await stage.store.list()).responses;
  expect(begun?.row.instrument).toEqual({ id, version: '1.0.0' });
});

it('folds its way in where one was invited, and offers it only where the configuration does', async () => {
  calmed();
  const stage = await stageAt('#/', (made) => made.draft({}, [], { case: { id: 'ICT-00017' } }));
  expect((await seen(begin)).checkVisibility()).toBe(false);
  await tap(`${card} summary`);
  expect((await seen(begin)).checkVisibility()).toBe(true);
  stage.config.value = { ...stage.config.value, instruments: ['be.statbel.ict-2024'] };
  await expect.poll(() => count(card)).toBe(0);
});

it('is begun by an invitation for it, and by a code that waits for a network', async () => {
  const stage = await stageAt('#/', async ({ store }) => {
    const enrolment: Enrolment = { format: 'veldwerk-enrolment/1', case: { id: 'IPCEI-1' }, instrument: id };
    await keepInvitation(store, { id: 'one', enrolment });
    await keepInvitation(store, { id: 'two', code: newShortCode() });
  });
  // The office is asked after a tap, and not to be had.
  await tap('[data-action="redeem"]');
  await expect.poll(() => count('[data-action="begin-code"]')).toBe(2);
  const choices = [...document.querySelectorAll('[data-action="begin-code"]')].map((button) => button.textContent);
  expect(choices.at(-1)).toContain('Self-assessment');
  expect((await seen('[data-enrolment="IPCEI-1"]')).textContent).toContain('Self-assessment');
  await tap('[data-action="begin-case"]');
  await seen('[data-module="P"]');
  const [begun] = (await stage.store.list()).responses;
  expect(begun?.row).toMatchObject({ instrument: { id, version: '1.0.0' }, case: { id: 'IPCEI-1' } });
});

it('is told of as a whole where it is offered alone', async () => {
  calmed();
  await stageAt('#/', (made) => {
    made.config.value = { ...made.config.value, instruments: [id] };
  });
  expect((await seen(`${card} h1`)).textContent).toContain('Self-assessment');
  expect(count('[data-instrument]')).toBe(1);
});
