import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
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

const many = howMany('WORKER', 5, 50);
const cable = Cable.lay();

describe.skipIf(!cable)('with every window closed', () => {
  let office: NearOffice;
  let wire: Wire;
  const profile = mkdtempSync(join(tmpdir(), 'veldwerk-closed-'));
  let browser: BrowserContext;

  const startBrowser = async () => {
    const origin = new URL(wire.url).origin;
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: cable?.chromium ?? '',
      args: [...chromiumFlags, `--unsafely-treat-insecure-origin-as-secure=${origin}`],
      viewport: { width: 820, height: 1180 },
      locale: 'nl-BE',
      reducedMotion: 'reduce',
    });
    browser.setDefaultTimeout(patience);
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

  /** Completes so many responses without a network, and closes the app. */
  const completeOffline = async (count: number): Promise<void> => {
    const page = await browser.newPage();
    page.on('console', (m) => console.log('PAGE', m.text()));
    const first = new Respondent(page, ict2024, answerSheet(ict2024, shortest, 1));
    await first.open(wire.url);
    console.log('open', await page.evaluate(() => [isSecureContext, navigator.onLine]));
    cable?.pull();
    await page.waitForFunction(() => !navigator.onLine);
    for (let number = 1; number <= count; number += 1) {
      const jan = new Respondent(page, ict2024, answerSheet(ict2024, shortest, number));
      await page.goto(wire.url);
      await jan.begin();
      await jan.answerRest();
      await jan.complete();
      await page.waitForSelector('[data-delivery="queued"]');
      await page.waitForSelector('[data-closed="itself"]');
    }
    await page.close();
  };

  it(`delivers ${many} responses once each, as the network is back`, async () => {
    const t0 = Date.now();
    await completeOffline(many);
    console.log('completed', Date.now() - t0);
    expect(browser.pages().filter((page) => page.url().startsWith(wire.url))).toEqual([]);
    expect(office.delivered()).toEqual([]);
    const back = performance.now();
    cable?.plug();
    await expect.poll(() => office.delivered().length, { timeout: 120_000, interval: 50 }).toBe(many);
    console.log(`${many} responses delivered ${Math.round(performance.now() - back)} ms after the network was back`);
    expect(wire.tried).toBe(many);
  });
});
