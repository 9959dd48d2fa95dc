import { signal } from '@preact/signals';
import { render } from 'preact';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { response, Stage } from '../../src/gallery/stage.ts';
import { appWords } from '../../src/i18n/appWords.ts';
import type { DeviceLock } from '../../src/session/deviceLock.ts';
import { newLock } from '../../src/storage/lock/wrapping.ts';
import { App } from '../../src/ui/app.tsx';
import { needWords, setLocale } from '../../src/ui/locale.ts';
import { cheap } from '../support/cheapLock.ts';
import { count, seen, tap } from './sight.ts';

const other = '019301a0-0000-7000-8000-000000000002';
/** Stands in all that is of another response. */
const rare = 'Zeldzame Naam';
const passphrase = 'vier woorden én een spatie';

let stage: Stage;
let lock: DeviceLock;

/** A device with two responses and a lock, at an address. */
async function appAt(hash: string, handedOver: boolean): Promise<void> {
  if (handedOver) lock.handover.value = { response };
  location.hash = hash;
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    render(null, root);
    root.remove();
    location.hash = '';
  });
  render(<App services={stage.services} />, root);
}

beforeEach(async () => {
  await Promise.all([setLocale('nl'), needWords(appWords)]);
  stage = new Stage();
  lock = {
    open: signal(await newLock(passphrase, cheap)),
    handover: signal(undefined),
    minutes: 10,
    now: vi.fn(),
  };
  stage.lock = lock;
  stage.config.value = { ...stage.config.value, deviceLock: 'optional' };
  await stage.draft({ A1: 40, A2: 'yes' }, [], { place: 'A' });
  await stage.draft({ contactName: rare }, [], { id: other, label: rare, place: 'B' });
  stage.standing.value = { restored: { responses: [other], damaged: 0 } };
});

it.each([
  '#/',
  '#/continue',
  '#/storage',
  `#/r/${other}/B`,
  `#/r/${other}/review`,
  `#/r/${other}/search`,
  `#/r/${other}/copy`,
  `#/r/${other}/delivery`,
  `#/r/${other}/handover`,
  '#/nowhere/at/all',
])('shows the one response at %s', async (hash) => {
  await appAt(hash, true);
  await seen('[data-module="A"] [name="A1"]:enabled');
  expect(location.hash).toBe(`#/r/${response}/A`);
  expect(document.body.textContent).not.toContain(rare);
  expect(count('[data-restored], [data-response], [data-instrument]')).toBe(0);
});

it.each(['A', 'review', 'search', 'copy'])('shows its page %s', async (page) => {
  await appAt(`#/r/${response}/${page}`, true);
  await seen(page === 'A' ? '[data-module="A"]' : `[data-page="${page}"]`);
  expect(location.hash).toBe(`#/r/${response}/${page}`);
});

it('draws no way to what is out of sight, and no update', async () => {
  stage.update.value = 'ready';
  await appAt('#/', true);
  await seen('[data-module="A"]');
  const visible = [...document.querySelectorAll('a')].filter((link) => link.checkVisibility());
  expect(visible.map((link) => link.getAttribute('href')).filter((href) => href === '#/storage')).toEqual([]);
  expect(count('.banner')).toBe(0);
});

it('hands over, hides the list at once, and ends by the passphrase alone', async () => {
  await appAt('#/', false);
  await tap(`[data-response="${response}"] [data-action="to-handover"]`);
  await tap('[data-action="hand-over"]');
  await seen('[data-module="A"]');
  history.back();
  await vi.waitUntil(() => location.hash === `#/r/${response}/A`);
  await tap('[data-action="to-handover"]');
  const field = await seen('[data-passphrase="end-handover"]');
  if (!(field instanceof HTMLInputElement)) throw new Error('no input');
  const type = (text: string) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  type('een andere wachtzin');
  await tap('[data-action="end-handover"]');
  await seen('[data-end-handover="wrong"]');
  expect(lock.handover.value).toEqual({ response });
  type(passphrase);
  await tap('[data-action="end-handover"]');
  await seen(`[data-response="${other}"]`);
  expect(lock.handover.value).toBeUndefined();
});

it('shows nothing but its own end where the mark does not read', async () => {
  lock.handover.value = { response: 'unreadable' };
  await appAt(`#/r/${response}/A`, false);
  await seen('[data-handover="on"] [data-passphrase="end-handover"]');
  expect(count('[data-module]')).toBe(0);
});

it.each(['A', 'review', 'copy'])('says in no title of a locked device whom it is for: %s', async (page) => {
  await appAt(`#/r/${response}/${page}`, false);
  await seen(page === 'A' ? '[data-module="A"]' : `[data-page="${page}"]`);
  await vi.waitUntil(() => document.title.includes('Veldwerk') && document.title !== 'Veldwerk');
  expect(document.title).not.toContain('Bakkerij');
  expect(document.body.textContent).toContain('Bakkerij Peeters');
});

it('gives no field of a locked device autofill', async () => {
  await appAt(`#/r/${response}/ID`, false);
  const field = await seen('[name="contactEmail"]:enabled');
  expect(field.getAttribute('autocomplete')).toBe('off');
  expect(
    [...document.querySelectorAll('input')].filter(({ autocomplete }) => !['off', ''].includes(autocomplete)),
  ).toEqual([]);
});

it.each([
  ['lock', 'optional'],
  ['off', 'off'],
] as const)('says why it is not offered: %s', async (why, deviceLock) => {
  stage.lock = undefined;
  stage.config.value = { ...stage.config.value, deviceLock };
  await appAt(`#/r/${response}/handover`, false);
  await seen(`[data-handover-not="${why}"]`);
  expect(count('[data-action="hand-over"]')).toBe(0);
});

it.each([
  ['the accessibility statement', '#/accessibility', '[data-page="accessibility"]'],
  ['the delivery of a draft', `#/r/${response}/delivery`, 'main'],
])('leads back to the one response from %s', async (_, hash, page) => {
  await appAt(hash, true);
  await seen(page);
  const back = await seen('main [data-action="back-to-response"]');
  expect(back.checkVisibility()).toBe(true);
  expect(back.textContent).toBe('Naar de enquête');
  await tap(back);
  await seen('[data-module="A"]');
});
