import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { ict2024 } from '../support/ict2024.ts';
import { RegisterDesk } from '../support/register.ts';
import { Respondent } from '../support/respondent.ts';
import { Tablet } from '../support/tablet.ts';

const here = desk({ settings: { INTAKE: 'invited', DRAFT_COPY_DAYS: '30', DRAFT_COPY_SECONDS: '0' } });
let register: RegisterDesk;
const tablet = new Tablet();
beforeAll(() => {
  register = new RegisterDesk(here.office.data);
});
beforeEach(() => {
  here.wire.pages.set('/config.json', {
    type: 'application/json',
    body: JSON.stringify({ endpoint: 'api/v1', begin: 'invited', draftCopy: true }),
  });
});
afterAll(async () => {
  await tablet.dispose();
  await register.close();
});

/** Opens the app with an invitation. */
async function invited(page: Page, code: string, caseId: string): Promise<Respondent> {
  const someone = new Respondent(page, ict2024, here.respondent(shortest).sheet);
  await someone.open(here.wire.url);
  const field = page.locator('[name="invitation"]:visible');
  await field.fill(code);
  await field.press('Enter');
  await page.waitForSelector(`[data-enrolment="${caseId}"]`);
  return someone;
}

/** Leaves the draft for the first page, and waits until the copy has all. */
async function leave({ page }: Respondent): Promise<void> {
  await page.click('.bar__name');
  await page.click('[data-action="to-another-device"]');
  await page.waitForSelector('[data-copied="all"]');
}

it('goes on at another device after the first was lost, merges what both said, and is delivered once', async () => {
  const invitation = await register.invite('TWO-1', { name: 'Bakkerij Peeters' });
  const jan = await invited(await tablet.start(), invitation, 'TWO-1');
  await jan.page.click('[data-action="begin-case"]');
  await jan.page.waitForSelector('[data-module="ID"] input:not([disabled])');
  await jan.answerModule();
  await jan.next();
  await jan.answer('A1', 40);
  await jan.saved();
  await jan.page.click('.bar__name');
  await jan.page.click('[data-action="to-another-device"]');
  await jan.page.click('[data-action="copies-on"]');
  const code = (await jan.page.textContent('[data-draft-code]')) ?? '';
  expect(code).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
  expect(await violations(jan.page)).toEqual([]);
  await jan.page.click('[data-action="code-kept"]');
  await jan.page.waitForSelector('[data-copied="all"]');
  expect(await jan.page.locator('[data-draft-code]').count()).toBe(0);
  await jan.page.click('[data-action="back-to-response"]');
  await jan.page.waitForSelector('[data-module="A"] input:not([disabled])');
  // What comes after the last contact is on this tablet alone: a copy that is under way would have it as well.
  await jan.page.context().setOffline(true);
  await jan.answer('A1', 41);
  await jan.saved();
  await tablet.kill();

  const an = await invited(here.page, invitation, 'TWO-1');
  await an.page.click('[data-action="look-elsewhere"]');
  await an.page.waitForSelector('[data-go-on="offered"]');
  const field = an.page.locator('[name="draft-code"]');
  await field.fill(code.slice(0, -1));
  await field.press('Enter');
  await an.page.waitForSelector('[data-draft-code-field="slip"]');
  expect(await violations(an.page)).toEqual([]);
  await field.fill(code.toLowerCase().replaceAll('-', ' '));
  await field.press('Enter');
  await an.page.waitForSelector('[data-go-on="found"]');
  await an.page.click('[data-action="take-draft"]');
  await an.page.waitForSelector('[data-module="ID"] input:not([disabled])');
  await an.next();
  expect(await an.page.inputValue('[name="A1"]')).toBe('40');
  await an.answer('A1', 42);
  await an.answer('A2', 'no');
  await an.saved();
  await leave(an);

  // The tablet is found again: it learns what was said meanwhile, and keeps what it had.
  const again = new Respondent(await tablet.start(), ict2024, jan.sheet);
  await again.open(here.wire.url);
  await again.page.click('[data-action="continue"]');
  await again.page.waitForSelector('[data-module="A"] input:not([disabled])');
  await again.page.waitForSelector('[data-copy-notice="differ"]');
  await again.page.waitForSelector('[name="A2"][value="no"]:checked');
  const difference = again.page.locator('[data-question="A1"] [data-difference="answered A1"]');
  await difference.waitFor();
  const stands = await again.page.inputValue('[name="A1"]');
  const other = stands === '41' ? '42' : '41';
  expect(await difference.textContent()).toContain(other);
  expect(await violations(again.page)).toEqual([]);
  await again.page.click('[data-action="review"]');
  await again.page.waitForSelector('[data-differences="1"]');
  await again.page.click('[data-differences] [data-settle="take"]');
  await again.page.waitForSelector('[data-differences]', { state: 'detached' });
  await again.page.click('[data-item="A1"] a');
  await again.page.waitForSelector(`[data-module="A"] input:not([disabled])`);
  expect(await again.page.inputValue('[name="A1"]')).toBe(other);
  await again.saved();
  await leave(again);

  await an.page.click('[data-action="back-to-response"]');
  await an.page.waitForSelector('[data-module="A"] input:not([disabled])');
  await an.page.waitForFunction(
    (value) => document.querySelector<HTMLInputElement>('[name="A1"]')?.value === value,
    other,
  );
  expect(await an.page.locator('[data-difference]').count()).toBe(0);
  await an.answerRest();
  await an.complete();
  await an.receipt();
  const delivered = here.office.delivered();
  expect(delivered).toHaveLength(1);
  expect(delivered[0]?.document).toMatchObject({ case: { id: 'TWO-1' }, answers: { ...an.sheet } });

  await again.page.click('[data-action="back-to-response"]');
  await again.page.waitForSelector('[data-copy-notice="delivered"]');
  expect(await again.page.inputValue('[name="A1"]')).toBe(other);
});
