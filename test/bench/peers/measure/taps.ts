import type { Page } from 'playwright-core';
import { instrumentOf } from '../instruments/instrument.ts';
import { itemsOf, type PlacedItem } from '../instruments/neutral.ts';
import { type Expected, neutralReference, type Tap, tapsOn } from '../instruments/taps.ts';
import type { ExpectedTarget, Target } from '../pageScript.ts';
import type { Peer } from '../peer.ts';
import { median } from '../statistics.ts';
import { busyMs, metric, newContext, openBrowser, slowDown, type Visit, visit } from './visit.ts';

/** What a number of taps on one page took. */
export interface Taps {
  readonly usableMs: number;
  /** From a tap to one frame after the page shows what it must. */
  readonly paintMs: number[];
  /** Work of the page's main thread until then, and until a while later, an idle page's left out. */
  readonly busyMs: number[];
  readonly busyWithAfterMs: number[];
  /** Taps after which the page did not show what it must, and items that stood wrong in the end. */
  readonly wrong: string[];
  readonly heapMb: number;
  readonly elements: number;
}

/** How long what a tap left to do may take, in milliseconds: saving, for those that save. */
const afterMs = 250;
/** How long one page is tapped at the most, in milliseconds. */
const tapsWithinMs = 60_000;
/** How long a page gets to come to rest, in milliseconds. */
const quietMs = 500;
/** How many idle turns are measured, to know what measuring costs. */
const idleTurns = 7;

const targetOf = ({ id, label }: PlacedItem, value = ''): Target => ({ id, label, value });

/** A page that is tapped through, a tap at a time. */
export interface TapRun {
  /** Taps the next answer; false: there is none, or the time is over. */
  readonly step: () => Promise<boolean>;
  /** Looks over the page, if it was tapped through, and gives what was found. */
  readonly end: () => Promise<Taps>;
  readonly close: () => Promise<void>;
}

/** Opens an instrument, ready to be tapped through. */
export async function openTaps(peer: Peer, instrumentName: string, count: number, slower: number): Promise<TapRun> {
  const browser = await openBrowser();
  const close = () => browser.close();
  try {
    const visited = await visit(await newContext(browser), peer, instrumentName, slower);
    const { step, end } = await ready(visited, peer, instrumentName, count);
    await slowDown(visited.devTools, 1);
    const slowStep = async () => {
      await slowDown(visited.devTools, slower);
      const more = await step();
      await slowDown(visited.devTools, 1);
      return more;
    };
    return { step: slowStep, end, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function ready(
  visited: Visit,
  peer: Peer,
  instrumentName: string,
  count: number,
): Promise<Omit<TapRun, 'close'>> {
  const { page } = visited;
  await page.waitForTimeout(quietMs);
  await visited.devTools.send('HeapProfiler.collectGarbage');
  const found: Taps = {
    usableMs: visited.usableMs,
    paintMs: [],
    busyMs: [],
    busyWithAfterMs: [],
    wrong: [],
    heapMb: (await metric(visited, 'JSHeapUsedSize')) / 2 ** 20,
    elements: await page.evaluate(() => document.querySelectorAll('*').length),
  };
  const { reference = neutralReference, beforehand = {} } = peer;
  const instrument = instrumentOf(instrumentName);
  for (const item of itemsOf(instrument)) {
    const value = beforehand[item.id];
    if (value !== undefined) await typeIn(page, item, value);
  }
  const { taps, finally: end } = tapsOn(instrument, count, reference, beforehand);
  const idle = await idleCost(visited);
  let [next, spentMs] = [0, 0];
  return {
    step: async () => {
      const tap = taps[next];
      if (!tap || spentMs > tapsWithinMs) return false;
      const begun = performance.now();
      await turnTo(page, tap.item.module);
      await tapOnce(visited, tap, idle, found);
      next += 1;
      spentMs += performance.now() - begun;
      return true;
    },
    end: async () => {
      if (next === taps.length && !peer.marks.modulePages) found.wrong.push(...(await standingWrong(page, end)));
      return found;
    },
  };
}

/** Goes to the page of a module, if it is another, and gives it the time that a reader would. */
async function turnTo(page: Page, module: string): Promise<void> {
  if (await page.evaluate((to) => window.bench.turnTo(to), module)) await page.waitForTimeout(quietMs);
}

/** Types in what gates need, untimed. */
async function typeIn(page: Page, { id, module }: PlacedItem, value: number): Promise<void> {
  await turnTo(page, module);
  await page.fill(`[data-item="${id}"] input`, `${value}`);
  await page.waitForTimeout(quietMs);
}

async function tapOnce(visited: Visit, { item, value, expected }: Tap, idle: Idle, found: Taps): Promise<void> {
  const { page } = visited;
  const target = targetOf(item, value);
  const targets = expected.map((one): ExpectedTarget => ({ ...targetOf(one.item), shown: one.shown }));
  if (!(await page.evaluate((to) => window.bench.prepare(to), target))) {
    found.wrong.push(`${item.id} ${value}`);
    return;
  }
  const before = await busyMs(visited);
  const tapped = await page.evaluate(([to, then]) => window.bench.tap(to, then), [target, targets] as const);
  const painted = await busyMs(visited);
  await page.waitForTimeout(afterMs);
  const after = await busyMs(visited);
  if (!tapped.right) {
    found.wrong.push(`${item.id} ${value}`);
    return;
  }
  found.paintMs.push(tapped.paint);
  found.busyMs.push(Math.max(0, painted - before - idle.painted));
  found.busyWithAfterMs.push(Math.max(0, after - before - idle.after));
}

interface Idle {
  readonly painted: number;
  readonly after: number;
}

/** What measuring an idle page costs: two frames, and the pause after them. */
async function idleCost(visited: Visit): Promise<Idle> {
  const painted: number[] = [];
  const after: number[] = [];
  for (let turn = 0; turn < idleTurns; turn += 1) {
    const before = await busyMs(visited);
    await visited.page.evaluate(() => window.bench.frames(2));
    painted.push((await busyMs(visited)) - before);
    await visited.page.waitForTimeout(afterMs);
    after.push((await busyMs(visited)) - before);
  }
  return { painted: median(painted), after: median(after) };
}

async function standingWrong(page: Page, end: readonly Expected[]): Promise<string[]> {
  const shown = await page.evaluate(
    (targets) => targets.map((target) => window.bench.isShown(target)),
    end.map(({ item }) => targetOf(item)),
  );
  return end.flatMap(({ item, shown: expected }, at) => (shown[at] === expected ? [] : [`${item.id} in the end`]));
}
