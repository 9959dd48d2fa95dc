import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoff, maxBackoffMs } from '../../src/sync/backoff.ts';

const seed = 7;

it(`stays between nothing and the longest wait, and grows with the attempts (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempts, random) => {
        const wait = backoff(attempts, random);
        return wait >= 0 && wait <= maxBackoffMs && wait <= backoff(attempts + 1, random);
      },
    ),
    { seed },
  );
  expect(backoff(0, 0.5)).toBe(500);
  expect(backoff(3, 0.5)).toBe(4000);
  expect(backoff(20, 0.999)).toBeGreaterThan(maxBackoffMs * 0.99);
});
