import { type Measured, newMeasured, tapKey } from '../measured.ts';
import type { Options } from '../options.ts';
import type { Peer } from '../peer.ts';
import { median } from '../statistics.ts';
import { loadTwice } from './loads.ts';
import { sizeOf } from './size.ts';
import { tapThrough } from './taps.ts';

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
  const tapped = async (instrument: string, throttle: number, rounds: number) => {
    const able = all.filter(({ peer }) => instrument === 'ict' || peer.only === undefined);
    await byTurns(able, rounds, (one) => tapOn(one, instrument, throttle, options.taps));
  };
  await tapped('ict', 1, 1);
  await tapped('ict', slower, options.pages);
  for (const size of options.sizes) await tapped(size, slower, 1);
  return all;
}

async function tapOn(one: Measured, instrument: string, throttle: number, count: number): Promise<void> {
  const key = tapKey(instrument, throttle);
  await attempt(one, key, async () => {
    const taps = await tapThrough(one.peer, instrument, count, throttle);
    one.taps.set(key, [...(one.taps.get(key) ?? []), taps]);
    const { paintMs, busyMs, busyWithAfterMs, wrong } = taps;
    tell(one.peer.name, key, `paint ${ms(median(paintMs))} busy ${ms(median(busyMs))}`);
    tell(`  with after ${ms(median(busyWithAfterMs))} taps ${paintMs.length} ${wrong.join(', ')}`);
  });
}

/** Runs one after the other, every second round backwards. */
async function byTurns<Each>(all: readonly Each[], rounds: number, run: (one: Each) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round += 1)
    for (const one of round % 2 === 0 ? all : all.toReversed()) await run(one);
}

/** What fails once is not tried again, and is said in the table. */
async function attempt(one: Measured, what: string, run: () => Promise<void>): Promise<void> {
  if (one.failures.has(what) || one.failures.has('size')) return;
  try {
    await run();
  } catch (cause) {
    const [words = ''] = String(cause instanceof Error ? cause.message : cause).split('\n');
    one.failures.set(what, words);
    tell(one.peer.name, what, words);
  }
}
