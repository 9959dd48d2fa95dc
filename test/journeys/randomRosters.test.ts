import type { Page } from 'playwright-core';
import { afterAll, expect, it, vi } from 'vitest';
import { itemStatusesFrom, statusCountsOn } from '../../src/engine/itemStatuses.ts';
import type { Reading } from '../../src/engine/reading.ts';
import { routeFrom } from '../../src/engine/route.ts';
import type { State } from '../../src/engine/step.ts';
import { evaluateStored } from '../../src/engine/stored.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { arrived } from '../../src/protocol/arrived.ts';
import { collectorOn } from '../cli/run.ts';
import { Dice } from '../engine/random/dice.ts';
import { writtenRosters } from '../engine/random/rosters.ts';
import { desk } from '../support/desk.ts';
import { howMany } from '../support/long.ts';
import { expectedAccount, pageAccount } from '../support/pageAccount.ts';
import { expectedReview, reviewAccount } from '../support/reviewAccount.ts';
import { RosterRespondent } from '../support/rosterRespondent.ts';
import { shelve } from '../support/shelved.ts';
import { storedDraft } from '../support/storedDraft.ts';

const seed = Number(process.env['SEED'] ?? 24);
const count = howMany('ROSTERS', 2, 100);

const here = desk({ settings: { SEALED: 'no' } });

/** Looks until what the page says is what the engine makes of the draft that is stored: advice is fetched when it is first needed. */
const agreed = (page: Page, instrument: Instrument, response: string): Promise<void> =>
  vi.waitFor(
    async () => {
      const { evaluation, answers } = evaluateStored(instrument, await storedDraft(page, response));
      const said = await pageAccount(page);
      expect(said).toEqual(expectedAccount(evaluation, answers, said));
    },
    { timeout: 5_000, interval: 100 },
  );

/** Of all seeds together. */
const met = { delivered: 0, added: 0, moved: 0, removed: 0, restored: 0 };

it.each(Array.from({ length: count }, (_, at) => seed + at))(
  'agrees with the engine and the collector (seed %i)',
  async (own) => {
    const written = { ...writtenRosters(own, 44, true), id: `be.office.random${own}` };
    const instrument = await shelve(here.office.data, written);
    here.wire.pages.set('/config.json', {
      type: 'application/json',
      body: JSON.stringify({ endpoint: 'api/v1', published: [{ id: written.id }] }),
    });
    const { page } = here;
    await page.goto(here.wire.url);
    const dice = new Dice(own);
    let response = '';
    const jan = new RosterRespondent(page, dice, () => agreed(page, instrument, response));
    await jan.press(`[data-instrument="${written.id}"] [data-action="begin"]`);
    await page.waitForSelector('main[data-module]');
    response = new URL(page.url()).hash.split('/')[2] ?? '';
    for (const { id } of instrument.modules) {
      await jan.module(id);
      if (dice.happens(0.4)) {
        await page.reload();
        await page.waitForSelector('main[data-module]');
        await agreed(page, instrument, response);
      }
      if (id !== instrument.modules.at(-1)?.id) await jan.press('[data-action="next"]');
    }
    await jan.mend(response);
    const { evaluation, unanswered } = evaluateStored(instrument, await storedDraft(page, response));
    const review = await reviewAccount(page);
    expect(review).toEqual(expectedReview(evaluation, review));
    for (const did of ['added', 'moved', 'removed', 'restored'] as const) met[did] += jan.did[did];
    // Not every one that is drawn by chance can be completed: two of its checks may forbid all that there is.
    if (review.missing.length + review.hard.length + review.rosters.length > 0) return;

    await jan.press('[data-action="complete"]');
    await page.waitForSelector('[data-delivery="delivered"]');
    const sent = here.office.delivered().find(({ id }) => id === response);
    if (!sent) throw new Error('nothing arrived');
    const arrivedAs = arrived(instrument, sent.document);
    const route = routeFrom(evaluation);
    const { answers, notApplicable, undetermined, rows, computed } = itemStatusesFrom(evaluation, route);
    expect(arrivedAs).toMatchObject({ answers, notApplicable, rows, counts: statusCountsOn(route) });
    expect(arrivedAs.undetermined ?? []).toEqual(undetermined);
    expect(arrivedAs.computed).toEqual(computed);
    expect((arrivedAs.unanswered ?? []).map(({ item }) => item).toSorted()).toEqual(
      [...unanswered].filter((item) => route.readings.get(item)?.kind === 'unanswered').toSorted(),
    );

    met.delivered += 1;
    const { out } = await collectorOn(here.office.data, 'export', '--format', 'ndjson', '--instrument', written.id);
    const exported = cellsIn(JSON.parse(out));
    expect(exported['flags'] ?? '').not.toContain('computedDiffers');
    expect(exported).toMatchObject(
      Object.fromEntries(
        [...route.states].map(([item, state]) => [item, answers[item] ?? cellOf(state, route.readings.get(item))]),
      ),
    );
  },
);

afterAll(() => {
  expect(met.delivered).toBeGreaterThan(0);
  // Few of them do not meet all that there is.
  if (count >= 6) for (const times of Object.values(met)) expect(times).toBeGreaterThan(0);
});

/** What an export has of an item without a value. */
function cellOf(state: State, reading: Reading | undefined): string | null {
  if (state === 'notApplicable') return 'not_applicable';
  if (state !== 'asked') return 'undetermined';
  return reading?.kind === 'unanswered' ? 'unanswered:unknown' : null;
}

type Nested = { readonly [name: string]: unknown };

/** What an export has of each item, by its address. */
function cellsIn(nested: Nested, within = ''): Nested {
  return Object.fromEntries(
    Object.entries(nested).flatMap(([name, value]) =>
      Array.isArray(value)
        ? (value as Nested[]).flatMap((row) => Object.entries(cellsIn(row, `${within}${name}[${row['row']}].`)))
        : [[`${within}${name}`, value]],
    ),
  );
}
