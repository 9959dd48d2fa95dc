import type { Page } from 'playwright-core';
import { encryptEnrolment, newAccessCode } from '../../src/protocol/encryptedEnrolment.ts';
import { fill } from './fill.ts';

const saved = (page: Page) => page.waitForSelector('[data-saved="saved"]');

/** Adds a row and answers it on its page, which stays in sight. @returns its address */
export async function addRow(page: Page, roster: string, answers: Readonly<Record<string, string>>): Promise<string> {
  await page.click(`[data-add="${roster}"]`);
  const row = (await page.waitForSelector(`[data-row-page^="${roster}["]`)).getAttribute('data-row-page');
  const address = (await row) ?? '';
  for (const [item, value] of Object.entries(answers)) await fill(page, { [`${address}.${item}`]: value });
  await saved(page);
  return address;
}

const toRows = (page: Page) => page.click('[data-action="to-rows"]');

/**
 * Begins a draft of `awards` with rows in two rosters and in a row: one was removed with all its answers, one moved, marked,
 * remarked on, and said to have no answer. The office knows something of it.
 * @returns its id
 */
export async function draftWithRows(page: Page, url: string, instrument: string): Promise<string> {
  const code = newAccessCode();
  // What the office knows of other than contacts comes encrypted.
  const invitation = await encryptEnrolment(
    {
      format: 'veldwerk-enrolment/1',
      instrument,
      case: { id: 'AWARDS-1' },
      prefilled: { mostAwards: 3 },
    },
    code,
  );
  await page.goto(`${url}?lang=nl#/enrol/${invitation}`);
  await page.fill('[name="code"]', code);
  await page.click('[data-enrolment] button[type="submit"]');
  await page.click('[data-enrolment="AWARDS-1"] [data-action="begin-case"]');
  await page.waitForSelector('[name="anyProjects"]:not([disabled])');
  await fill(page, { anyProjects: 'yes', mostAwards: '3' });
  await addRow(page, 'projects', { projectName: 'Alpha', isCrossBorder: 'yes' });
  await toRows(page);
  await addRow(page, 'projects', { projectName: 'Weg', isCrossBorder: 'no' });
  await toRows(page);
  await page.locator('[data-row]', { hasText: 'Weg' }).locator('[data-remove]').click();
  const beta = await addRow(page, 'projects', { projectName: 'Beta' });
  const question = page.locator(`[data-question="${beta}.P4"]`);
  await question.locator('[data-tool="mark"]').click();
  await question.locator('[data-tool="more"]').click();
  await question.locator('input[value="unknown"]').check();
  await question.locator('[data-tool="unanswered"]').click();
  await page.waitForSelector(`[data-unanswered="${beta}.isCrossBorder"]`);
  await question.locator('[data-tool="more"]').click();
  await question.locator('[data-remark]').fill('Wordt nagevraagd');
  await question.locator('[data-remark]').blur();
  await saved(page);
  await toRows(page);
  await page.locator('[data-row]', { hasText: 'Beta' }).locator('[data-move="-1"]').click();
  await page.click('[data-action="next"]');
  const award = await addRow(page, 'awards', { beneficiary: 'Firma', amount: '600000' });
  await addRow(page, `${award}.payments`, { paid: '250000' });
  await toRows(page);
  await saved(page);
  return new URL(page.url()).hash.split('/')[2] ?? '';
}
