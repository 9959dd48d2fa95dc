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

/** Who asks waits so long for a fresh reading where there is an earlier one. */
const patienceMs = 500;

/** One reading at a time, for all who ask. Each says of when it is. */
export function newGlanceReader(store: GlanceRows, now: () => Date): ReadGlance {
  let reading: Promise<Glance> | undefined;
  let last: { readonly glance: Glance; readonly until: number } | undefined;
  const readAgain = async (): Promise<Glance> => {
    const begun = performance.now();
    try {
      const { glance, pages } = await readGlance(store, now());
      const ended = performance.now();
      last = { glance, until: pages > fewPages ? ended + (ended - begun) * restTimes : 0 };
      return glance;
    } finally {
      reading = undefined;
    }
  };
  return async () => {
    if (last && performance.now() < last.until) return last.glance;
    reading ??= readAgain();
    if (!last) return reading;
    const { glance } = last;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Glance>((resolve) => {
      timer = setTimeout(() => resolve(glance), patienceMs);
    });
    return Promise.race([reading, late]).finally(() => clearTimeout(timer));
  };
}

/** Reads all that is counted. Between two pages whatever else came in has its turn. */
async function readGlance(store: GlanceRows, now: Date): Promise<{ glance: Glance; pages: number }> {
  const at = now.toISOString();
  const sums = new GlanceSums();
  let pages = 0;
  for await (const page of store.countedResponses()) {
    for (const counted of page) sums.addResponses(counted);
    pages += 1;
    await turn();
  }
  for await (const page of store.countedCases(at)) {
    for (const counted of page) sums.addCases(counted);
    pages += 1;
    await turn();
  }
  return { glance: sums.toldAt(at, [...(await store.countedRefusals())]), pages };
}
