import lighthouse from 'lighthouse';
import type { Page } from 'playwright-core';
import { Tablet } from '../support/tablet.ts';

/** What Lighthouse says of one load of a page: scores of 100, times in milliseconds. */
export interface Audit {
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly performance: number;
  readonly lcp: number;
  readonly tbt: number;
  readonly cls: number;
  /** How fast Lighthouse found the processor while it measured: falls where the machine is slow, or busy with others. */
  readonly processor: number;
  /** What accessibility and best practices lost points for. */
  readonly faults: readonly string[];
}

/** Brings the page of a device that knows nothing yet to where an audit can begin, and gives the address to load. */
export type Way = (page: Page) => Promise<string>;

/** Recordings of one load that may be lost before that is a fault. */
const lostAtMost = 2;

/**
 * Audits a page once, on a device of its own, as Lighthouse does it unasked: an emulated telephone, simulated slow 4G,
 * the processor four times slower. Caches and the service worker are cleared before the load, so that it is a first
 * one over the network; drafts stay, or there would be no question to load.
 */
export async function audit(way: Way, lost = 0): Promise<Audit> {
  const found = await auditOnce(way);
  if (found !== 'recording lost') return found;
  if (lost === lostAtMost) throw new Error('Chromium recorded no navigation, however often it was asked to.');
  return audit(way, lost + 1);
}

async function auditOnce(way: Way): Promise<Audit | 'recording lost'> {
  const tablet = new Tablet();
  try {
    const page = await tablet.start();
    const url = await way(page);
    // The pen is one page's: an open one would leave the audited page to read only.
    await page.goto('about:blank');
    return await auditAt(url, await tablet.handOver());
  } finally {
    await tablet.dispose();
  }
}

async function auditAt(url: string, port: number): Promise<Audit | 'recording lost'> {
  const onlyCategories = ['accessibility', 'best-practices', 'performance'];
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories, disableFullPageScreenshot: true });
  if (!result) throw new Error(`no audit of ${url}`);
  const { audits, categories, environment, runtimeError } = result.lhr;
  // Now and then, on a busy machine, Chromium's trace lacks the navigation: nothing was measured, neither well nor ill.
  if (runtimeError?.code === 'NO_NAVSTART') return 'recording lost';
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  const score = (category: string): number => {
    const given = categories[category]?.score ?? null;
    // A category with an audit that failed to run has none, and counts as nothing rather than as left out.
    return given === null ? 0 : Math.round(given * 100);
  };
  const measured = (id: string): number => audits[id]?.numericValue ?? Number.NaN;
  const faults = ['accessibility', 'best-practices'].flatMap((category) =>
    (categories[category]?.auditRefs ?? [])
      // One that does not apply has no score, and neither has one that could not be run.
      .filter(({ id, weight }) => weight > 0 && ((audits[id]?.score ?? 1) < 1 || audits[id]?.errorMessage))
      .map(({ id }) => `${category}: ${id}: ${audits[id]?.title}`),
  );
  return {
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    performance: score('performance'),
    lcp: measured('largest-contentful-paint'),
    tbt: measured('total-blocking-time'),
    cls: measured('cumulative-layout-shift'),
    processor: environment.benchmarkIndex,
    faults,
  };
}
