import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeSigningKey, type SigningKey } from '../../src/collector/signingKey.ts';
import { newFolder } from '../collector/collectors.ts';
import { newServer } from '../collector/servers.ts';
import { shortest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk({ worker: true });

/** A collector that signs its receipts with a key of its own; it serves no pages. */
async function signing(): Promise<{ readonly key: SigningKey; readonly port: number }> {
  const receiptKeyFile = join(newFolder(), 'key.json');
  const key = makeSigningKey(receiptKeyFile, new Date(Date.now() - 5000));
  const { url } = await newServer(newFolder(), { receiptKeyFile });
  return { key, port: Number(new URL(url).port) };
}

/** What a press saves. */
async function saved(page: Page, selector: string): Promise<string> {
  const [file]: [Download, unknown] = await Promise.all([page.waitForEvent('download'), page.click(selector)]);
  return readFile(await file.path(), 'utf8');
}

it('takes the receipt of the office alone, keeps it in its ledger, and checks it without a network', async () => {
  const [office, forger] = [await signing(), await signing()];
  const body = JSON.stringify({ endpoint: 'api/v1', receiptKeys: [office.key.listed] });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
  const jan = here.respondent(shortest);
  const { page } = jan;
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerRest();

  // A collector that does not sign, then one that signs with another key: neither is a delivery, and the page says why.
  await jan.complete();
  await page.waitForSelector('[data-delivery="queued"] [data-receipt-fault="unsigned"]');
  expect(await violations(page)).toEqual([]);
  here.wire.deliveriesTo = forger.port;
  await page.click('[data-action="send"]');
  await page.waitForSelector('[data-delivery="queued"] [data-receipt-fault="unknown-key"]');
  await page.reload();
  await page.waitForSelector('[data-delivery="queued"] [data-receipt-fault="unknown-key"]');

  here.wire.deliveriesTo = office.port;
  await page.click('[data-action="send"]');
  const code = await jan.receipt();
  const shared = await saved(page, '[data-action="share-receipt"]');
  expect(await page.locator('[data-receipt-fault]').count()).toBe(0);

  await page.goto(`${here.wire.url}#/storage`);
  await page.click('main a[href="#/receipts"]');
  await page.waitForSelector(`[data-ledger="1"] [data-verified="believed"][data-of="${code}"]`);
  expect(await violations(page)).toEqual([]);
  const csv = await saved(page, '[data-action="save-receipts-csv"]');
  const json = await saved(page, '[data-action="save-receipts-json"]');
  const [{ signature, id, key }] = JSON.parse(json);
  expect(key.kid).toBe(office.key.listed.kid);
  for (const part of [code, id, signature, office.key.listed.kid]) expect(csv).toContain(part);

  await page.context().setOffline(true);
  await page.reload();
  await page.click('main a[href="#/verify"]');
  const check = async (text: string) => {
    await page.fill('[name="receipt"]', text);
    await page.click('[data-action="verify"]');
  };
  await check(json);
  await page.waitForSelector(`[data-verified="believed"][data-of="${code}"]`);
  expect(await violations(page)).toEqual([]);
  await check(shared);
  await page.waitForSelector(`[data-verified="believed"][data-of="${code}"]`);
  await check(json.replace(code, 'AAAA-AAAA-AAAA'));
  await page.waitForSelector('[data-verified="different"]');
  await check('no receipt');
  await page.waitForSelector('[data-nothing-verified="nothing"]');
  await check(`${code} 2026`);
  await page.waitForSelector('[data-nothing-verified="codeAlone"]');
  await check('');
  const bytes = Buffer.from('{}');
  await page.setInputFiles('#receipt-file', { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.setInputFiles('#response-file', { name: 'b.json', mimeType: 'application/json', buffer: bytes });
  await page.click('[data-action="verify"]');
  await page.waitForSelector('[data-verified="believed"] [data-bytes="other"]');
});
