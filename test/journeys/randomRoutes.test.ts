import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { itemStatusesOf } from '../../src/engine/itemStatuses.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import type { AnswerSheet } from '../support/answerSheet.ts';
import { fill } from '../support/fill.ts';
import { ict2024 } from '../support/ict2024.ts';
import { howMany } from '../support/long.ts';
import { NearOffice } from '../support/nearOffice.ts';
import { patience } from '../support/patience.ts';
import { randomSheets } from '../support/randomSheet.ts';
import { sharedChromium } from '../support/shared.ts';

const seed = Number(process.env['SEED'] ?? 20241124);
const count = howMany('ROUTES', 20, 300);
/** Respondents at a time, each on a tablet of its own. */
const hands = 4;

let browser: Browser;
let office: NearOffice;
beforeAll(async () => {
  browser = await sharedChromium();
  // Of its own: all that it has is exported.
  office = await NearOffice.open();
});

/** Presses a button in the page itself: of several tablets at once, not every one is drawn while a pointer waits for it. */
const press = async (page: Page, selector: string): Promise<void> => {
  await page.waitForSelector(selector);
  await page.locator(selector).evaluate((button) => (button as HTMLElement).click());
};

/** What is on a sheet for a module and asked on its route, in the order of the questionnaire. */
function answersIn(module: string, sheet: AnswerSheet): AnswerSheet {
  const { answers } = itemStatusesOf(ict2024, sheet, new Set());
  const items = [...outlineOf(ict2024).items.values()].filter((item) => item.module === module && item.id in answers);
  return Object.fromEntries(items.map(({ id }) => [id, answers[id] ?? '']));
}

/** Answers a survey from the start page to the receipt, and gives the response's id. */
async function answerAll(page: Page, sheet: AnswerSheet): Promise<string> {
  await page.goto(office.url);
  await press(page, '[data-action="begin"]');
  // Before the page may write, it refuses what is filled in. It may for all modules then.
  await page.waitForSelector('[name="contactName"]:not([disabled])');
  for (const { id } of ict2024.modules) {
    await page.waitForSelector(`[data-module="${id}"]`);
    await fill(page, answersIn(id, sheet));
    await page.waitForSelector('[data-saved="saved"]');
    await press(page, id === ict2024.modules.at(-1)?.id ? '[data-action="review"]' : '[data-action="next"]');
  }
  await page.waitForSelector('[data-page="review"]');
  const response = new URL(page.url()).hash.split('/')[2] ?? '';
  await press(page, '[data-action="complete"]');
  await page.waitForSelector('[data-delivery="delivered"]');
  return response;
}

it(`exports every answer of ${count} random routes as it was given in the page (seed ${seed})`, {
  timeout: 900_000,
}, async () => {
  const sheets = randomSheets(count, seed);
  const given = new Map<string, AnswerSheet>();
  const waiting = [...sheets.entries()];
  const work = async () => {
    const context = await browser.newContext({ locale: 'nl-BE', serviceWorkers: 'block' });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [at, sheet] = next;
      const response = await answerAll(page, sheet).catch((cause: unknown) => {
        throw new Error(`route ${at} of seed ${seed}: ${JSON.stringify(sheet)}`, { cause });
      });
      given.set(response, sheet);
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: hands }, work));
  expect(given.size).toBe(count);

  const out = execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../../src/cli/collector.ts'), 'export', '--format', 'ndjson'],
    { env: { ...process.env, DATA_DIR: office.data }, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  const exported = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(exported).toHaveLength(count);
  const items = [...outlineOf(ict2024).items.keys()];
  for (const row of exported) {
    const sheet = given.get(String(row['id'])) ?? {};
    const statuses = itemStatusesOf(ict2024, sheet, new Set());
    const expected = items.map((item) => [
      item,
      statuses.answers[item] ?? (statuses.notApplicable.includes(item) ? 'not_applicable' : null),
    ]);
    expect(items.map((item) => [item, row[item]])).toEqual(expected);
  }
});
