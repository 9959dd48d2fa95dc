import { globSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { ict2024 } from '../support/ict2024.ts';
import { long } from '../support/long.ts';
import { Office } from '../support/office.ts';
import { Respondent } from '../support/respondent.ts';
import { Tablet } from '../support/tablet.ts';
import { tally } from '../support/tally.ts';

/** Bytes that are cut off the end of the browser's own log: from the last record to more than there is. */
const cuts = long ? [1, 40, 200, 400, 700, 1_000, 2_000, 5_000, 20_000, 1_000_000] : [700];

/** Tears the newest log of the browser's IndexedDB, as a battery that dies in the middle of a write does. */
function tear(profile: string, bytes: number): void {
  const logs = globSync('Default/IndexedDB/*.leveldb/*.log', { cwd: profile }).map((name) => join(profile, name));
  const [newest] = logs.toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  if (!newest) throw new Error('the browser has no log');
  truncateSync(newest, Math.max(0, statSync(newest).size - bytes));
}

it.each(cuts)('has every answer after the browser lost its database to %i bytes torn off its log', async (bytes) => {
  const office = await Office.open();
  const tablet = new Tablet();
  let [saved, lost, restored] = [0, 0, 0];
  const someone = async () => new Respondent(await tablet.start(), ict2024, shortest);
  /** Opens the draft again, and counts what has been brought back by then; `surely`: something has. */
  const reopen = async (address: string, surely = false) => {
    const jan = await someone();
    await jan.page.goto(address);
    await jan.page.waitForSelector('[data-module="A"]');
    // What says so is fetched when there is something to say.
    if (surely) await jan.page.waitForSelector('[data-restored]');
    else await jan.page.waitForSelector('[data-restored]', { timeout: 3_000 }).catch(() => {});
    restored += await jan.page.locator('[data-restored]').count();
    return jan;
  };
  try {
    let jan = await someone();
    await jan.open(office.url);
    await jan.begin();
    await jan.answer('contactName', 'Eén');
    await jan.next();
    await jan.answer('A1', 40);
    await jan.answer('A2', 'yes');
    await jan.saved();
    const address = jan.page.url();
    await tablet.close();

    tear(tablet.profile, bytes);
    jan = await reopen(address);
    expect.soft(await jan.page.inputValue('[name="A1"]')).toBe('40');
    await jan.answer('A3', 'c');
    await jan.saved();
    await tablet.close();

    // Only now does the browser see that its log is torn, and empties the whole database.
    jan = await reopen(address, bytes === 700);
    const found = [
      (await jan.page.inputValue('[name="A1"]')) === '40',
      await jan.page.isChecked('[name="A2"][value="yes"]'),
      (await jan.page.locator('[name="A3"][value="c"]:checked').count()) === 1,
    ];
    await jan.page.click('[data-action="back"]');
    await jan.page.waitForSelector('[name="contactName"]');
    found.push((await jan.page.inputValue('[name="contactName"]')) === 'Eén');
    saved = found.length;
    lost = found.filter((there) => !there).length;
  } finally {
    tally({ fault: `${bytes} bytes torn off the log`, browser: 'Chromium', tried: 1, saved, lost, restored });
    await tablet.dispose();
    await office.close();
  }
  expect(saved).toBe(4);
  expect(lost).toBe(0);
  // Else nothing was torn, and nothing tried.
  if (bytes === 700) expect(restored).toBeGreaterThan(0);
});
