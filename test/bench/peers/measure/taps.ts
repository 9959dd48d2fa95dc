import type { Page } from 'playwright-core';
import { instrumentOf } from '../instruments/instrument.ts';
import type { PlacedItem } from '../instruments/neutral.ts';
import { neutralReference, tapsOn } from '../instruments/taps.ts';
import type { ExpectedTarget, Target } from '../pageScript.ts';
import type { Peer } from '../peer.ts';
import { median } from '../statistics.ts';
import { busyMs, metric, type Visit, visit, withBrowser } from './visit.ts';

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
/** How many idle turns are measured, to know what measuring costs. */
const idleTurns = 7;

const targetOf = ({ id, label, module }: PlacedItem, value = ''): Target => ({ id, label, module, value });

/** Taps through an instrument on one page. */
export const tapThrough = (peer: Peer, instrumentName: string, count: number, slower: number): Promise<Taps> =>
  withBrowser(async (context) => {
    const visited = await visit(context, peer, instrumentName, slower);
    const { page } = visited;
    await page.waitForTimeout(2 * afterMs);
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
    const instrument = instrumentOf(instrumentName);
    const { taps, finally: end } = tapsOn(
      instrument,
      count,
      peer.reference ?? neutralReference,
      await answerBeforehand(page, peer),
    );
    const idle = await idleCost(visited);
    for (const { item, value, expected } of taps) {
      const target = targetOf(item, value);
      if (!(await page.evaluate((to) => window.bench.prepare(to), target))) {
        found.wrong.push(`${item.id} ${value}`);
        continue;
      }
      const targets = expected.map((one): ExpectedTarget => ({ ...targetOf(one.item), shown: one.shown }));
      const before = await busyMs(visited);
      const { paint, right } = await page.evaluate(([to, then]) => window.bench.tap(to, then), [
        target,
        targets,
      ] as const);
      const painted = await busyMs(visited);
      await page.waitForTimeout(afterMs);
      const after = await busyMs(visited);
      if (!right) {
        found.wrong.push(`${item.id} ${value}`);
        continue;
      }
      found.paintMs.push(paint);
      found.busyMs.push(Math.max(0, painted - before - idle.painted));
      found.busyWithAfterMs.push(Math.max(0, after - before - idle.after));
    }
    if (!peer.marks.modulePages) found.wrong.push(...(await standingWrong(page, end)));
    return found;
  });

/** Types in what the gates need, untimed. */
async function answerBeforehand(page: Page, { beforehand = {} }: Peer): Promise<Readonly<Record<string, number>>> {
  for (const [item, value] of Object.entries(beforehand)) {
    const module = item.slice(0, 1);
    await page.evaluate((to) => {
      location.hash = location.hash.replace(/^(#\/r\/[^/]+\/).*$/, `$1${to}`);
    }, module);
    await page.fill(`[data-item="${item}"] input`, `${value}`);
    await page.waitForTimeout(2 * afterMs);
  }
  return beforehand;
}

/** What measuring an idle page costs: two frames, and the pause after them. */
async function idleCost(visited: Visit): Promise<{ readonly painted: number; readonly after: number }> {
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

async function standingWrong(
  page: Page,
  end: readonly { readonly item: PlacedItem; readonly shown: boolean }[],
): Promise<string[]> {
  const shown = await page.evaluate(
    (targets) => targets.map((target) => window.bench.isShown(target)),
    end.map(({ item }) => targetOf(item)),
  );
  return end.flatMap(({ item, shown: expected }, at) => (shown[at] === expected ? [] : [`${item.id} in the end`]));
}
