import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSheet, shortest } from '../support/answerSheet.ts';
import { Cable } from '../support/cable.ts';
import { chromiumFlags } from '../support/chromium.ts';
import { ict2024 } from '../support/ict2024.ts';
import { howMany } from '../support/long.ts';
import { NearOffice } from '../support/nearOffice.ts';
import { patience } from '../support/patience.ts';
import { Respondent } from '../support/respondent.ts';
import { Wire } from '../support/wire.ts';

// No tool tells the browser that the network is gone or back, or wakes its worker: a link is pulled and put back.
const cable = Cable.lay();
const many = howMany('WINDOWS_CLOSED', 5, 50);
/** A minute beyond what the browser may take to notice: nothing measures it. */
const patiently = { timeout: 120_000, interval: 50 };

/** In the worker: what its notifications say. */
const shownBodies = 'registration.getNotifications().then((all) => all.map(({ body }) => body))';

describe.skipIf(!cable)('with every window closed', () => {
  let office: NearOffice;
  let wire: Wire;
  let browser: BrowserContext;
  const profile = mkdtempSync(join(tmpdir(), 'veldwerk-closed-'));

  const startBrowser = async () => {
    const { origin } = new URL(wire.url);
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: cable?.chromium ?? '',
      // Over https in earnest: the far end of the link is no loopback.
      args: [...chromiumFlags, `--unsafely-treat-insecure-origin-as-secure=${origin}`],
      viewport: { width: 820, height: 1180 },
      locale: 'nl-BE',
      reducedMotion: 'reduce',
    });
    browser.setDefaultTimeout(patience);
    await browser.grantPermissions(['notifications', 'background-sync'], { origin });
  };

  beforeAll(async () => {
    office = await NearOffice.open();
    wire = await Wire.lay(office.port, cable?.address);
    await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await wire?.cut();
    cable?.dispose();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Opens the app, and takes the network away once it does without. */
  const openAndPull = async (): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(wire.url);
    await page.waitForSelector('[data-offline-ready="yes"]');
    cable?.pull();
    await page.waitForFunction(() => !navigator.onLine);
    return page;
  };

  /** Completes a response, which waits then, and goes by itself. */
  const complete = async (page: Page, seed: number): Promise<void> => {
    const jan = new Respondent(page, ict2024, answerSheet(ict2024, shortest, seed));
    await jan.begin();
    await jan.answerRest();
    await jan.complete();
    await page.waitForSelector('[data-delivery="queued"] [data-closed="itself"]');
  };

  /** Goes from a delivery to the start page, without loading anything. */
  const toStart = async (page: Page): Promise<void> => {
    await page.click('main > p:last-child > a');
    await page.waitForSelector('[data-page="start"]');
  };

  const open = () => browser.pages().filter((page) => page.url().startsWith(wire.url));
  const received = () => office.delivered().length;

  it('delivers what waits once each as the network is back, says how many, and shows it at the next start', async () => {
    const page = await openAndPull();
    for (let seed = 1; seed <= many; seed += 1) {
      if (seed > 1) await toStart(page);
      await complete(page, seed);
    }
    await page.click('[data-action="notify"]');
    await page.waitForSelector('[data-notices="told"]');
    await page.close();
    expect([open(), received()]).toEqual([[], 0]);

    const back = performance.now();
    wire.asked.length = 0;
    cable?.plug();
    // A browser without a place for notifications takes each away after some seconds, and the next one counts anew.
    const told = new Set<string>();
    const hear = async () => {
      const bodies = await browser
        .serviceWorkers()[0]
        ?.evaluate<string[]>(shownBodies)
        .catch(() => []);
      for (const body of bodies ?? []) told.add(body);
      return told.size;
    };
    await expect.poll(() => hear().then(received), patiently).toBe(many);
    console.log(`${many} of ${many} delivered ${Math.round(performance.now() - back)} ms after the network was back`);
    // The worker asks for nothing else, but for the picture of the notification.
    const asked = wire.asked.filter((line) => line !== 'GET /icons/icon-192.png');
    expect([open(), wire.tried, asked]).toEqual([[], many, []]);
    await expect.poll(hear, patiently).toBeGreaterThan(0);
    const counts = [...told].map((body) => /^(\d+) enquêtes? (is|zijn) aangekomen\.$/.exec(body)?.[1]);
    expect(counts.filter((count) => !(Number(count) >= 1 && Number(count) <= many))).toEqual([]);

    const again = await browser.newPage();
    await again.goto(wire.url);
    await again.waitForSelector('[data-page="start"] [data-response]');
    await expect.poll(() => again.locator('[data-response] [data-stage="received"]').count()).toBe(many);
    // Nothing is sent again by the page, which has a journal that knew of no receipt.
    await again.reload();
    await again.waitForSelector('[data-page="start"] [data-response]');
    expect([wire.tried, new Set(office.delivered().map(({ id }) => id)).size]).toEqual([many, many]);
    await again.close();
  });

  it('delivers as the browser starts again that was closed meanwhile, before the app is opened', async () => {
    const before = received();
    cable?.pull();
    const page = await browser.newPage();
    await page.goto(wire.url);
    await complete(page, many + 1);
    await browser.close();
    cable?.plug();
    const start = performance.now();
    await startBrowser();
    await expect.poll(received, patiently).toBe(before + 1);
    console.log(`delivered ${Math.round(performance.now() - start)} ms after the browser was started again`);
    expect(open()).toEqual([]);
  });
});
