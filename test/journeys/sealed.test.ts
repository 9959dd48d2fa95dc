import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { newRecipient, openSealed } from '../../src/protocol/sealed.ts';
import { shortest } from '../support/answerSheet.ts';
import { atRest } from '../support/atRest.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

// The page's configuration is the wire's: the office itself has none that would tell it.
const here = desk({ settings: { SEALED: 'yes' }, worker: true });
const { opening, recipient } = await newRecipient();
const rare = 'Zeldzame Naam';
const passphrase = 'vier woorden én een spatie';

function wants(more: object): void {
  const body = JSON.stringify({ endpoint: 'api/v1', recipientKey: recipient, ...more });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
}

/** The bytes that the collector has of the response that came last. */
function received(): Uint8Array | undefined {
  const db = new DatabaseSync(join(here.office.data, 'veldwerk.sqlite'), { readOnly: true });
  try {
    const row = db.prepare('SELECT bytes FROM responses ORDER BY received_at DESC LIMIT 1').get();
    return row?.['bytes'] as Uint8Array | undefined;
  } finally {
    db.close();
  }
}

it('seals a response for the office, and leaves no answer behind on a device without a lock', async () => {
  wants({});
  const jan = here.respondent({ ...shortest, contactName: rare });
  const { page } = jan;
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerRest();
  await page.click('[data-action="review"]');
  await page.waitForSelector('[data-sealed="erased"] a');
  expect(await violations(page)).toEqual([]);
  await page.context().setOffline(true);
  await page.click('[data-action="complete"]');
  await page.waitForSelector('[data-delivery="queued"]');
  // Neither in the database nor in the second store, while it waits and afterwards.
  for (const word of [rare, 'contactName']) expect(await atRest(page)).not.toContain(word);
  await page.reload();
  await page.waitForSelector('[data-delivery="queued"]');
  await page.context().setOffline(false);
  await jan.receipt();
  expect(await atRest(page)).not.toContain(rare);
  const bytes = received();
  expect(new TextDecoder().decode(bytes)).toMatch(/^eyJ/);
  const opened = bytes && (await openSealed(bytes, opening));
  expect(opened).toMatchObject({ ok: true, value: { answers: jan.sheet } });
});

it('sends what is sealed while the device is locked, and has the receipt once it is unlocked', async () => {
  wants({ deviceLock: 'required' });
  const jan = here.respondent({ ...shortest, contactName: rare });
  const { page } = jan;
  await page.goto(here.wire.url);
  await page.fill('[data-passphrase="new"]', passphrase);
  await page.fill('[data-passphrase="again"]', passphrase);
  await page.check('[data-action="understood"]');
  await page.click('[data-action="set-lock"]');
  await page.waitForSelector('[data-lock="locked"]', { timeout: 60_000 });
  const unlock = async () => {
    await page.fill('[data-passphrase="unlock"]', passphrase);
    await page.click('[data-action="unlock"]');
  };
  await unlock();
  await page.waitForSelector('[data-offline-ready="yes"]');
  await jan.begin();
  await jan.answerRest();
  await page.context().setOffline(true);
  await jan.complete();
  await page.waitForSelector('[data-delivery="queued"]');
  const id = /#\/r\/([^/]+)/.exec(page.url())?.[1];
  await page.click('[data-action="lock-now"]');
  await page.waitForSelector('[data-lock="locked"]');
  expect(await atRest(page)).not.toContain(rare);
  await page.context().setOffline(false);
  await expect
    .poll(async () => {
      const bytes = received();
      const opened = bytes && (await openSealed(bytes, opening));
      return opened?.ok === true && opened.value.id === id;
    })
    .toBe(true);
  expect(await page.locator('[data-lock="locked"]').count()).toBe(1);
  await unlock();
  await jan.receipt();
  // Its answers are still there for whoever has the passphrase.
  await page.click('a[href$="/copy"]');
  await page.waitForSelector(`text=${rare}`);
});
