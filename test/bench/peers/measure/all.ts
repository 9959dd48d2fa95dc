import { type Measured, newMeasured, tapKey } from '../measured.ts';
import type { Options } from '../options.ts';
import type { Peer } from '../peer.ts';
import { median } from '../statistics.ts';
import { loadTwice } from './loads.ts';
import { sizeOf } from './size.ts';
import { openTaps, type TapRun } from './taps.ts';

/** How much slower a processor than this machine's is: a cheap tablet's. */
export const slower = 4;

const tell = (...words: readonly (string | number)[]) => console.error(words.join(' '));
const ms = (number: number) => number.toFixed(1);

/** Measures all peers, by turns, so that whatever else the machine does meets each of them. */
export async function measureAll(peers: readonly Peer[], options: Options): Promise<Measured[]> {
  const all = peers.map(newMeasured);
  for (const one of all)
    await attempt(one, 'size', async () => {
      one.size = await sizeOf(one.peer);
      tell(one.peer.name, 'gzip', (one.size.gzip / 1000).toFixed(1), 'kB');
    });
  await byTurns(all, options.loads, (one) =>
    attempt(one, 'load', async () => {
      const { cold, again } = await loadTwice(one.peer, slower);
      one.cold.push(cold);
      one.again.push(again);
      tell(one.peer.name, 'cold', ms(cold.usableMs), 'again', ms(again.usableMs));
    }),
  );
  await tapAll(all, 'ict', 1, options.taps);
  for (let page = 0; page < options.pages; page += 1) await tapAll(all, 'ict', slower, options.taps);
  for (const size of options.sizes) await tapAll(all, size, slower, options.taps);
  return all;
}

/** Taps a page of each peer that can show an instrument, one tap each in turn: they differ by seconds, not by minutes. */
async function tapAll(all: readonly Measured[], instrument: string, throttle: number, count: number): Promise<void> {
  const key = tapKey(instrument, throttle);
  const runs: { readonly one: Measured; readonly run: TapRun }[] = [];
  for (const one of all)
    await attempt(one, key, async () => {
      runs.push({ one, run: await openTaps(one.peer, instrument, count, throttle) });
    });
  const going = new Set(runs);
  for (let turn = 0; turn < count; turn += 1)
    for (const each of turn % 2 === 0 ? runs : runs.toReversed())
      if (going.has(each) && !(await attempt(each.one, key, each.run.step))) going.delete(each);
  for (const { one, run } of runs) {
    await attempt(one, key, async () => {
      const taps = await run.end();
      one.taps.set(key, [...(one.taps.get(key) ?? []), taps]);
      const { paintMs, busyMs, busyWithAfterMs, wrong } = taps;
      const [busy, withAfter] = [ms(median(busyMs)), ms(median(busyWithAfterMs))];
      tell(one.peer.name, key, `paint ${ms(median(paintMs))} busy ${busy} with after ${withAfter}`, wrong.join(', '));
    });
    await run.close();
  }
}

/** Runs one after the other, every second round backwards. */
async function byTurns<Each>(all: readonly Each[], rounds: number, run: (one: Each) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round += 1)
    for (const one of round % 2 === 0 ? all : all.toReversed()) await run(one);
}

/** What fails once is not tried again, and is said in the table. */
async function attempt<Found>(one: Measured, what: string, run: () => Promise<Found>): Promise<Found | undefined> {
  if (one.failures.has(what) || one.failures.has('size')) return undefined;
  try {
    return await run();
  } catch (cause) {
    const [words = ''] = String(cause instanceof Error ? cause.message : cause).split('\n');
    one.failures.set(what, words);
    tell(one.peer.name, what, words);
    return undefined;
  }
}
