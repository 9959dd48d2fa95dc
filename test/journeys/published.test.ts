import { expect, it } from 'vitest';
import { collectorOn } from '../cli/run.ts';
import { change, folderOf } from '../collector/published.ts';
import { desk } from '../support/desk.ts';
import { fill } from '../support/fill.ts';

const here = desk({ settings: { SEALED: 'no' }, worker: true });
const id = 'be.office.energy';
const card = `[data-instrument="${id}"]`;

/** Publishes a version as an office does, with words of its own. */
async function publish(version: string): Promise<void> {
  const folder = folderOf('energy', version);
  change(folder, 'text/nl.json', (data) =>
    JSON.parse(JSON.stringify(data).replaceAll('Energie', `Energie ${version}`)),
  );
  expect((await collectorOn(here.office.data, 'publish', folder)).error).toBe('');
}

it('reaches a tablet that was offline while it was published, works there offline, and stays what its drafts began in', async () => {
  const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id }] });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
  const { page } = here;
  const title = () => page.textContent(`${card} h1, ${card} h2`);
  const offline = (is: boolean) => page.context().setOffline(is);
  await page.goto(here.wire.url);
  await page.waitForSelector('[data-offline-ready="yes"]');
  expect(await page.locator(card).count()).toBe(0);

  await offline(true);
  await publish('1.0.0');
  await page.reload();
  await page.waitForSelector('[data-page="start"]');
  expect(await page.locator(card).count()).toBe(0);
  await offline(false);
  await page.reload();
  await page.waitForSelector(card);
  expect(await title()).toBe('Energie 1.0.0');

  await offline(true);
  await page.reload();
  await page.click(`${card} [data-action="begin"]`);
  await page.waitForSelector('[name="E1"]:enabled');
  await fill(page, { E1: '12,5', sun: '0,1' });
  await page.waitForSelector('[data-saved="saved"]');
  const draft = page.url();
  await page.reload();
  await page.waitForSelector('[name="E1"]:enabled');
  expect(await page.inputValue('[name="E1"]')).toBe('12,5');

  await publish('1.1.0');
  expect((await collectorOn(here.office.data, 'withdraw', id, '1.0.0')).code).toBe(0);
  await offline(false);
  await page.goto(here.wire.url);
  await expect.poll(title).toBe('Energie 1.1.0');
  await offline(true);
  await page.goto(draft);
  await page.reload();
  await page.waitForSelector('[name="wind"]:enabled');
  expect(await page.textContent('main h1')).toContain('Energie 1.0.0');
  await fill(page, { wind: '0,2' });
  await page.waitForSelector('[data-saved="saved"]');
  await page.click('[data-action="review"]');
  await page.click('[data-action="complete"]');
  await page.waitForSelector('[data-delivery="queued"]');
  await offline(false);
  await page.waitForSelector('[data-delivery="delivered"]');
  const [row] = here.office.delivered();
  expect(row?.document).toMatchObject({
    instrument: { id, version: '1.0.0' },
    answers: { E1: '12.5', sun: '0.1', wind: '0.2' },
  });
  const { out } = await collectorOn(here.office.data, 'export', '--instrument', id);
  expect(out).toContain('12.5');
});
