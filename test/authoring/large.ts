import type { WrittenQuestion } from '../../src/instrument/question.ts';
import type { Instrument, WrittenCheck } from '../../src/instrument/schema.ts';
import { percent, tiny, yesNo } from './tiny.ts';

const second = { format: 'veldwerk-instrument/2' } as const;

/** Whole numbers from 0, less than a number; the same ones each time. */
function numbers(seed = 20_240_607): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const named = (at: number): string => `Q${at}`;

/** So many yes/no questions, each behind a gate on an earlier one. */
const yesNos = (count: number, gateAt: (at: number) => string): WrittenQuestion[] =>
  Array.from({ length: count }, (_, at) => yesNo(named(at), at === 0 ? undefined : gateAt(at)));

const ifYes = (item: string) => `${item} = 'yes'`;
const unlessNo = (item: string) => `isBlank(${item}) or ${item} <> 'no'`;

const isOdd = (one: string, other: string) => `${one} = 'yes' and ${other} = 'no'`;

/** Pairs of percentages, each behind a gate on the sum of the pair before. */
function sums(count: number): Instrument {
  const pair = (at: number, item: string): WrittenQuestion =>
    percent(`${item}${at}`, at === 0 ? undefined : `a${at - 1} + b${at - 1} > 50`);
  const questions = Array.from({ length: count }, (_, at) => [pair(at, 'a'), pair(at, 'b')]).flat();
  return tiny(questions, second);
}

/** Percentages, each behind a gate on the sum of the two before: every one is part of two sums. */
function overlappingSums(count: number): Instrument {
  const questions = Array.from({ length: count }, (_, at) =>
    percent(`a${at}`, at < 2 ? undefined : `isBlank(a${at - 2} + a${at - 1}) or a${at - 2} + a${at - 1} > 50`),
  );
  return tiny(questions, second);
}

/** A chain of questions, and as many checks, each about two of them that stand as far apart as `reach`. */
function checks(
  count: number,
  reach: number,
  gate: (item: string) => string,
  when: (one: string, other: string) => string,
) {
  const number = numbers();
  const chain = yesNos(count, (at) => gate(named(at - 1)));
  const all = Array.from({ length: count }, (_, at): WrittenCheck => {
    const first = number(count - 1);
    const [one, other] = [named(first), named(Math.min(count - 1, first + 1 + number(reach)))];
    return { id: `K${at}`, level: 'soft', cases: [{ items: [one], when: when(one, other) }] };
  });
  return tiny(chain, second, all);
}

/** Instruments of a size that no proof by trying can do, by name. */
export const large: Readonly<Record<string, (count: number) => Instrument>> = {
  'a chain, asked if yes': (count) =>
    tiny(
      yesNos(count, (at) => ifYes(named(at - 1))),
      second,
    ),
  'a chain, asked unless no': (count) =>
    tiny(
      yesNos(count, (at) => unlessNo(named(at - 1))),
      second,
    ),
  'at random, asked if yes': (count) => {
    const number = numbers();
    return tiny(
      yesNos(count, (at) => ifYes(named(number(at)))),
      second,
    );
  },
  'at random, asked unless no': (count) => {
    const number = numbers();
    return tiny(
      yesNos(count, (at) => unlessNo(named(number(at)))),
      second,
    );
  },
  'at random, asked if two are': (count) => {
    const number = numbers();
    return tiny(
      yesNos(count, (at) => `${ifYes(named(number(at)))} or ${ifYes(named(number(at)))}`),
      second,
    );
  },
  'a chain of sums': sums,
  'a chain of overlapping sums': overlappingSums,
  'checks of what stands near': (count) => checks(count, 5, unlessNo, isOdd),
  'checks of what stands anywhere': (count) => checks(count, count - 1, unlessNo, isOdd),
  'checks that never fire': (count) =>
    checks(
      count,
      5,
      unlessNo,
      (one, other) => `(${one} = 'yes' or ${other} = 'yes') and ${one} <> 'yes' and ${other} <> 'yes'`,
    ),
};
