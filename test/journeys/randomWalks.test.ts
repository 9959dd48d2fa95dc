import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { evaluateStored } from '../../src/engine/stored.ts';
import { openInstrument } from '../../src/surveys/open.ts';
import { plantAnswers } from '../bench/largeDraft.ts';
import { Dice } from '../engine/random/dice.ts';
import { codeApart } from '../support/builtFiles.ts';
import { desk } from '../support/desk.ts';
import { howMany } from '../support/long.ts';
import { expectedAccount, pageAccount } from '../support/pageAccount.ts';
import { patience } from '../support/patience.ts';
import { entriesIn } from '../support/rows.ts';
import { storedDraft } from '../support/storedDraft.ts';
import { Wanderer } from '../support/wanderer.ts';
import { ipceiExample } from '../surveys/ipceiExample.ts';

const seed = Number(process.env['SEED'] ?? 1);
const count = howMany('WALKS', 1, 60);
const steps = Number(process.env['STEPS'] ?? 80);
const id = 'eu.ec.ipcei-2014';
const slowestMs = 300;
const again = { timeout: patience, interval: 100 };

const here = desk();

/** What went wrong while a page was drawn, as the app's own list has it: the page may have been left since. */
const failures = (page: Page) =>
  page.evaluate(() => {
    const all = JSON.parse(sessionStorage.getItem('veldwerk-errors') ?? '[]') as { readonly where: string }[];
    return all.filter(({ where }) => where === 'page');
  });

/** Begins a draft and puts the answers of the example into it, past the app. */
async function draftOf(page: Page): Promise<string> {
  await page.goto(`${here.wire.url}?lang=nl`);
  await page.click(`[data-instrument="${id}"] [data-action="begin"]`);
  await page.waitForSelector('[name="projectName"]:enabled');
  const response = new URL(page.url()).hash.split('/')[2] ?? '';
  await page.fill('[name="projectName"]', 'Cells');
  await page.waitForSelector('[data-saved="saved"]');
  // From another window: who goes back is to come to pages of the app.
  const beside = await page.context().newPage();
  await beside.goto(`${here.wire.url}config.json`);
  await plantAnswers(beside, response, entriesIn(ipceiExample));
  await beside.close();
  await page.reload();
  await page.waitForSelector('main[data-module="P"]');
  return response;
}

function addressesOf(response: string, modules: readonly string[]): string[] {
  const rows = Object.keys(entriesIn(ipceiExample)).filter((address) => address.endsWith(']'));
  const ofRows = rows.flatMap((row) => modules.map((module) => `${module}/${row}`));
  const others = ['review', 'search', 'copy', 'handover', 'Q', 'R/awards[gone]', 'R/awards[', 'N/%E0', 'C/"];[x'];
  return [
    // Of addresses to rows there are many.
    ...[...others, ...modules, ...modules, ...modules].flatMap((one) => Array.from({ length: 8 }, () => one)),
    ...ofRows,
  ]
    .map((page) => `#/r/${response}/${page}`)
    .concat('#/', '#/storage', '#/continue', '#/r/nobody/P', `#/blank/${id}`);
}

it.each(Array.from({ length: count }, (_, at) => seed + at))(
  'draws every page that is gone to faster than it comes, and keeps what is answered there (seed %i)',
  async (own) => {
    const { page } = here;
    await page.setViewportSize({ width: 390, height: 844 });
    const dice = new Dice(own);
    const response = await draftOf(page);
    // All code has come already, as after a while it has, and none of its words.
    if (own % 2 === 1)
      // As a text: an import in a function is the test's own.
      await page.evaluate(`Promise.all(${JSON.stringify(codeApart())}.map((file) => import('./' + file)))`);
    // Each file takes its own time: code, words and styles of a page come in any order.
    await page.route('**/assets/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, dice.upTo(slowestMs)));
      await route.continue();
    });
    const opened = await openInstrument(id);
    if (!opened.ok) throw new Error('it does not open');
    const instrument = opened.value;
    const modules = instrument.modules.map((module) => module.id);
    const wanderer = new Wanderer(page, dice, addressesOf(response, modules));
    for (let step = 0; step < steps; step += 1) {
      await wanderer.step();
      expect(await failures(page), wanderer.did.join('\n')).toEqual([]);
    }

    // Wherever it has led: each page stands, and says what the engine makes of what is stored.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    for (const module of [dice.oneOf(modules), 'R', 'N']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/r/${response}/${module}`);
      await page.waitForSelector(`main[data-module="${module}"]`);
      await page.waitForSelector('[data-saved="saved"]', { state: 'attached' });
      await vi.waitFor(async () => {
        const { evaluation, answers } = evaluateStored(instrument, await storedDraft(page, response));
        const { questions, rosters, modules: states } = await pageAccount(page);
        const said = { questions, rosters, states };
        const { modules: expected, ...rest } = expectedAccount(evaluation, answers, { module, row: undefined });
        expect(said).toEqual({ questions: rest.questions, rosters: rest.rosters, states: expected });
      }, again);
    }
    expect(await failures(page), wanderer.did.join('\n')).toEqual([]);
  },
);
