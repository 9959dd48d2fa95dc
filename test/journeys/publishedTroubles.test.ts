import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { collectorOn } from '../cli/run.ts';
import { change, folderOf } from '../collector/published.ts';
import { desk } from '../support/desk.ts';
import { fill } from '../support/fill.ts';
import { long } from '../support/long.ts';

const here = desk({ settings: { SEALED: 'no' } });
const id = 'be.office.works';
const card = `[data-instrument="${id}"]`;

/** Publishes a version as an office does, with words of its own. */
async function publish(version: string): Promise<void> {
  const folder = folderOf('energy', version);
  change(folder, 'structure.json', (data) => ({ ...data, id }));
  change(folder, 'text/nl.json', (data) =>
    JSON.parse(JSON.stringify(data).replaceAll('Energie', `Energie ${version}`)),
  );
  expect((await collectorOn(here.office.data, 'publish', folder)).error).toBe('');
}

const json = { 'content-type': 'application/json' };
const give =
  (body: string | Buffer, headers: Readonly<Record<string, string>> = json, status = 200) =>
  (answer: ServerResponse) =>
    void answer.writeHead(status, { 'cache-control': 'public, max-age=31536000, immutable', ...headers }).end(body);

/** What stands in the place of a document, and what the list of errors then says of it. */
const troubles: readonly (readonly [
  what: string,
  says: RegExp,
  answer: (whole: string) => (answer: ServerResponse) => void,
])[] = [
  ['other words', /other bytes/, (whole) => give(whole.replace('Energie', 'Enemie'))],
  ['another version', /other bytes/, (whole) => give(whole.replace('"1.1.0"', '"1.0.0"'))],
  ['a portal’s page', /other bytes/, () => give('<html>Welkom</html>', { 'content-type': 'text/html' })],
  [
    'a page that says that there is none',
    /fetched or kept now/,
    () => give('<html>404</html>', { 'content-type': 'text/html' }, 404),
  ],
  ['an error', /fetched or kept now/, () => give('', json, 500)],
  ['a way elsewhere', /fetched or kept now/, () => give('', { location: '/elsewhere' }, 302)],
  [
    'half of it',
    /fetched or kept now/,
    (whole) => (answer) => {
      answer.writeHead(200, { ...json, 'content-length': String(whole.length) });
      answer.write(whole.slice(0, 1000), () => answer.destroy());
    },
  ],
  [
    'a little that unpacks to much',
    /fetched or kept now/,
    () => give(gzipSync(Buffer.alloc(256 * 1024 * 1024, ' ')), { ...json, 'content-encoding': 'gzip' }),
  ],
  ['what is nested deep', /other bytes/, () => give('['.repeat(1_000_000))],
  [
    'something without an end',
    /^$/,
    () => (answer) => {
      answer.writeHead(200, json);
      answer.write(' ');
    },
  ],
];

it('goes on with what it has where a collector gives anything else, says why, and takes the right one later', async () => {
  const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id }] });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
  const { page } = here;
  const title = () => page.textContent(`${card} h1, ${card} h2`);
  await publish('1.0.0');
  await page.goto(here.wire.url);
  await page.waitForSelector(card);
  await page.click(`${card} [data-action="begin"]`);
  await page.waitForSelector('[name="E1"]:enabled');
  await fill(page, { E1: '12,5' });
  await page.waitForSelector('[data-saved="saved"]');
  const draft = page.url();

  await publish('1.1.0');
  const path = `/api/v1/instruments/${id}/1.1.0`;
  const whole = await (await fetch(`${here.wire.url}${path.slice(1)}`)).text();
  for (const [what, says, answer] of long ? troubles : troubles.filter((_trouble, at) => at % 4 === 0)) {
    here.wire.troubles.set(path, answer(whole));
    // What went wrong before is told no more.
    await page.evaluate(() => sessionStorage.clear());
    await page.goto('about:blank');
    const asked = here.wire.asked.filter((one) => one.endsWith(path)).length;
    await page.goto(`${here.wire.url}#/storage`);
    await expect
      .poll(() => here.wire.asked.filter((one) => one.endsWith(path)).length, { message: what })
      .toBeGreaterThan(asked);
    if (says.source !== '^$')
      await page.locator('[data-errors] code', { hasText: says }).waitFor({ state: 'attached' });
    await page.goto(here.wire.url);
    await page.waitForSelector(card);
    expect([what, await title()]).toEqual([what, 'Energie 1.0.0']);
  }
  await page.goto(draft);
  await page.waitForSelector('[name="E1"]:enabled');
  expect(await page.inputValue('[name="E1"]')).toBe('12,5');

  here.wire.troubles.clear();
  await page.goto('about:blank');
  await page.goto(here.wire.url);
  await expect.poll(title).toBe('Energie 1.1.0');
  await page.goto(draft);
  await page.waitForSelector('[name="E1"]:enabled');
  expect(await page.textContent('main h1')).toContain('Energie 1.0.0');
});
