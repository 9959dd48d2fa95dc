import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newRecipient, sealResponse } from '../../src/protocol/sealed.ts';
import { collector } from '../cli/run.ts';
import { delivery, documentOf, idOf } from '../collector/documents.ts';
import { rowsOf } from '../collector/exports.ts';
import { folderOf, publicationOf, responseTo } from '../collector/published.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { NearOffice } from '../support/nearOffice.ts';

const here = desk();

const contact = 'Zoë Peeters';

/** What a respondent wrote, who means harm. */
const hostile = '=1+1 <img src=x onerror=alert(1)> \u202eevil';

it('opens sealed responses with the key in a frame that cannot send, to read and to save', async () => {
  const office = await NearOffice.open({ OFFICE_PORT: '0', OFFICE_OPENS_SEALED: 'yes', SEALED: 'yes' });
  const commands = { DATA_DIR: office.data };
  const made = await collector(['office-token', '--name', 'Anna', '--rights', 'answers'], commands);
  const { recipient, opening } = await newRecipient();
  const { recipient: another } = await newRecipient();
  const put = async (number: number, supersedes?: number, to = recipient) => {
    const answers = { contactName: contact };
    const more = {
      remarks: [{ question: 'B2', text: `${hostile} ${number}` }],
      ...(supersedes !== undefined && { supersedes: idOf(supersedes) }),
    };
    const bytes = await sealResponse(documentOf(idOf(number), { answers, more }), to);
    const { headers, ...request } = await delivery(bytes);
    const sent = { ...request, headers: { ...headers, 'Content-Type': 'application/jose' } };
    return (await fetch(`${office.url}api/v1/responses/${idOf(number)}`, sent)).status;
  };
  expect([await put(1), await put(2), await put(3, undefined, another)]).toEqual([201, 201, 201]);
  const keyFile = join(office.data, 'opening.jwk');
  writeFileSync(keyFile, JSON.stringify(opening));
  const wrongFile = join(office.data, 'wrong.jwk');
  writeFileSync(wrongFile, '{"kty":"EC"}');

  const { page } = here;
  const heard: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  const asked: string[] = [];
  await page.goto(`${office.officeUrl}?lang=en`);
  await page.fill('#office-token', made.out.trim());
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-officer]');
  await page.click('a[href="#/sealed"]');
  const frame = page.frameLocator('iframe.office-sealed');
  await frame.locator('[data-sealed="closed"]').waitFor();
  await page.click('[data-action="fetch-sealed"]');
  await page.waitForSelector('[data-sealed-state="done"]');
  expect(await frame.locator('[data-sealed-code]').count()).toBe(3);
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));

  // A file that is no key is said to be none; with the key, one of them opens, and the other person's does not.
  await frame.locator('#sealed-key').setInputFiles(wrongFile);
  await frame.locator('[data-key="unreadable"]').waitFor();
  expect(await violations(page)).toEqual([]);
  await frame.locator('#sealed-key').setInputFiles(keyFile);
  await frame.locator('[data-sealed="open"]').waitFor();
  await frame.locator('[data-sealed-code]').first().click();
  await frame.locator('[data-opened="open"] [data-module="B"]').waitFor();
  const text = (await frame.locator('[data-opened]').textContent()) ?? '';
  // Without the right to contact data they are not in sight here either.
  expect(text).not.toContain(contact);
  expect(text).toContain('<img src=x onerror=alert(1)>');
  expect(text).not.toContain('\u202e');
  expect(await frame.locator('img').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await frame.locator('button').first().click();
  await frame.locator('[data-sealed-code]').nth(2).click();
  await frame.locator('[data-opened="failed"]').waitFor();
  await frame.locator('button').first().click();

  // Another language keeps what was fetched, and the key.
  await page.selectOption('header select', 'nl');
  await frame.locator('html[lang="nl"]').waitFor();
  expect(await frame.locator('[data-sealed-code]').count()).toBe(3);
  expect(await frame.locator('[data-sealed-format] option').evaluateAll((all) => all.length)).toBe(6);
  const saving = page.waitForEvent('download');
  await frame.locator('[data-action="save-opened"]').click();
  const file = await (await saving).path();
  await frame.locator('[data-opened-export="1"]').waitFor();
  const rows = rowsOf([readFileSync(file, 'utf8').replace('\ufeff', '').replaceAll(';', ',')]);
  expect(rows.map((row) => row['id'])).toEqual([idOf(1), idOf(2)]);
  expect(readFileSync(file, 'utf8')).not.toContain(contact);
  expect(readFileSync(file, 'utf8')).toContain(`B2: ${hostile.replace('\u202e', String.raw`\u202e`)} 1`);

  // The page around it sees nothing of what is inside, and nothing was sent but for what the frame is made of.
  const frameOrigin = await frame.locator('body').evaluate(() => [self.origin, isSecureContext]);
  expect(frameOrigin).toEqual(['null', true]);
  const reached = await page.evaluate(() => document.querySelector<HTMLIFrameElement>('iframe')?.contentDocument);
  expect(reached).toBeNull();
  expect(asked.filter((line) => !/^GET \/assets\/[\w.-]+$/.test(line))).toEqual([]);
  const leaks = await frame.locator('body').evaluate(async () => {
    const found: string[] = [];
    await fetch('/api/session').then(
      () => found.push('fetch'),
      () => undefined,
    );
    try {
      found.push(`cookie ${document.cookie}`);
    } catch {
      // A frame without an origin has no cookies: that is what is hoped for.
    }
    return found;
  });
  expect(leaks).toEqual([]);
  await frame.locator('[data-action="forget-key"]').click();
  await frame.locator('[data-sealed="closed"]').waitFor();

  // A response to a questionnaire that was published meanwhile: the frame is given that, since it can ask for nothing.
  const energy = await publicationOf('energy');
  expect((await collector(['publish', folderOf('energy')], commands)).code).toBe(0);
  const response = { ...responseTo(energy, 4, { E1: '12.5', sun: '0.1', wind: '0.2' }), id: idOf(4) };
  const sealed = await delivery(await sealResponse(response, recipient));
  const headers = { ...sealed.headers, 'Content-Type': 'application/jose' };
  expect((await fetch(`${office.url}api/v1/responses/${idOf(4)}`, { ...sealed, headers })).status).toBe(201);
  await page.click('[data-action="fetch-sealed"]');
  await frame.locator('[data-sealed-code]').nth(3).waitFor();
  await frame.locator('#sealed-key').setInputFiles(keyFile);
  await frame.locator('[data-sealed="open"] [data-sealed-code]').nth(3).click();
  await frame.locator('[data-opened="open"] [data-module="E"]').waitFor();
  expect(await frame.locator('[data-opened]').textContent()).toContain('zonnepanelen');
  const unexpected = heard.filter(
    (line) => !/status of 401|connect-src 'none'|Refused to connect|Fetch API/.test(line),
  );
  expect(unexpected).toEqual([]);
});
