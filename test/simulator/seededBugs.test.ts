import { expect, it } from 'vitest';
import { batches } from '../../src/lib/batches.ts';
import { long } from '../support/long.ts';
import { invariants } from './ledger.ts';
import { seededBugs } from './seededBugs.ts';
import { simulations } from './simulations.ts';

/** Within so many simulations each has to be found. */
const mostSeeds = 5000;

/** One behind each invariant, of those that are found soon: the short form has these. */
const soon = new Set([
  '"saved" is said before the write',
  'each attempt writes the document anew',
  'the receipt goes out before the commit',
  'an attempt is shown as sent',
  'a second correction is begun beside the first',
  'sending ends at what was refused',
  'what goes out leaves the outbox first',
  'a window that takes over shows what it had read before',
  'a locked page clears what it cannot read from the queue',
]);

const tried = seededBugs.filter(({ name }) => long || soon.has(name));

it('has a bug behind each invariant', () => {
  expect(new Set(tried.map(({ breaks }) => breaks))).toEqual(new Set(invariants));
});

it('finds each bug that is put into the code on purpose, and names the invariant', async () => {
  const rows: string[] = [];
  const missed: string[] = [];
  // As many at a time as there are processors to spare.
  for (const some of batches(tried, 2))
    await Promise.all(
      some.map(async ({ name, breaks }) => {
        const found = await simulations('--seeds', `${mostSeeds}`, '--until-found', '--bug', name);
        const named = found.failures.flatMap(({ violations }) => violations.map(({ invariant }) => invariant));
        if (named.length === 0) missed.push(name);
        const also = named.includes(breaks) ? breaks : `${breaks} (as: ${named.join(', ')})`;
        rows.push(`| ${name} | ${also} | ${found.seeds} | ${found.ms} |`);
      }),
    );
  console.log(
    ['| bug | breaks | found by seed | after ms |', '| --- | --- | --- | --- |', ...rows.toSorted()].join('\n'),
  );
  expect(missed).toEqual([]);
});
