import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readPublishedFolder } from '../../src/cli/collector/publishedFolder.ts';
import { openStore } from '../../src/collector/store/openStore.ts';
import { folderOf } from '../collector/published.ts';
import { desk } from '../support/desk.ts';
import { draftWithRows } from '../support/draftWithRows.ts';
import { passphrase, setLock, toStorage, unlock } from '../support/lockedDevice.ts';
import {
  captured,
  plantDatabase,
  plantJournal,
  type RowsRelease,
  readRowsRelease,
  releaseFile,
  releases,
  rowsReleases,
} from '../support/release.ts';
import { saidIn } from '../support/storedDraft.ts';

const here = desk({ settings: { SEALED: 'no' } });

/** Has the collector offer what was published when a fixture was made, to the byte. */
async function offer({ id, version, sha256, base64 }: RowsRelease['published']): Promise<void> {
  const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id }], deviceLock: 'optional' });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
  const store = await openStore({ dataDir: here.office.data, database: undefined });
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const bytes = Buffer.from(base64, 'base64');
  const publication = { id, version, sha256, bytes, titles: { nl: 'Steun per project' }, codebook: undefined };
  await store.value.publish(publication, new Date().toISOString());
  await store.value.close();
}

const list = '[data-add="projects"]:not([disabled])';
const names = (page: Page) => page.locator('.roster__name').allTextContents();
const toOrigin = (page: Page) => page.goto(`${here.wire.url}config.json`);

const ways: readonly (readonly [string, (page: Page, release: RowsRelease) => Promise<unknown>])[] = [
  [
    'its database and its journal',
    async (page, release) => {
      await toOrigin(page);
      await plantDatabase(page, release);
      await plantJournal(page, release);
    },
  ],
  [
    'its journal alone',
    async (page, release) => {
      await toOrigin(page);
      await plantJournal(page, release);
    },
  ],
  [
    'a backup',
    async (page, { backup }) => {
      await page.goto(`${here.wire.url}#/storage`);
      const buffer = Buffer.from(backup);
      await page.setInputFiles('#backup-file', { name: 'backup.json', mimeType: 'application/json', buffer });
      await page.waitForSelector('[data-effect="new"]');
      await page.click('[data-action="bring-in"]');
      await page.waitForSelector('[data-brought-in="1"]');
    },
  ],
];

it.each(rowsReleases.flatMap((version) => ways.map(([name, leave]) => [version, name, leave] as const)))(
  'goes on with a draft with rows that an app of database version %i left in %s',
  async (version, _name, leave) => {
    const release = readRowsRelease(version);
    const { page } = here;
    await offer(release.published);
    await leave(page, release);
    await page.goto('about:blank');
    await page.goto(`${here.wire.url}#/r/${release.response}/P`);
    await page.waitForSelector(list);
    expect(await names(page)).toEqual(['Beta', 'Alpha']);
    expect(await saidIn(page, release.response)).toEqual(release.said);
    // What is new since then works on it.
    await page.click('[data-row]:first-child [data-remove]');
    await page.waitForSelector('[data-saved="saved"]');
    await page.reload();
    await page.waitForSelector(list);
    expect(await names(page)).toEqual(['Alpha']);
    expect(await page.locator('[data-strays], [data-damaged]').count()).toBe(0);
  },
);

it.each(rowsReleases)(
  'opens a draft with rows on a device that an app of database version %i left locked',
  async (version) => {
    const { published, locked, response, said } = readRowsRelease(version);
    const { page } = here;
    await offer(published);
    await toOrigin(page);
    await plantDatabase(page, locked);
    await plantJournal(page, locked);
    await page.goto(`${here.wire.url}#/r/${response}/P`);
    await unlock(page);
    await page.waitForSelector(list);
    expect(await names(page)).toEqual(['Beta', 'Alpha']);
    // What is sealed there says the same, once it was taken along to another device.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('[data-action="backup-locked"]:visible'),
    ]);
    const other = await here.another();
    await other.goto(here.wire.url);
    await toStorage(other);
    await other.setInputFiles('#backup-file', await download.path());
    await other.fill('[data-passphrase="bring-in"]', passphrase);
    await other.click('[data-action="open-backup"]');
    await other.waitForSelector('[data-effect="new"]');
    await other.click('[data-action="bring-in"]');
    await other.waitForSelector('[data-brought-in="1"]');
    expect(await saidIn(other, response)).toEqual(said);
    expect(await page.locator('[data-strays], [data-damaged]').count()).toBe(0);
  },
);

it('has a fixture with rows of the version that its database is at', () => {
  expect(rowsReleases.at(-1)).toBe(releases.at(-1));
});

it.runIf(process.env['CAPTURE'])('leaves a fixture of what is left today', async () => {
  const { page } = here;
  const read = await readPublishedFolder(folderOf('awards'));
  if (!read.ok) throw new Error(read.fault.join());
  const { id, version, sha256, bytes } = read.value.publication;
  const published = { id, version, sha256, base64: Buffer.from(bytes).toString('base64') };
  await offer(published);
  const response = await draftWithRows(page, here.wire.url, id);
  const said = await saidIn(page, response);
  await page.goto(`${here.wire.url}#/storage`);
  await page.click('[data-action="backup-plain"]');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-action="confirm-plain"]')]);
  const backup = readFileSync(await download.path(), 'utf8');
  await page.goto('about:blank');
  await toOrigin(page);
  const release = await captured(page);
  await page.goto(here.wire.url);
  await toStorage(page);
  await setLock(page);
  await unlock(page);
  await page.waitForSelector('li[data-reserve="opfs"]');
  await page.goto('about:blank');
  await toOrigin(page);
  const locked = await captured(page);
  const fixture: RowsRelease = { ...release, locked, response, said, backup, published };
  writeFileSync(releaseFile(`${release.version / 10}-rows`), `${JSON.stringify(fixture, null, 2)}\n`);
});
