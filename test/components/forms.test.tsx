import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { Stage } from '../../src/gallery/stage.ts';
import { newLock } from '../../src/storage/lock/wrapping.ts';
import { cheap } from '../support/cheapLock.ts';
import { count, fillIn, seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

/** The page on storage, of a device that may be locked. */
async function storage(prepare: (stage: Stage) => Promise<void> | void = () => {}): Promise<void> {
  await stageAt('#/storage', async (stage) => {
    stage.config.value = { ...stage.config.value, deviceLock: 'optional' };
    await prepare(stage);
  });
  await seen('[data-page="storage"]');
}

const field = (name: string) => `[data-passphrase="${name}"]`;

/** Sees that what is wrong is said at a field, in red, and that the focus went there. */
async function saysAt(selector: string, error: string): Promise<void> {
  const input = await seen(`${selector}[aria-invalid="true"]`);
  const said = await seen(error);
  expect(said.getAttribute('role')).toBe('alert');
  expect(getComputedStyle(said).color).toBe(getComputedStyle(input).borderTopColor);
  const describing =
    input
      .getAttribute('aria-describedby')
      ?.split(' ')
      .map((id) => document.getElementById(id)) ?? [];
  expect(describing.some((one) => one?.contains(said))).toBe(true);
  expect(said.compareDocumentPosition(input) & Node.DOCUMENT_POSITION_PRECEDING).toBeTruthy();
  await expect.poll(() => document.activeElement).toBe(input);
}

it('asks password managers to keep no passphrase', async () => {
  await storage();
  const passphrases = [...document.querySelectorAll('[data-passphrase]')];
  expect(passphrases.length).toBeGreaterThan(3);
  for (const one of passphrases) {
    expect(one.getAttribute('autocomplete')).toBe('off');
    for (const name of ['data-1p-ignore', 'data-lpignore', 'data-bwignore'])
      expect(one.getAttribute(name)).toBe('true');
    expect(one.getAttribute('data-form-type')).toBe('other');
    expect(one.getAttribute('type')).toBe('password');
  }
});

it('says at its field what is wrong with the passphrase of a backup, and forgets it once the backup is made', async () => {
  await storage((stage) => stage.draft({ A1: 40 }));
  const make = async () => (await seen('[data-action="backup"]')).click();
  await fillIn(field('backup'), 'te kort');
  await make();
  await saysAt(field('backup'), '[data-backup="short"]');
  await fillIn(field('backup'), 'paard batterij nietje');
  await fillIn(field('backup-again'), 'paard batterij');
  // One box shows both.
  const boxes = [...document.querySelectorAll<HTMLElement>('form:has([data-passphrase="backup"]) [type="checkbox"]')];
  expect(boxes).toHaveLength(1);
  boxes[0]?.click();
  for (const name of ['backup', 'backup-again']) await seen(`${field(name)}[type="text"]`);
  await make();
  await saysAt(field('backup-again'), '[data-backup="different"]');
  expect(count('[data-backup]')).toBe(1);
  await fillIn(field('backup-again'), 'paard batterij nietje');
  await make();
  expect((await seen('[data-backup="saved"]')).getAttribute('role')).toBe('status');
  for (const name of ['backup', 'backup-again']) expect(await seen(field(name))).toHaveProperty('value', '');
});

it('asks for a new passphrase twice, and says at its field what is wrong with it or with the old one', async () => {
  const { record, cipher } = await newLock('vier woorden hier', cheap);
  await storage((stage) => {
    stage.lock = { open: signal({ record, cipher }), handover: signal(undefined), minutes: 10, now: () => {} };
  });
  const form = (await seen(field('next'))).closest('form');
  if (form?.parentElement instanceof HTMLDetailsElement) form.parentElement.open = true;
  const labels = [...(form?.querySelectorAll('label[for]') ?? [])].map((label) => label.textContent);
  expect(labels).toEqual(['Huidige wachtzin', 'Nieuwe wachtzin', 'Herhaal de nieuwe wachtzin']);
  const change = async () => (await seen('[data-action="change-passphrase"]')).click();
  await fillIn(field('current'), 'dit is ze niet');
  await fillIn(field('next'), 'kort');
  await change();
  await saysAt(field('next'), '[data-lock-outcome="short"]');
  await fillIn(field('next'), 'een andere wachtzin');
  await change();
  await saysAt(field('next-again'), '[data-lock-outcome="different"]');
  await fillIn(field('next-again'), 'een andere wachtzin');
  await change();
  await saysAt(field('current'), '[data-lock-outcome="wrong"]');
  // A second time, too.
  (await seen('[data-action="change-passphrase"]')).focus();
  await change();
  await saysAt(field('current'), '[data-lock-outcome="wrong"]');
});

it('says at its field that the word which erases everything is not the one asked for', async () => {
  await storage();
  (await seen('[data-action="wipe"]')).click();
  await fillIn('#wipe-word', 'ja');
  (await seen('[data-action="confirm-wipe"]')).click();
  await saysAt('#wipe-word', '[data-wipe="word"]');
});
