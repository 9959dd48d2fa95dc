import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { atRest, loseDatabase } from '../support/atRest.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import {
  locked,
  passphrase,
  rare,
  setLock,
  toStorage,
  typedIn,
  typePassphrase,
  unlock,
  wants,
} from '../support/lockedDevice.ts';

const here = desk();

it('keeps nothing readable on a device that has to be locked, from the first answer to the receipt', async () => {
  await here.withWorker();
  wants(here, 'required');
  const jan = here.respondent({ ...shortest, contactName: rare });
  const { page } = jan;
  await page.goto(here.wire.url);
  await page.waitForSelector('[data-lock="wanted"]');
  expect(await page.locator('[data-action="begin"]').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await typePassphrase(page, 'new', 'te kort');
  await page.click('[data-action="set-lock"]');
  await page.waitForSelector('[data-set-lock-outcome="short"]');
  await typePassphrase(page, 'new', passphrase);
  await typePassphrase(page, 'again', 'iets anders dan dat');
  await page.click('[data-action="set-lock"]');
  await page.waitForSelector('[data-set-lock-outcome="different"]');
  await typePassphrase(page, 'again', passphrase);
  await page.click('[data-action="set-lock"]');
  await page.waitForSelector('[data-set-lock-outcome="not-understood"]');
  await setLock(page);
  await page.waitForSelector('[data-lock-set]');
  expect(await violations(page)).toEqual([]);
  await unlock(page);
  await page.waitForSelector('[data-offline-ready="yes"]');
  await jan.begin();
  await jan.answer('contactName', rare);
  await jan.saved();
  const address = page.url();

  let rests = await atRest(page);
  expect(rests).toContain('veldwerk-lock/1');
  // Also in the second store, and not even which questions have an answer.
  expect(rests).toMatch(/\nlock\.\d+\.[^:]+: .*veldwerk-lock\/1/);
  for (const word of [rare, 'contactName', '"draft"']) expect(rests).not.toContain(word);

  // What is typed in the last moment is parked, sealed as well; and no start shows anything without the passphrase.
  await page.fill('[name="contactFunction"]', 'Zeldzame Functie');
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector('[data-lock="locked"]');
  rests = await atRest(page);
  expect(rests).toContain('veldwerk-parked-');
  for (const word of ['Zeldzame', 'contactFunction']) expect(rests).not.toContain(word);
  await unlock(page, 'dit is ze niet');
  await page.waitForSelector('[data-unlock="wrong"]');
  await unlock(page);
  expect(await typedIn(page, 'contactFunction')).toBe('Zeldzame Functie');
  expect(await typedIn(page, 'contactName')).toBe(rare);
  expect(page.url()).toBe(address);
  await page.context().setOffline(false);

  // Locked on demand, in every window.
  const other = await page.context().newPage();
  await other.goto(here.wire.url);
  await unlock(other);
  await other.waitForSelector('[data-response]');
  await page.click('[data-action="lock-now"]');
  await page.waitForSelector('[data-lock="locked"]');
  await other.waitForSelector('[data-lock="locked"]');
  await other.close();
  await unlock(page);
  await jan.answerRest();
  await jan.complete();
  await jan.receipt();
  expect(here.office.delivered().at(-1)?.document.answers).toMatchObject({ contactName: rare });
  expect(await atRest(page)).not.toContain('Zeldzame');
});

it('makes wrong passphrases wait, also after a reload', async () => {
  const { page } = await locked(here);
  // The time that has to pass does so when this says it does, however slow the machine is.
  const start = Date.now();
  await page.clock.setFixedTime(start);
  await page.reload();
  for (let turn = 0; turn < 4; turn += 1) {
    await typePassphrase(page, 'unlock', `dit is ze niet ${turn}`);
    await page.click('[data-action="unlock"]');
    await page.waitForSelector(turn < 3 ? '[data-unlock="wrong"]' : '[data-unlock="waiting"]');
  }
  await page.reload();
  await page.waitForSelector('[data-unlock="waiting"]');
  await typePassphrase(page, 'unlock', passphrase);
  await page.press('[data-passphrase="unlock"]', 'Enter');
  expect(await page.getAttribute('[data-unlock]', 'data-unlock')).toBe('waiting');
  await page.clock.setFixedTime(start + 1_900);
  expect(await page.getAttribute('[data-unlock]', 'data-unlock')).toBe('waiting');
  // The button can be pressed once the time is over.
  await page.clock.setFixedTime(start + 2_100);
  await page.click('[data-action="unlock"]');
  expect(await typedIn(page, 'contactName')).toBe(rare);
});

it('seals what was there before, lets the passphrase be changed, and opens everything when it is taken off', async () => {
  wants(here, 'optional');
  const jan = here.respondent({ ...shortest, contactName: rare });
  const { page } = jan;
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', rare);
  await jan.saved();
  const address = page.url();
  expect(await atRest(page)).toContain(rare);
  await toStorage(page);
  expect(await violations(page)).toEqual([]);
  await setLock(page);
  await unlock(page);
  await page.waitForSelector('[data-lock="open"]');
  await page.waitForSelector('li[data-reserve="opfs"]');
  const rests = await atRest(page);
  for (const word of [rare, 'contactName']) expect(rests).not.toContain(word);

  const changed = 'een heel andere wachtzin';
  await page.click('[data-lock="open"] details:first-of-type summary');
  await typePassphrase(page, 'current', 'dit is ze niet');
  for (const field of ['next', 'next-again']) await typePassphrase(page, field, changed);
  await page.click('[data-action="change-passphrase"]');
  await page.waitForSelector('[data-lock-outcome="wrong"]');
  await typePassphrase(page, 'current', passphrase);
  await page.click('[data-action="change-passphrase"]');
  await page.waitForSelector('[data-lock-outcome="changed"]');
  expect(await violations(page)).toEqual([]);
  // Both stores know the new one.
  await loseDatabase(page, here.wire.url);
  await page.goto(address);
  await unlock(page, passphrase);
  await page.waitForSelector('[data-unlock="wrong"]');
  await unlock(page, changed);
  expect(await typedIn(page, 'contactName')).toBe(rare);

  // Typed in the last moment, and not taken up before the lock is gone.
  await page.fill('[name="contactFunction"]', 'Zeldzame Functie');
  await page.goto('about:blank');
  await page.goto(`${here.wire.url}#/storage`);
  await unlock(page, changed);
  await page.waitForSelector('[data-page="storage"] li[data-reserve="opfs"]');
  await page.click('[data-lock="open"] details:last-of-type summary');
  await typePassphrase(page, 'off', changed);
  await page.click('[data-action="take-lock-off"]');
  await page.waitForSelector('[data-set-lock]');
  await page.waitForSelector('li[data-reserve="opfs"]');
  const opened = await atRest(page);
  expect(opened).not.toContain('veldwerk-lock/1');
  expect(opened.split(rare).length).toBeGreaterThan(2);
  await page.goto(address);
  expect(await typedIn(page, 'contactName')).toBe(rare);
  expect(await typedIn(page, 'contactFunction')).toBe('Zeldzame Functie');
  await loseDatabase(page, here.wire.url);
  await page.goto(address);
  expect(await typedIn(page, 'contactName')).toBe(rare);
});

it('lets two windows neither lock twice nor bring an older passphrase back', async () => {
  wants(here, 'required');
  const { page } = here.respondent(shortest);
  await page.goto(here.wire.url);
  await page.waitForSelector('[data-lock="wanted"]');
  const other = await page.context().newPage();
  await other.goto(here.wire.url);
  await other.waitForSelector('[data-lock="wanted"]');
  for (const window of [page, other])
    for (const field of ['new', 'again'])
      await typePassphrase(window, field, window === page ? passphrase : 'de wachtzin van een ander');
  for (const window of [page, other]) await window.check('[data-action="understood"]');
  // Pressed in the page itself: the slower window may be started anew before a pointer gets there.
  const press = (window: Page) =>
    window.locator('[data-action="set-lock"]').evaluate((button) => (button as HTMLButtonElement).click());
  await Promise.allSettled([page, other].map(press));
  for (const window of [page, other]) await window.waitForSelector('[data-lock="locked"]', { timeout: 60_000 });
  // Whoever was first holds the lock, and it is one lock in both windows. The slower one starts both anew, also under
  // someone who is typing by then.
  const opens = async (words: string): Promise<boolean> => {
    const begin = '[data-action="begin"]';
    const brief = { timeout: 5_000 };
    for (;;) {
      if ((await page.locator(begin).count()) === 1) return true;
      await page.fill('[data-passphrase="unlock"]', words, brief).catch(() => {});
      await page.click('[data-action="unlock"]', brief).catch(() => {});
      await page.waitForSelector(`[data-unlock="wrong"], ${begin}`, { timeout: 20_000 }).catch(() => {});
      const wrong = await page.locator('[data-unlock="wrong"]').count();
      if (wrong === 1 && (await page.inputValue('[data-passphrase="unlock"]')) === words) return false;
    }
  };
  const won = (await opens(passphrase)) ? passphrase : 'de wachtzin van een ander';
  if (won !== passphrase) expect(await opens(won)).toBe(true);
  await page.click('[data-action="begin"]');
  await page.waitForSelector('[name="contactName"]');
  await page.fill('[name="contactName"]', rare);
  await page.waitForSelector('[data-saved="saved"]');
  const address = page.url();
  await unlock(other, won);
  await other.waitForSelector('[data-response]');

  await toStorage(page);
  await page.click('[data-lock="open"] details:first-of-type summary');
  await typePassphrase(page, 'current', won);
  for (const field of ['next', 'next-again']) await typePassphrase(page, field, 'een heel andere wachtzin');
  await page.click('[data-action="change-passphrase"]');
  await page.waitForSelector('[data-lock-outcome="changed"]');
  await other.waitForSelector('[data-lock="locked"]');
  await unlock(other, won);
  await other.waitForSelector('[data-unlock="wrong"]');
  await unlock(other, 'een heel andere wachtzin');
  await other.waitForSelector('[data-response]');
  await other.goto(address);
  await other.waitForSelector('[name="contactName"]');
  expect(await other.inputValue('[name="contactName"]')).toBe(rare);
});

it('locks itself after the time without input that the office has set', async () => {
  const { page } = await locked(here, { lockAfterMinutes: 1 });
  await page.evaluate(() => {
    const { now } = Date;
    // A minute and a bit later, as far as the page knows.
    Date.now = () => now() + 61_000;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForSelector('[data-lock="locked"]');
});

it('opens with the device’s own authenticator as well, where there is one', async () => {
  const { page } = await locked(here);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const address = page.url();
  await toStorage(page);
  await page.click('[data-action="add-device"]');
  await page.waitForSelector('[data-lock-outcome="deviceAdded"]');
  await page.goto(address);
  await page.reload();
  await page.click('[data-action="unlock-by-device"]');
  expect(await typedIn(page, 'contactName')).toBe(rare);
  await toStorage(page);
  await page.click('[data-action="remove-device"]');
  await page.waitForSelector('[data-lock-outcome="deviceRemoved"]');
  await page.reload();
  await page.waitForSelector('[data-lock="locked"]');
  expect(await page.locator('[data-action="unlock-by-device"]').count()).toBe(0);
});
