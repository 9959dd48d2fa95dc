import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/engine/outline.ts';
import { routeOf } from '../../src/engine/route.ts';
import { Chance } from '../../src/simulation/chance.ts';
import { drawAnswers } from '../../src/simulation/drawing.ts';
import {
  enterpriseSizes,
  ict2024Margins,
  type MarginName,
  ofThoseWithSome,
  type SomeOf,
  someOf,
} from '../../src/simulation/ict2024Margins.ts';
import { type Margin, type SizeClass, sizeClasses, totalOf } from '../../src/simulation/margin.ts';
import { simulatedEnterprise } from '../../src/simulation/simulatedEnterprise.ts';
import { ict2024 } from '../support/ict2024.ts';
import { simulationOf } from './simulated.ts';

const margins = Object.entries(ict2024Margins) as [MarginName, Margin][];
const yesNoItems = [...outlineOf(ict2024).items.values()].filter(({ type }) => type === 'yesNo').map(({ id }) => id);
/** The question that an item's share is of the "some" of. */
const questionOf = (name: string) =>
  (Object.keys(someOf) as SomeOf[]).find(
    (one) => ofThoseWithSome.has(one) && someOf[one].some((item) => item === name),
  );

describe('the table of margins', () => {
  it('has each yes or no of the questionnaire, and says where each figure comes from', () => {
    expect(yesNoItems.filter((item) => !(item in ict2024Margins))).toEqual([]);
    for (const [name, { share, ground }] of margins) {
      for (const size of sizeClasses) {
        expect(share[size], name).toBeGreaterThanOrEqual(0);
        expect(share[size], name).toBeLessThanOrEqual(100);
      }
      if (ground.kind === 'assumed') expect(ground.why.length, name).toBeGreaterThan(10);
      else expect(ground.source.url, name).toMatch(/^https:/);
    }
    expect(margins.filter(([, { ground }]) => ground.kind === 'published').length).toBeGreaterThan(20);
  });

  it('has the published totals and classes', () => {
    expect(sizeClasses.reduce((sum, size) => sum + enterpriseSizes[size], 0)).toBeCloseTo(100);
    for (const [name, { share, ground }] of margins) {
      if (ground.kind !== 'published') continue;
      if (ground.total !== undefined) expect(totalOf(share, enterpriseSizes), name).toBeCloseTo(ground.total, 1);
      for (const size of sizeClasses)
        expect(share[size], `${name} ${size}`).toBeCloseTo(ground.classes?.[size] ?? share[size]);
    }
  });
});

interface Count {
  asked: number;
  yes: number;
}

const cases = 5000;

/** How many say yes, of those asked, by what the table has and by size; of all sizes under `all`. */
function counted(): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  const count = (name: string, size: SizeClass, isYes: boolean) => {
    for (const key of [`${name} ${size}`, `${name} all`]) {
      const known = counts.get(key) ?? { asked: 0, yes: 0 };
      counts.set(key, { asked: known.asked + 1, yes: known.yes + (isYes ? 1 : 0) });
    }
  };
  const { seed, period } = simulationOf('2024');
  for (let number = 1; number <= cases; number += 1) {
    const { size } = simulatedEnterprise(seed, number, period);
    const { values } = routeOf(ict2024, drawAnswers(size, new Chance(`margins ${number}`)));
    const some = (items: readonly string[]) => items.some((item) => values.get(item) === 'yes');
    if (!values.has('A2')) continue;
    const web = some(someOf.B1);
    count('web', size, web);
    count('sales', size, web || some(['B6']));
    count('C4', size, some(['C4']));
    for (const question of Object.keys(someOf) as SomeOf[])
      if (question !== 'sales' && values.has(someOf[question][0])) count(question, size, some(someOf[question]));
    for (const item of yesNoItems) {
      const of = questionOf(item);
      const isMeant = of ? some(someOf[of]) : item !== 'C4';
      if (values.has(item) && isMeant) count(item, size, values.get(item) === 'yes');
    }
  }
  return counts;
}

/** Five standard errors of a share, which none of some hundred figures leaves by chance; in per cent. */
const sampling = (share: number, asked: number) =>
  500 * Math.sqrt((share / 100) * (1 - share / 100) * (1 / asked)) + 0.05;

describe('5,000 enterprises', () => {
  const counts = counted();
  const drawn = (name: string, size: SizeClass | 'all') => counts.get(`${name} ${size}`) ?? { asked: 0, yes: 0 };

  it.each(margins)('answer %s along its margin, whatever their size', (name, { share }) => {
    // Who sells on the web sells through one of the two.
    if (name === 'B1') return;
    for (const size of sizeClasses) {
      const { asked, yes } = drawn(name, size);
      expect(asked, size).toBeGreaterThan(5);
      expect(Math.abs((100 * yes) / asked - share[size]), `${size}: ${yes} of ${asked}`).toBeLessThanOrEqual(
        sampling(share[size], asked),
      );
    }
  });

  it.each(
    margins.flatMap(([name, { ground }]) =>
      ground.kind === 'published' && ground.total !== undefined ? [[name, ground.total] as const] : [],
    ),
  )('give the total that was published for %s: %f', (name, total) => {
    const { asked, yes } = drawn(name, 'all');
    expect(Math.abs((100 * yes) / asked - total)).toBeLessThanOrEqual(sampling(total, asked));
  });
});
