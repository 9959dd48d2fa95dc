import { setImmediate as turn } from 'node:timers/promises';
import type { Glance } from '../../protocol/glance.ts';
import type { Store } from '../store/store.ts';
import { GlanceSums } from './glanceSums.ts';

/** Gives the office's counts, as fresh as their size allows. */
export type ReadGlance = () => Promise<Glance>;

/** A reading of more rows than a few is used for so many times as long as it took, so that reading takes little of the machine. */
const [restTimes, fewRows] = [20, 3000];

/** Who asks waits so long for a fresh reading where there is an earlier one that is not too old to be shown in its place. */
const [patienceMs, oldMs] = [500, 120_000];

type GlanceStore = Pick<Store, 'countedResponses' | 'countedCases' | 'countedRefusals' | 'draftUsage'>;

/** One reading at a time, for all who ask. Each says of when it is. */
export function newGlanceReader(store: GlanceStore, now: () => Date): ReadGlance {
  let reading: Promise<Glance> | undefined;
  // None where there is little to read: that is read anew each time.
  let last: { readonly glance: Glance; readonly begun: number; readonly until: number } | undefined;
  const readAgain = async (): Promise<Glance> => {
    const begun = performance.now();
    try {
      const { glance, rows } = await readGlance(store, now());
      const ended = performance.now();
      last = rows > fewRows ? { glance, begun, until: ended + (ended - begun) * restTimes } : undefined;
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

/** What is sent to a collector needs some turns of the event loop: with one at a time, each would wait for some summing. */
const turnsBetween = 8;
/** Summing so many takes a millisecond or two. */
const summedAtOnce = 250;

async function giveWay(): Promise<void> {
  for (let left = turnsBetween; left > 0; left -= 1) await turn();
}

/** Sums up what comes in pages, and gives way to what else comes in again and again. Gives the number of rows. */
async function sumUp<Counted>(
  pages: AsyncIterable<readonly Counted[]>,
  add: (counted: Counted) => void,
  sizeOf: (counted: Counted) => number,
): Promise<number> {
  let [rows, since] = [0, 0];
  for await (const page of pages) {
    for (const counted of page) {
      add(counted);
      since += sizeOf(counted);
      if (since < summedAtOnce) continue;
      await giveWay();
      [rows, since] = [rows + since, 0];
    }
    await giveWay();
  }
  return rows + since;
}

/** Reads all that is counted. */
async function readGlance(store: GlanceStore, now: Date): Promise<{ glance: Glance; rows: number }> {
  const at = now.toISOString();
  const sums = new GlanceSums();
  const [responses, cases, refused, { drafts }] = await Promise.all([
    sumUp(
      store.countedResponses(),
      (counted) => sums.addResponses(counted),
      ({ number }) => number,
    ),
    sumUp(
      store.countedCases(at),
      (counted) => sums.addCases(counted),
      () => 1,
    ),
    store.countedRefusals(),
    store.draftUsage(),
  ]);
  return { glance: sums.toldAt(at, { refused: [...refused], drafts }), rows: responses + cases };
}
