import type { GlanceFindings, Spread } from '../../protocol/glance.ts';

/** How often each number occurs. */
export type Tally = Map<number, number>;

/** Counts a number once more. */
export const tally = (counts: Tally, number: number): void => void counts.set(number, (counts.get(number) ?? 0) + 1);

const sum = (counts: Tally): number => [...counts.values()].reduce((all, count) => all + count, 0);

/** The numbers at shares of the way from the least to the greatest, between two of them where a share falls there. */
function quantilesOf(counts: Tally, shares: readonly number[]): number[] {
  const number = sum(counts);
  const sorted = [...counts].toSorted(([one], [other]) => one - other);
  const at = (place: number): number => {
    let passed = 0;
    for (const [value, count] of sorted) {
      passed += count;
      if (place < passed) return value;
    }
    return 0;
  };
  return shares.map((share) => {
    const place = share * (number - 1);
    const [below, above] = [at(Math.floor(place)), at(Math.ceil(place))];
    return below + (above - below) * (place - Math.floor(place));
  });
}

/** Of how many something is known, and its quartiles; `perMinute`: how many of the unit that is counted make a minute. */
export function spreadOf(counts: Tally, perMinute = 1): Spread {
  const number = sum(counts);
  if (number === 0) return { number };
  const [lower = 0, median = 0, upper = 0] = quantilesOf(counts, [0.25, 0.5, 0.75]);
  return { number, quartiles: [lower / perMinute, median / perMinute, upper / perMinute] };
}

/** Widths of bins that people find on a clock. */
const widths = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1500, 3000, 6000];
const mostBins = 12;

/** Bins of minutes for two tallies: nearly all are in at most twelve of one width, and the rest in the last, which has no end. */
export function binsOf(measuredSeconds: Tally, declaredMinutes: Tally): GlanceFindings['bins'] {
  const measured: Tally = new Map();
  for (const [seconds, count] of measuredSeconds) {
    const minutes = Math.floor(seconds / 60);
    measured.set(minutes, (measured.get(minutes) ?? 0) + count);
  }
  const both = [measured, declaredMinutes].filter((counts) => counts.size > 0);
  if (both.length === 0) return [];
  const nearlyAll = Math.max(...both.flatMap((counts) => quantilesOf(counts, [0.95])));
  const width = widths.find((one) => nearlyAll / one < mostBins) ?? 6000;
  const bins = Array.from({ length: Math.min(Math.floor(nearlyAll / width) + 1, mostBins) }, (_, at) => ({
    from: at * width,
    to: ((at + 1) * width) as number | undefined,
    measured: 0,
    declared: 0,
  }));
  const binOf = (minutes: number) => bins[Math.min(Math.floor(minutes / width), bins.length - 1)];
  for (const [minutes, count] of measured) {
    const bin = binOf(minutes);
    if (bin) bin.measured += count;
  }
  for (const [minutes, count] of declaredMinutes) {
    const bin = binOf(minutes);
    if (bin) bin.declared += count;
  }
  return bins.map(({ to, ...bin }, at) => (at === bins.length - 1 ? bin : { ...bin, to }));
}
