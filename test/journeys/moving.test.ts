import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import { ict2024 } from '../support/ict2024.ts';
import { Respondent } from '../support/respondent.ts';

const here = desk();

async function bringIn(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }, outcome: string) {
  await page.click('.moved summary');
  await page.setInputFiles('#moved-file', file);
  await page.waitForSelector(`[data-moved="${outcome}"]`);
}

it('takes a draft along to another store in a file, and it is delivered from there once, under its own id', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'veldwerk-moved-'));
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.next();
  await jan.answerModule();
  await jan.page.click('[data-question="A1"] [data-tool="mark"]');
  await jan.saved();
  const id = /#\/r\/([^/]+)/.exec(jan.page.url())?.[1];
  await jan.page.click('.bar__name');
  await jan.page.click('[data-action="move"]');
  const [saved] = await Promise.all([jan.page.waitForEvent('download'), jan.page.click('[data-action="move-save"]')]);
  const file = join(folder, 'moved.json');
  await saved.saveAs(file);

  const an = new Respondent(await here.another(), ict2024, jan.sheet);
  await an.open(here.wire.url);
  await bringIn(
    an.page,
    { name: 'torn.json', mimeType: 'application/json', buffer: Buffer.from('{"format":') },
    'unreadable',
  );
  await an.page.setInputFiles('#moved-file', file);
  await an.page.waitForSelector('[data-moved="taken"]');
  await an.page.setInputFiles('#moved-file', file);
  await an.page.waitForSelector('[data-moved="already"]');
  await an.page.click('[data-action="continue"]');
  await an.page.waitForSelector('[data-module="A"]');
  expect(await an.page.inputValue('[name="A1"]')).toBe('0');
  expect(await an.page.getAttribute('[data-question="A1"] [data-tool="mark"]', 'aria-pressed')).toBe('true');
  await an.answerRest();
  await an.complete();
  await an.receipt();
  expect(here.office.delivered().at(-1)).toMatchObject({ id, document: { answers: jan.sheet } });

  // The copy that was left behind is not received as another response.
  const before = here.office.delivered().length;
  await jan.page.click('[data-action="continue"]');
  await jan.page.waitForSelector('[data-module]');
  await jan.answerRest();
  await jan.complete();
  await jan.page.waitForSelector('[data-delivery="refused"]');
  expect(here.office.delivered().length).toBe(before);

  // And what was delivered is not begun again by an old file.
  await an.page.click('.bar__name');
  await an.page.click('[data-action="delete"]');
  await an.page.click('[data-action="confirm-delete"]');
  await an.page.waitForSelector('[data-instrument]');
  await bringIn(an.page, file, 'already');
  rmSync(folder, { recursive: true });
});
