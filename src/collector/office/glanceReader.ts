import { setImmediate as turn } from 'node:timers/promises';
import type { Glance } from '../../protocol/glance.ts';
import type { GlanceRows } from '../store/glanceRows.ts';
import { GlanceSums } from './glanceSums.ts';

/** Gives the office's counts, as fresh as their size allows. */
export type ReadGlance = () => Promise<Glance>;

/**
 * A reading of more pages than a few is used for so many times as long as it took, so that reading takes little of the
 * machine.
 */
const [restTimes, fewPages] = [20, 10];

/** Who asks waits so long for a fresh reading where there is an earlier one that is not too old to be shown in its place. */
const [patienceMs, oldMs] = [500, 120_000];

/** One reading at a time, for all who ask. Each says of when it is. */
export function newGlanceReader(store: GlanceRows, now: () => Date): ReadGlance {
  let reading: Promise<Glance> | undefined;
  // None where there is little to read: that is read anew each time.
  let last: { readonly glance: Glance; readonly begun: number; readonly until: number } | undefined;
  const readAgain = async (): Promise<Glance> => {
    const begun = performance.now();
    try {
      const { glance, pages } = await readGlance(store, now());
      const ended = performance.now();
      last = pages > fewPages ? { glance, begun, until: ended + (ended - begun) * restTimes } : undefined;
      return glance;
    } finally {
      reading = undefined;
    }
  };
  return async () => {
    if (last && performance.now() < last.until) return last.glance;
    reading ??= readAgain();
    if (!last || performance.now() - last.begun > oldMs) return reading;
    const { glance } = last;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Glance>((resolve) => {
      timer = setTimeout(() => resolve(glance), patienceMs);
    });
    return Promise.race([reading, late]).finally(() => clearTimeout(timer));
  };
}

/** What is sent to a collector needs some turns of the event loop: with one between two pages, each would wait for a page. */
const turnsBetween = 8;

async function giveWay(): Promise<void> {
  for (let left = turnsBetween; left > 0; left -= 1) await turn();
}

/** Reads all that is counted. Between two pages whatever else came in has its turn. */
async function readGlance(store: GlanceRows, now: Date): Promise<{ glance: Glance; pages: number }> {
  const at = now.toISOString();
  const sums = new GlanceSums();
  let pages = 0;
  for await (const page of store.countedResponses()) {
    for (const counted of page) sums.addResponses(counted);
    pages += 1;
    await giveWay();
  }
  for await (const page of store.countedCases(at)) {
    for (const counted of page) sums.addCases(counted);
    pages += 1;
    await giveWay();
  }
  return { glance: sums.toldAt(at, [...(await store.countedRefusals())]), pages };
}
