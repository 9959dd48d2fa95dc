import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type AnswerSheet, answerSheet } from './answerSheet.ts';
import { chromiumFlags, needChromium } from './chromium.ts';
import { ict2024 } from './ict2024.ts';
import { Office } from './office.ts';
import { patience } from './patience.ts';
import { Respondent } from './respondent.ts';
import { Wire } from './wire.ts';

/** What a journey that needs no restarts works with: an office, a wire to it, a fresh page. */
export interface Desk {
  office: Office;
  wire: Wire;
  page: Page;
  /** Someone who answers what the seed has, `fixed` apart, in the desk's page. */
  respondent(fixed: AnswerSheet, seed?: number): Respondent;
}

/**
 * Sets up a desk for the tests of a file, its office with further settings: one browser and one office for all, a fresh page and wire for each.
 * @param script what the office runs, where it is not `npm start`
 */
export function desk(
  viewport = { width: 820, height: 1180 },
  settings: Readonly<Record<string, string>> = {},
  script?: string,
): Desk {
  let browser: Browser;
  const it = {
    respondent: (fixed: AnswerSheet, seed = 1) => new Respondent(it.page, ict2024, answerSheet(ict2024, fixed, seed)),
  } as Desk;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
    it.office = await Office.open(settings, script);
  });
  afterAll(async () => {
    await browser.close();
    await it.office.close();
  });
  beforeEach(async () => {
    it.wire = await Wire.lay(it.office.port);
    // Without motion: a colour on its way to another is neither's.
    const context = await browser.newContext({ viewport, locale: 'nl-BE', reducedMotion: 'reduce' });
    context.setDefaultTimeout(patience);
    it.page = await context.newPage();
  });
  afterEach(async () => {
    await it.page.context().close();
    await it.wire.cut();
  });
  return it;
}
