import { expect, it } from 'vitest';
import { howMany } from '../support/long.ts';
import { simulations } from './simulations.ts';

/** `SEED=123 npm test -- test/simulator`: this one alone, and what happened in it line by line. */
const only = process.env['SEED'];

/** How many kinds of faults there are. */
const faultKinds = 29;

const replay = (seed: number) => `SEED=${seed} npm test -- test/simulator`;

it('keeps every invariant, whatever goes wrong, and finds its way back', async () => {
  const seeds = howMany('SEEDS', 500, 10_000);
  const half = Math.ceil(seeds / 2);
  const runs =
    only === undefined
      ? [
          ['--from', '1', '--seeds', `${half}`],
          ['--from', `${half + 1}`, '--seeds', `${seeds - half}`],
        ]
      : [['--from', only, '--seeds', '1', '--trace']];
  const done = await Promise.all(runs.map((options) => simulations(...options)));
  const sum = (of: (one: (typeof done)[number]) => number) => done.reduce((all, one) => all + of(one), 0);
  const states = new Set(done.flatMap((one) => one.states));
  console.log(
    `${sum((one) => one.seeds)} simulations, ${sum((one) => one.steps)} steps, ${states.size} distinct states, ` +
      `${sum((one) => one.sent)} requests, ${sum((one) => one.delivered)} responses delivered`,
  );
  const failures = done.flatMap((one) => one.failures);
  expect(failures.map(({ seed, violations }) => ({ again: replay(seed), violations }))).toEqual([]);
  if (only !== undefined) return;
  expect(sum((one) => one.delivered)).toBeGreaterThan(seeds);
  // Each kind of fault was tried, in all there are.
  const tried = new Set(done.flatMap((one) => Object.keys(one.tried)));
  expect(tried.size).toBe(faultKinds);
});

it('does the same again for a seed, step by step', async () => {
  const [once, again] = await Promise.all([
    simulations('--from', '7', '--seeds', '12'),
    simulations('--from', '7', '--seeds', '12'),
  ]);
  expect(once.steps).toBeGreaterThan(1000);
  expect([once.fingerprint, once.steps, once.states]).toEqual([again.fingerprint, again.steps, again.states]);
});
