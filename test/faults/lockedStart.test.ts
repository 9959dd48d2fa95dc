import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { atRest } from '../support/atRest.ts';
import { desk } from '../support/desk.ts';
import { locked, rare, setLock, typedIn, unlock, wants } from '../support/lockedDevice.ts';

const here = desk();

it('says so where the page that asks for the passphrase cannot be fetched, and starts again', async () => {
  const { page } = await locked(here);
  const address = page.url();
  await page.context().route('**/assets/unlocking-*', (route) => route.abort());
  await page.goto('about:blank');
  await page.goto(address);
  const again = page.getByRole('button', { name: 'Opnieuw starten' });
  await again.waitFor();
  await page.context().unroute('**/assets/unlocking-*');
  await again.click();
  await unlock(page);
  expect(await typedIn(page, 'contactName')).toBe(rare);
});

it('keeps the invitation that someone comes with, while the device is locked and when it is first', async () => {
  wants(here, 'required');
  const { page } = here.respondent(shortest);
  const invitationOf = (id: string) =>
    Buffer.from(JSON.stringify({ format: 'veldwerk-enrolment/1', case: { id } })).toString('base64url');
  const first = invitationOf('ICT-00017');
  await page.goto(`${here.wire.url}#/enrol/${first}`);
  await page.waitForSelector('[data-lock="wanted"]');
  await page.reload();
  await page.waitForSelector('[data-lock="wanted"]');
  await setLock(page);
  expect(await atRest(page)).not.toContain(first);
  await unlock(page);
  await page.waitForSelector('[data-enrolment="ICT-00017"]');
  await page.reload();
  await page.waitForSelector('[data-lock="locked"]');
  // Another link is opened before the passphrase is typed, and the page loaded anew.
  await page.goto(`${here.wire.url}#/enrol/${invitationOf('ICT-00018')}`);
  await page.reload();
  await unlock(page);
  await page.waitForSelector('[data-enrolment="ICT-00018"]');
  expect(page.url()).not.toContain('enrol');
});

it('sends what waited under the lock once it is unlocked', async () => {
  const jan = await locked(here);
  const { page } = jan;
  await jan.answerRest();
  here.wire.weather = { kind: 'instead', status: 503, headers: {}, body: '' };
  await jan.complete();
  await page.waitForSelector('[data-delivery="queued"]');
  await page.reload();
  await page.waitForSelector('[data-lock="locked"]');
  // The locked page looks at what waits as well, and can read none of it.
  await page.waitForLoadState('networkidle');
  here.wire.weather = { kind: 'clear' };
  await unlock(page);
  expect(await jan.receipt()).toMatch(/^\w{4}-/);
});
