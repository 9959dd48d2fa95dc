import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { response, type Stage } from '../../src/gallery/stage.ts';
import type { CorrectionRequest } from '../../src/protocol/correctionRequest.ts';
import { count, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const other = '019301a0-0000-7000-8000-000000000002';
const third = '019301a0-0000-7000-8000-000000000003';
const ipcei = { id: 'eu.ec.ipcei-2014', version: '1.0.0' };
const ipceiTitle = 'Self-assessment of aid to an important project of common European interest';
const asked: CorrectionRequest = { at: '2024-11-07T08:00:00.000Z', messages: { nl: 'Klopt A1?' }, items: [] };

const onlyIct = (stage: Stage) => {
  stage.config.value = { endpoint: 'api/v1', instruments: ['be.statbel.ict-2024'] };
};

it('says on each card, to everybody, of which questionnaire it is where several are offered', async () => {
  await stageAt('#/', async (stage) => {
    await stage.draft({}, [], { instrument: ipcei, label: '' });
    await stage.completed('delivered', { id: other });
  });
  const draft = await seen(`[data-response="${response}"]`);
  const said = await seen(`[data-response="${response}"] [data-questionnaire]`);
  expect([said.dataset['questionnaire'], said.textContent, said.lang]).toEqual([ipcei.id, ipceiTitle, 'en']);
  const named = document.getElementById(draft.getAttribute('aria-labelledby') ?? '');
  expect(named?.textContent).toMatch(/^Zonder naam, begonnen op .*Self-assessment/);
  const going = await seen(`[data-response="${response}"] [data-action="continue"]`);
  expect(going.getAttribute('aria-describedby')).toBe(named?.id);
  expect((await seen(`[data-response="${other}"] [data-questionnaire]`)).textContent).toContain('ICT');
  await tap(`[data-response="${response}"] [data-action="delete"]`);
  expect((await seen('[role="alertdialog"]')).textContent).toContain(`· ${ipceiTitle}”`);
});

it('says so nowhere on a device that has one questionnaire alone, and as soon as it has another', async () => {
  const stage = await stageAt('#/', async (one) => {
    onlyIct(one);
    await one.draft();
  });
  await seen(`[data-response="${response}"] [data-action="delete"]`);
  expect(count('[data-questionnaire]')).toBe(0);
  await stage.draft({}, [], { id: other, instrument: ipcei });
  await expect.poll(() => count('[data-questionnaire]')).toBe(2);
});

it('calls responses by their questionnaire, too, before all is erased, and in the ledger', async () => {
  await stageAt('#/storage', async (stage) => {
    await stage.draft({}, [], { instrument: ipcei, label: 'Project X' });
    await stage.completed('delivered', { id: other });
  });
  await tap('[data-action="wipe"]');
  await expect
    .poll(() => document.querySelector('[data-undelivered="1"] li')?.textContent)
    .toBe(`Project X · ${ipceiTitle} (begonnen)`);
  location.hash = '#/receipts';
  await expect.poll(() => document.querySelector('[data-named]')?.textContent).toMatch(/^Bakkerij Peeters · .*ICT/);
});

it('puts a response that the office asks to correct above all others, until it is being corrected', async () => {
  const stage = await stageAt('#/', async (one) => {
    await one.draft({}, [], { id: other });
    await one.completed('delivered', { case: { id: 'ICT-00017' }, asked: [asked] });
    await one.completed('delivered', { id: third, label: 'Slagerij' });
  });
  const order = () =>
    [...document.querySelectorAll<HTMLElement>('[data-response]')].map((one) => one.dataset['response']);
  await expect.poll(order).toEqual([response, other, third]);
  const list = (await seen(`[data-response="${response}"]`)).parentElement;
  expect(list?.querySelector('h2')?.textContent).toBe('De instantie vraagt om een verbetering');
  await stage.store.write([{ kind: 'corrected', response, by: '019301a0-0000-7000-8000-000000000009' }]);
  await expect.poll(order).toEqual([other, response, third]);
});

const correction = { id: other, corrects: { id: response } };

it.each<[string, 'delivered' | object, boolean]>([
  ['was received', 'delivered', true],
  ['still waits', {}, false],
  ['was refused, too', { state: 'refused' }, false],
])('offers to delete a refused response whose correction %s: %#', async (_, outbox, offered) => {
  const stage = await stageAt('#/', async (one) => {
    await one.completed({ state: 'refused' }, { correctedBy: other });
    await one.completed(outbox, { ...correction, label: 'Verbeterd' });
  });
  await seen(`[data-response="${response}"] [data-stage="corrected"]`);
  await expect.poll(() => count(`[data-response="${response}"] [data-action="delete"]`)).toBe(offered ? 1 : 0);
  if (!offered) return;
  await tap(`[data-response="${response}"] [data-action="delete"]`);
  expect((await seen('[role="alertdialog"]')).textContent).toContain('uw verbetering ervan is ontvangen');
  await tap('[data-action="confirm-delete"]');
  await expect.poll(() => count(`[data-response="${response}"]`)).toBe(0);
  expect((await stage.store.list()).responses.map(({ row }) => row.id)).toEqual([other]);
  expect(await stage.store.outbox()).toEqual([]);
});

it.each<[string, string, string]>([
  ['a response is deleted', '#/', '[data-action="delete"]'],
  ['a plain backup is made', '#/storage', '[data-action="backup-plain"]'],
  ['all is erased', '#/storage', '[data-action="wipe"]'],
])('gives the focus back to the button that asked before %s, by Escape and by cancelling', async (_, at, opener) => {
  await stageAt(at, (stage) => stage.draft({ A1: 40 }));
  for (const leave of [() => userEvent.keyboard('{Escape}'), () => tap('[data-action="cancel"]')]) {
    (await seen(opener)).focus();
    await userEvent.keyboard('{Enter}');
    const asked = await seen('.question-first');
    await expect.poll(() => asked.contains(document.activeElement)).toBe(true);
    await leave();
    await expect.poll(() => count('.question-first')).toBe(0);
    await expect.poll(() => document.activeElement).toBe(document.querySelector(opener));
  }
});
