import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type AnswerSheet, answerSheet } from './answerSheet.ts';
import { ict2024 } from './ict2024.ts';
import { NearOffice } from './nearOffice.ts';
import { Office } from './office.ts';
import { patience } from './patience.ts';
import { Respondent } from './respondent.ts';
import { sharedChromium, sharedOffice } from './shared.ts';
import { Wire } from './wire.ts';

/** What a journey that needs no restarts works with: an office, a wire to it, a fresh page. */
export interface Desk {
  office: Pick<Office, 'port' | 'url' | 'data' | 'delivered'>;
  wire: Wire;
  page: Page;
  /** Someone who answers what the seed has, `fixed` apart, in the desk's page. */
  respondent(fixed: AnswerSheet, seed?: number): Respondent;
  /** Gives the desk another page, with a service worker: it starts without a network, once it has fetched the whole app. */
  withWorker(): Promise<Page>;
  /** A page of another device, with nothing on it. */
  another(): Promise<Page>;
}

export interface DeskOptions {
  /** Settings of the environment, for an office of its own. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What the office runs, where it is not `npm start`. */
  readonly script?: string;
  /** Whether the page has its service worker, and starts without a network: it takes a while to fetch the whole app. */
  readonly worker?: boolean;
}

/** A page of a profile of its own, as wide as a tablet. */
async function newPage(browser: Browser, { worker }: { readonly worker: boolean }): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 820, height: 1180 },
    locale: 'nl-BE',
    // A colour on its way to another is neither's.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patience);
  // As in a private window: with nothing to wait for, the app says at once that it will need the network.
  if (!worker) await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  return context.newPage();
}

/** Sets up a desk for the tests of a file: a browser and an office that others share, a fresh page and wire for each test. */
export function desk({ settings, script, worker = false }: DeskOptions = {}): Desk {
  let browser: Browser;
  let own: Office | undefined;
  const others: Page[] = [];
  const it = {
    respondent: (fixed: AnswerSheet, seed = 1) => new Respondent(it.page, ict2024, answerSheet(ict2024, fixed, seed)),
    withWorker: async () => {
      others.push(it.page);
      it.page = await newPage(browser, { worker: true });
      return it.page;
    },
    another: async () => {
      const page = await newPage(browser, { worker });
      others.push(page);
      return page;
    },
  } as Desk;
  beforeAll(async () => {
    browser = await sharedChromium();
    if (script) own = await Office.open(settings, script);
    it.office = own ?? (await (settings ? NearOffice.open(settings) : sharedOffice()));
  });
  afterAll(async () => {
    await own?.close();
  });
  beforeEach(async () => {
    it.wire = await Wire.lay(it.office.port);
    it.page = await newPage(browser, { worker });
  });
  afterEach(async () => {
    for (const page of [it.page, ...others.splice(0)]) await page.context().close();
    await it.wire.cut();
  });
  return it;
}
