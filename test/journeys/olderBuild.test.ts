import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/collector/store/openStore.ts';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import { long } from '../support/long.ts';
import { isInHistory, type OlderBuild, olderBuild } from '../support/olderBuild.ts';
import { captured, plantDatabase, plantJournal, type Release, readRowsRelease } from '../support/release.ts';
import { saidIn } from '../support/storedDraft.ts';

/** The last app that knew no rosters: of the device's database it knows version 2. */
const beforeRosters = '650f0a2078c9cf358a10c9801f860fc39d458d50';

const why = !isInHistory(beforeRosters)
  ? 'the history does not go back so far: git fetch --unshallow'
  : long || process.env['OLDER']
    ? undefined
    : 'in the long form, or with OLDER=1';

const here = desk({ settings: { SEALED: 'no' } });
const toOrigin = (page: Page) => page.goto(`${here.wire.url}config.json`);
const rows = readRowsRelease(4);

/** What rests on a device but for its settings, which any start writes. */
const kept = ({ version, tables, journal }: Release) => ({
  version,
  journal,
  tables: tables.filter(({ name }) => name !== 'settings'),
});

/** Has the collector offer the questionnaire with rows. */
async function offer(): Promise<void> {
  const { id, version, sha256, base64 } = rows.published;
  const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id }] });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
  const store = await openStore({ dataDir: here.office.data, database: undefined });
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const bytes = Buffer.from(base64, 'base64');
  const publication = { id, version, sha256, bytes, titles: { nl: 'Steun per project' }, codebook: undefined };
  await store.value.publish(publication, new Date().toISOString());
  await store.value.close();
}

/** Opens the draft with rows in today's app: they are all there, in their order. */
async function goesOn(page: Page): Promise<void> {
  await page.goto(`${here.wire.url}#/r/${rows.response}/P`);
  await page.waitForSelector('[data-add="projects"]:not([disabled])');
  expect(await page.locator('.roster__name').allTextContents()).toEqual(['Beta', 'Alpha']);
  expect(await saidIn(page, rows.response)).toEqual(rows.said);
  expect(await page.locator('[data-strays], [data-damaged]').count()).toBe(0);
}

describe.skipIf(why !== undefined)(
  `an app from before rosters${why === undefined ? '' : ` (left out: ${why})`}`,
  () => {
    let older: OlderBuild;
    beforeAll(() => {
      older = olderBuild(beforeRosters);
    });

    it('lets go of its draft where a newer app upgrades the database under it, and loses nothing that was typed', async () => {
      const jan = here.respondent(shortest);
      const { page } = jan;
      await older.servedTo(page);
      await jan.open(here.wire.url);
      await jan.begin();
      await jan.answer('contactName', 'An');
      await jan.saved();
      // In the pause between keys.
      await page.locator('[name="contactFunction"]').pressSequentially('ICT');
      const newer = await page.context().newPage();
      await newer.goto(page.url());
      await newer.waitForSelector('[name="contactName"]');
      await page.waitForSelector('[data-outdated]');
      await page.close();
      await newer.reload();
      await newer.waitForSelector('[name="contactName"]:not([disabled])');
      expect(await newer.inputValue('[name="contactName"]')).toBe('An');
      expect(await newer.inputValue('[name="contactFunction"]')).toBe('ICT');
    });

    it('says of a draft with rows that it cannot open it, and leaves it as it is, also beside a window that has it open', async () => {
      const { page } = here;
      await offer();
      await toOrigin(page);
      await plantDatabase(page, rows);
      await plantJournal(page, rows);
      const left = await captured(page);
      const old = await page.context().newPage();
      await older.servedTo(old);
      await old.goto(here.wire.url);
      await old.locator(`[data-response="${rows.response}"]`, { hasText: 'niet kan openen' }).waitFor();
      expect(await old.locator(`[data-response="${rows.response}"] [data-action="continue"]`).count()).toBe(0);
      await old.goto(`${here.wire.url}#/r/${rows.response}/P`);
      await old.getByText('Uw antwoorden blijven bewaard').waitFor();
      await old.goto('about:blank');
      expect(kept(await captured(page))).toEqual(kept(left));
      await goesOn(page);
      await old.goto(`${here.wire.url}#/r/${rows.response}/P`);
      await old.getByText('Uw antwoorden blijven bewaard').waitFor();
      await page.click('[data-row]:first-child [data-remove]');
      await page.waitForSelector('[data-saved="saved"]');
      await page.reload();
      await page.waitForSelector('[data-add="projects"]:not([disabled])');
      expect(await page.locator('.roster__name').allTextContents()).toEqual(['Alpha']);
    });

    it('leaves a journal with rows as it is, where that is all that is left, and the app of today goes on from it', async () => {
      const { page } = here;
      await offer();
      await toOrigin(page);
      await plantJournal(page, rows);
      const old = await page.context().newPage();
      await older.servedTo(old);
      await old.goto(here.wire.url);
      await old.locator(`[data-response="${rows.response}"]`, { hasText: 'niet kan openen' }).waitFor();
      await old.close();
      expect((await captured(page)).journal).toEqual(rows.journal);
      // What the older app did not know, and did not bring back, comes back as well.
      await page.goto(here.wire.url);
      await page.waitForSelector('[data-restored="1"]');
      await goesOn(page);
    });
  },
);
