import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { chromiumFlags, needChromium } from '../../../support/chromium.ts';
import { instrumentOf } from '../instruments/instrument.ts';
import { itemsOf } from '../instruments/neutral.ts';
import { pageScript } from '../pageScript.ts';
import type { Peer } from '../peer.ts';

/** How long a form may take to come, in milliseconds. */
const usableWithinMs = 90_000;

/** A page of a peer, its first question ready to be answered. */
export interface Visit {
  readonly page: Page;
  readonly devTools: CDPSession;
  /** What the page threw meanwhile. */
  readonly errors: readonly string[];
  /** Scripts, styles and data that it loaded, unpacked. */
  readonly loaded: () => Promise<Buffer[]>;
  readonly firstPageMs: number;
  readonly usableMs: number;
}

/** A browser that was never used, and keeps all in memory: what the disk costs, `bench:saving` measures. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: needChromium(),
    args: [...chromiumFlags, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });

/** Runs with such a browser. */
export async function withBrowser<Found>(run: (context: BrowserContext) => Promise<Found>): Promise<Found> {
  const browser = await openBrowser();
  try {
    return await run(await newContext(browser));
  } finally {
    await browser.close();
  }
}

/** A window of a respondent whose language is Dutch. */
export const newContext = (browser: Browser): Promise<BrowserContext> => browser.newContext({ locale: 'nl-BE' });

/** The version of the browser that measures. */
export const chromiumVersion = (): Promise<string> =>
  withBrowser(async (context) => context.browser()?.version() ?? 'of an unknown version');

const loads = new Set(['script', 'stylesheet', 'fetch', 'xhr']);

/** Opens an instrument in a new page, the processor slowed, and waits until its first question can be answered. */
export async function visit(context: BrowserContext, peer: Peer, instrument: string, slower: number): Promise<Visit> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message.slice(0, 200)));
  const bodies: Promise<Buffer | undefined>[] = [];
  page.on('response', (response) => {
    // A body is gone once its page is: then nobody asks for it.
    if (loads.has(response.request().resourceType())) bodies.push(response.body().catch(() => undefined));
  });
  const devTools = await context.newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await slowDown(devTools, slower);
  const [first] = itemsOf(instrumentOf(instrument));
  await page.addInitScript(pageScript, {
    marks: peer.marks,
    begin: peer.begin?.(instrument),
    first: first?.id ?? '',
  });
  const config = peer.config?.(instrument);
  if (config) await page.route('**/config.json', (route) => route.fulfill({ json: config }));
  await page.goto(peer.url(instrument), { waitUntil: 'commit', timeout: usableWithinMs });
  await page.waitForFunction(() => window.bench.usable, undefined, { timeout: usableWithinMs, polling: 100 });
  const { firstPage = Number.NaN, usable = Number.NaN } = await page.evaluate(() => ({ ...window.bench }));
  const loaded = async () => (await Promise.all(bodies)).filter((body) => body !== undefined);
  return { page, devTools, errors, loaded, firstPageMs: firstPage, usableMs: usable };
}

/** Slows a page's processor down, or gives it all of it again (1). While it is slowed, it takes from the others, idle or not. */
export const slowDown = (devTools: CDPSession, rate: number): Promise<unknown> =>
  devTools.send('Emulation.setCPUThrottlingRate', { rate });

/** A figure that Chromium keeps of a page. */
export async function metric({ devTools }: Visit, name: string): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
}

/** Milliseconds that the page's main thread has worked. */
export const busyMs = async (visited: Visit): Promise<number> => (await metric(visited, 'TaskDuration')) * 1000;
