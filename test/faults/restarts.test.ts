import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { typedIn } from '../support/lockedDevice.ts';
import { Office } from '../support/office.ts';
import { Tablet } from '../support/tablet.ts';

let office: Office;
const tablet = new Tablet();
beforeAll(async () => {
  office = await Office.open();
});
afterAll(async () => {
  await tablet.dispose();
  await office.close();
});

const usage = (page: Page) => page.evaluate(async () => (await navigator.storage.estimate()).usage);

it('never has the browser count more than a survey takes, however often it starts or dies', async () => {
  let page = await tablet.start();
  await page.goto(office.url);
  await page.waitForSelector('[data-offline-ready="yes"]');
  await page.click('[data-action="begin"]');
  await page.waitForSelector('[name="contactName"]');
  const address = page.url();
  for (let start = 1; start <= 4; start += 1) {
    await typedIn(page, 'contactName');
    await page.fill('[name="contactName"]', `${start} ${'x'.repeat(150)}`);
    await page.waitForSelector('[data-saved="saved"]');
    await (start % 2 ? tablet.close() : tablet.kill());
    page = await tablet.start();
    await page.goto(address);
    expect(await typedIn(page, 'contactName')).toContain(`${start} x`);
    // The segment of the last start goes once this one has begun its own.
    await page.fill('[name="contactFunction"]', `${start}`);
    await page.waitForSelector('[data-saved="saved"]');
    expect(await usage(page)).toBeLessThan(50_000_000);
  }
});
