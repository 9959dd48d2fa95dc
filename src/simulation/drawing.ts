import type { Value } from '../engine/value.ts';
import type { Chance, Weighted } from './chance.ts';
import { ict2024Margins, type MarginName, ofThoseWithSome, type SomeOf, someOf } from './ict2024Margins.ts';
import type { SizeClass } from './margin.ts';

const shareOf = (name: MarginName, size: SizeClass): number => ict2024Margins[name].share[size] / 100;

/** How probable each item of a question is, drawn by itself, where draws without any "yes" are drawn again. */
const soloOdds = new Map<string, readonly (readonly [item: string, probability: number])[]>();

/**
 * Solves for these probabilities. Among those who say yes to something an item is to have the share `r`; drawn with `r * c`,
 * where `c` is how often something is drawn at all, it has. So `c` is where that holds of `c` itself.
 */
function soloOddsOf(question: SomeOf, size: SizeClass): readonly (readonly [item: string, probability: number])[] {
  const known = soloOdds.get(`${question} ${size}`);
  if (known) return known;
  const some = ofThoseWithSome.has(question) ? 1 : shareOf(question, size);
  const shares = someOf[question].map((item) => [item, shareOf(item, size) / some] as const);
  let c = 1;
  for (let turn = 0; turn < 200; turn += 1) c = 1 - shares.reduce((none, [, r]) => none * (1 - r * c), 1);
  const odds = shares.map(([item, r]) => [item, r * c] as const);
  soloOdds.set(`${question} ${size}`, odds);
  return odds;
}

/** The items of a question that are answered with yes: at least one with the probability that its margin says. */
function drawnYes(question: SomeOf, size: SizeClass, chance: Chance): ReadonlySet<string> {
  if (!chance.happens(shareOf(question, size))) return new Set();
  const odds = soloOddsOf(question, size);
  for (;;) {
    const yes = odds.filter(([, probability]) => chance.happens(probability)).map(([item]) => item);
    if (yes.length > 0) return new Set(yes);
  }
}

/** A number in one of some bands, by weight; above ten, people round. */
function banded(
  bands: readonly [Weighted<readonly [number, number]>, ...Weighted<readonly [number, number]>[]],
  chance: Chance,
): number {
  const [least, most] = chance.weighted(bands);
  const drawn = chance.whole(least, most);
  return drawn > 10 && drawn < 95 && chance.happens(0.75) ? Math.round(drawn / 5) * 5 : drawn;
}

/** Shares of turnover and of persons: our assumption, since none of their distributions is published. */
const percentBands = {
  A1: [
    [[0, 0], 0.3],
    [[1, 9], 3],
    [[10, 24], 9],
    [[25, 49], 17],
    [[50, 74], 17],
    [[75, 99], 15],
    [[100, 100], 38.7],
  ],
  B2: [
    [[0, 0], 4],
    [[1, 4], 27],
    [[5, 9], 17],
    [[10, 24], 24],
    [[25, 49], 13],
    [[50, 74], 7],
    [[75, 99], 5],
    [[100, 100], 3],
  ],
  B3a: [
    [[0, 0], 2],
    [[5, 40], 18],
    [[41, 60], 25],
    [[61, 99], 52],
    [[100, 100], 3],
  ],
  B4a: [
    [[0, 0], 24],
    [[1, 30], 18],
    [[31, 70], 17],
    [[71, 99], 19],
    [[100, 100], 22],
  ],
  B7: [
    [[0, 0], 3],
    [[1, 4], 14],
    [[5, 24], 27],
    [[25, 49], 21],
    [[50, 74], 19],
    [[75, 99], 12],
    [[100, 100], 4],
  ],
} as const;

/** The fastest fixed connection: FPS Economy has 91 % from 30 Mbit/s, 68 % from 100 and 13 % from 1,000 for 2020; carried on to 2024 by assumption. */
const speeds: Readonly<Record<SizeClass, readonly [Weighted<string>, ...Weighted<string>[]]>> = {
  small: [
    ['a', 5],
    ['b', 19],
    ['c', 44],
    ['d', 17],
    ['e', 15],
  ],
  medium: [
    ['a', 2],
    ['b', 13],
    ['c', 43],
    ['d', 21],
    ['e', 21],
  ],
  large: [
    ['a', 1],
    ['b', 5],
    ['c', 31],
    ['d', 24],
    ['e', 39],
  ],
};

/** The two shares of turnover together: a whole at most, but for those who round both up. */
function turnoverShares(sellsBoth: boolean, chance: Chance): { readonly B2: number; readonly B7: number } {
  const B2 = banded(percentBands.B2, chance);
  const B7 = banded(percentBands.B7, chance);
  if (!sellsBoth || B2 + B7 <= 100) return { B2, B7 };
  return { B2, B7: (chance.happens(0.05) ? 101 : 100) - B2 };
}

/** The split between a website of one's own and marketplaces. */
function ownShare(yes: ReadonlySet<string>, chance: Chance): number {
  if (!yes.has('B1b')) return 100;
  return yes.has('B1a') ? banded(percentBands.B3a, chance) : 0;
}

/**
 * An enterprise's answers along the margins, to every item but contact data and time. The route leaves out those that are
 * not asked: whatever an item's share is of those who are asked, it is drawn for all.
 */
export function drawAnswers(size: SizeClass, chance: Chance): Record<string, Value> {
  const answers: Record<string, Value> = {};
  const yesNo = (item: string, isYes: boolean) => {
    answers[item] = isYes ? 'yes' : 'no';
  };
  const alone = (item: MarginName) => yesNo(item, chance.happens(shareOf(item, size)));
  const together = (question: SomeOf): ReadonlySet<string> => {
    const yes = drawnYes(question, size, chance);
    for (const item of someOf[question]) if (item !== 'web') yesNo(item, yes.has(item));
    return yes;
  };
  answers['A1'] = banded(percentBands.A1, chance);
  alone('A2');
  answers['A3'] = chance.weighted(speeds[size]);
  for (const item of ['A4', 'A5a', 'A5b', 'A5c', 'A6'] as const) alone(item);

  const sales = together('sales');
  const sellsOnWeb = sales.has('web');
  const channels = sellsOnWeb ? drawnYes('B1', size, chance) : new Set<string>();
  for (const item of someOf.B1) yesNo(item, channels.has(item));
  const { B2, B7 } = turnoverShares(sellsOnWeb && sales.has('B6'), chance);
  const own = ownShare(channels, chance);
  const toConsumers = banded(percentBands.B4a, chance);
  Object.assign(answers, { B2, B7, B3a: own, B3b: 100 - own, B4a: toConsumers, B4b: 100 - toConsumers });
  together('B5');

  const trainings = together('C2');
  // Whoever trains specialists has them, or has let them go since.
  const trains = shareOf('C2a', size);
  const ofOthers = (shareOf('C1', size) - stillEmployed * trains) / (1 - trains);
  yesNo('C1', chance.happens(trainings.has('C2a') ? stillEmployed : ofOthers));
  alone('C3');
  yesNo('C4', chance.happens(shareOf('C4', size) / shareOf('C3', size)));
  for (const question of ['C5', 'C6', 'D1', 'D2'] as const) together(question);
  alone('D3');
  for (const question of ['D4', 'E1', 'E2', 'E3'] as const) together(question);
  for (const item of ['E4', 'E5', 'E6'] as const) alone(item);
  together('E7');
  return answers;
}

/** How many of those who trained specialists last year still employ some. */
const stillEmployed = 0.97;
