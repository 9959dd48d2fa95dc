import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encryptEnrolment, newAccessCode } from '../../src/protocol/encryptedEnrolment.ts';
import { type Enrolment, enrolmentText } from '../../src/protocol/enrolment.ts';
import { newShortCode } from '../../src/protocol/shortCode.ts';
import { considered, shortest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { RegisterDesk } from '../support/register.ts';
import { whole } from '../support/respondent.ts';

const here = desk();
let register: RegisterDesk;
beforeAll(() => {
  register = new RegisterDesk(here.office.data);
});
afterAll(() => register.close());

async function enter(page: Page, text: string): Promise<void> {
  const field = page.locator('[name="invitation"]:visible');
  if ((await field.count()) === 0) await page.locator('.invitation summary').click();
  await field.fill(text);
  await field.press('Enter');
}

/** Counts what is asked of the office about invitations and cases from now on. */
function asked(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/\/(invitations|case)$/.test(pathname)) requests.push(pathname);
  });
  return requests;
}

const slipped = (code: string) => code.replace(/.$/, (last) => (last === '7' ? '8' : '7'));

describe('a short code', () => {
  it('is typed as people type, redeemed, and its response arrives as proven', async () => {
    const code = await register.invite('CODE-1', { name: 'Bakkerij Peeters' });
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    const requests = asked(jan.page);
    await enter(jan.page, slipped(code));
    await jan.page.waitForSelector('[data-enrolment="slip"]');
    expect(await jan.page.inputValue('[name="invitation"]')).toBe(slipped(code));
    expect(requests).toEqual([]);
    await enter(jan.page, ` ${code.toLowerCase().replace('-', ' ')} `);
    await jan.page.waitForSelector('[data-enrolment="CODE-1"]');
    expect(await jan.page.textContent('[data-enrolment="CODE-1"]')).toContain('Bakkerij Peeters');
    expect(await violations(jan.page)).toEqual([]);
    await jan.page.click('[data-action="begin-case"]');
    await jan.page.waitForSelector('[data-module="ID"]');
    await jan.answerRest();
    await jan.complete();
    await jan.receipt();
    expect(register.senders('CODE-1')).toEqual(['proven']);
    expect(here.office.delivered().at(-1)?.document.case).toEqual({ id: 'CODE-1' });
  });

  it('in a link asks nothing of the office before a tap', async () => {
    const code = await register.invite('CODE-2');
    const jan = here.respondent(shortest);
    const requests = asked(jan.page);
    await jan.page.goto(`${here.wire.url}#/enrol/${code}`);
    await jan.page.waitForSelector('[data-enrolment="code"]');
    expect(jan.page.url()).not.toContain(code);
    await jan.page.reload();
    await jan.page.waitForSelector('[data-enrolment="code"] [data-action="redeem"]');
    await jan.page.waitForSelector(whole);
    expect(requests).toEqual([]);
    await jan.page.click('[data-action="redeem"]');
    await jan.page.waitForSelector('[data-enrolment="CODE-2"]');
    expect(requests).toEqual(['/api/v1/invitations']);
    // Then, at the next tap, how its case stands.
    await jan.page.click('[data-action="begin-case"]');
    await jan.page.waitForSelector('[data-module="ID"]');
    expect(requests.slice(0, 2)).toEqual(['/api/v1/invitations', '/api/v1/case']);
  });

  it('is kept without a network: one begins, completing waits and says why, and the case is in what is frozen', async () => {
    await here.withWorker();
    const code = await register.invite('CODE-3');
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    await jan.page.context().setOffline(true);
    await enter(jan.page, code);
    await jan.page.click('[data-action="begin-code"]');
    await jan.page.waitForSelector('[data-case="awaited"]');
    await jan.page.waitForSelector('[data-module] input:not([disabled])');
    await jan.answerRest();
    await jan.page.click('[data-action="review"]');
    await jan.page.waitForSelector('[data-awaited]');
    expect(await violations(jan.page)).toEqual([]);
    await jan.page.click('[data-action="complete"]', { force: true });
    await jan.page.waitForSelector('.finish [role="alert"]');
    // Also where the page is left, and nobody has the draft open as the network comes back.
    await jan.page.click('.bar__name');
    await jan.page.waitForSelector('[data-response]');
    await jan.page.context().setOffline(false);
    await expect.poll(() => jan.page.textContent('[data-response]')).toContain('CODE-3');
    await jan.page.click('[data-action="continue"]');
    await jan.page.waitForSelector('[data-page="review"]');
    expect(await jan.page.locator('[data-awaited]').count()).toBe(0);
    await jan.page.click('[data-action="complete"]');
    await jan.receipt();
    expect(register.senders('CODE-3')).toEqual(['proven']);
  });

  it('is redeemed under an open draft as the network comes back, and what is known is had with the access code', async () => {
    await here.withWorker();
    const access = newAccessCode();
    const known = await encryptEnrolment(
      { format: 'veldwerk-enrolment/1', case: { id: 'CODE-4' }, prefilled: { A1: 80 } },
      access,
    );
    const code = await register.invite('CODE-4', { known });
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    await jan.page.context().setOffline(true);
    await enter(jan.page, code);
    await jan.page.click('[data-action="begin-code"]');
    await jan.page.waitForSelector('[data-module] input:not([disabled])');
    await jan.answer('contactName', 'Jan');
    await jan.page.context().setOffline(false);
    await jan.page.fill('[data-case="known"] [name="code"]', access);
    await jan.page.click('[data-case="known"] button[type="submit"]');
    await expect.poll(() => jan.page.locator('[data-case]').count()).toBe(0);
    await jan.saved();
    expect(await jan.page.inputValue('[name="contactName"]')).toBe('Jan');
    await jan.next();
    await jan.page.waitForSelector('[data-prefilled="A1"]');
    await jan.page.reload();
    await jan.page.waitForSelector('[data-prefilled="A1"]');
  });

  it('that the office does not know is said, and another one takes its place', async () => {
    const code = await register.invite('CODE-5');
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    await enter(jan.page, newShortCode());
    await jan.page.waitForSelector('[data-enrolment="code"] [role="alert"]');
    await jan.page.click('[data-action="put-away"]');
    await enter(jan.page, code);
    await jan.page.waitForSelector('[data-enrolment="CODE-5"]');
  });
});

it('keeps invitations side by side; a newer one for the same case takes that one’s place alone', async () => {
  const first = await register.invite('SIDE-1');
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await enter(jan.page, first);
  await jan.page.waitForSelector('[data-enrolment="SIDE-1"]');
  const linkOf = (id: string, token: string): string => {
    const enrolment: Enrolment = { format: 'veldwerk-enrolment/1', case: { id }, token };
    return `${here.wire.url}#/enrol/${enrolmentText(enrolment)}`;
  };
  await jan.page.goto(linkOf('SIDE-2', 'a'.repeat(43)));
  await jan.page.waitForSelector('[data-enrolment="SIDE-2"]');
  await jan.page.goto(linkOf('SIDE-2', 'b'.repeat(43)));
  await jan.page.reload();
  await jan.page.waitForSelector('[data-enrolment="SIDE-2"]');
  expect(await jan.page.locator('[data-enrolment="SIDE-1"]').count()).toBe(1);
  expect(await jan.page.locator('[data-enrolment="SIDE-2"]').count()).toBe(1);
  expect(await violations(jan.page)).toEqual([]);
  // A link that does not read takes nobody's place.
  await jan.page.goto(`${here.wire.url}#/enrol/eyJmb3JtYXQi`);
  await jan.page.waitForSelector('[data-enrolment="unreadable"]');
  await jan.page.click('[data-enrolment="SIDE-1"] [data-action="begin-case"]');
  await jan.page.waitForSelector('[data-module="ID"]');
  await jan.page.goto(`${here.wire.url}#/`);
  await jan.page.waitForSelector('[data-enrolment="SIDE-2"]');
  expect(await jan.page.locator('[data-enrolment="SIDE-1"]').count()).toBe(0);
});

describe('a token that the office does not take any more', () => {
  it('is replaced by itself with the code that was kept', async () => {
    const code = await register.invite('STOP-1');
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    await enter(jan.page, code);
    await jan.page.click('[data-enrolment="STOP-1"] [data-action="begin-case"]');
    await jan.page.waitForSelector('[data-module="ID"]');
    await jan.answerRest();
    await register.revokeTokens('STOP-1');
    await jan.complete();
    await jan.receipt();
    expect(register.senders('STOP-1')).toEqual(['proven']);
  });

  it('holds up what was sent with it and nothing else, until another code is entered', async () => {
    const code = await register.invite('STOP-2');
    const other = await register.invite('STOP-3');
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    await enter(jan.page, code);
    await jan.page.click('[data-enrolment="STOP-2"] [data-action="begin-case"]');
    await jan.page.waitForSelector('[data-module="ID"]');
    await jan.answerRest();
    await register.revoke('STOP-2');
    await jan.complete();
    await jan.page.waitForSelector('[data-delivery="paused"] [data-replacement]');
    expect(await violations(jan.page)).toEqual([]);
    const stopped = jan.page.url();

    const an = here.respondent(considered, 2);
    await an.page.goto(here.wire.url);
    await an.page.click('.uninvited summary');
    await an.begin();
    await an.answerRest();
    await an.complete();
    await an.receipt();

    await jan.page.goto(stopped);
    await jan.page.waitForSelector('[data-delivery="paused"]');
    // Another case's is an invitation like any other, and sends nothing here.
    await enter(jan.page, other);
    await jan.page.waitForSelector('[data-replacement] [role="status"]');
    await jan.page.waitForSelector('[data-delivery="paused"]');
    await enter(jan.page, await register.issue('STOP-2'));
    await jan.receipt();
    expect(register.senders('STOP-2')).toEqual(['proven']);
    await jan.page.goto(`${here.wire.url}#/`);
    await jan.page.waitForSelector('[data-enrolment="STOP-3"], [data-enrolment="code"]');
  });

  it('is said at a draft, which goes on with another', async () => {
    const code = await register.invite('STOP-4');
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    await enter(jan.page, code);
    await jan.page.click('[data-enrolment="STOP-4"] [data-action="begin-case"]');
    await jan.page.waitForSelector('[data-module="ID"]');
    await jan.answerModule();
    await register.revoke('STOP-4');
    await jan.page.reload();
    await jan.page.waitForSelector('[data-case="unauthorised"]');
    expect(await violations(jan.page)).toEqual([]);
    await enter(jan.page, await register.issue('STOP-4'));
    await expect.poll(() => jan.page.locator('[data-case]').count()).toBe(0);
    await jan.answerRest();
    await jan.complete();
    await jan.receipt();
    expect(register.senders('STOP-4')).toEqual(['proven']);
  });
});

// Last: whoever tries too many is asked for more for a quarter of an hour.
it('asks for what is printed beside a code where too many were tried', async () => {
  const code = await register.invite('MANY-1');
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  const endpoint = `${here.office.url}api/v1/invitations`;
  const headers = { 'Content-Type': 'application/json' };
  for (let left = 12; left > 0; left -= 1)
    await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify({ code: newShortCode() }) });
  await enter(jan.page, code);
  await jan.page.fill('[name="beside"]', 'MANY-1');
  expect(await violations(jan.page)).toEqual([]);
  await jan.page.press('[name="beside"]', 'Enter');
  await jan.page.waitForSelector('[data-enrolment="MANY-1"]');
});
