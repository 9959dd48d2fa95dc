import { allOf, type Condition } from './condition.ts';
import type { Block, NeutralInstrument } from './neutral.ts';
import { yesNo } from './yesNo.ts';

/** Which items before it an item reads, by the family that its instrument is of. */
const families = {
  /** The one before. */
  chain: (at: number) => [at - 1],
  /** Any one. */
  random: (at: number, random: () => number) => [Math.floor(random() * at)],
  /** Each hundredth is read by the 99 behind it. */
  fan: (at: number) => (at % 100 === 0 ? [] : [at - (at % 100)]),
  /** The ten before. */
  deep: (at: number) => Array.from({ length: Math.min(at, 10) }, (_, back) => at - 1 - back),
};

export type Family = keyof typeof families;

export const isFamily = (name: string): name is Family => Object.hasOwn(families, name);

/** Yes/no items, each asked unless one of those that it reads is "no". */
export function synthetic(family: Family, count: number): NeutralInstrument {
  let seed = 12_345;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed / 0x80000000;
  };
  const blocks = Array.from({ length: count }, (_, at): Block => {
    const item = yesNo(`q${at}`, `Vraag ${at}: gebruikt uw onderneming technologie ${at}?`);
    const reads = at === 0 ? [] : families[family](at, random);
    const when = allOf(...reads.map((read): Condition => ({ isNot: [`q${read}`, 'no'] })));
    return { items: [{ ...item, ...(when && { when }) }] };
  });
  return {
    id: `${family}-${count}`,
    title: `Synthetic ${family} ${count}`,
    modules: [{ id: 'S', title: 'S', blocks }],
  };
}
