import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { loseDatabase } from '../support/atRest.ts';
import { desk } from '../support/desk.ts';
import { tally } from '../support/tally.ts';

const here = desk();

it('goes on in the second window where the first one crashes while it writes, in both stores', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.next();
  await jan.answer('A1', 40);
  await jan.saved();
  const address = jan.page.url();
  const second = await jan.page.context().newPage();
  await second.goto(address);
  await second.waitForSelector('.banner >> text=ander venster');
  const crashed = jan.page.waitForEvent('crash');
  await jan.page.goto('chrome://crash').catch(() => {});
  await crashed;
  await second.bringToFront();
  await expect.poll(() => second.isEnabled('[name="A1"]'), { timeout: 20_000 }).toBe(true);
  expect(await second.inputValue('[name="A1"]')).toBe('40');
  await second.fill('[name="A1"]', '55');
  await second.waitForSelector('[data-saved="saved"]');
  await second.check('[name="A2"][value="yes"]');
  await second.waitForSelector('[data-saved="saved"]');
  expect(await second.locator('[data-reserve="alone"]').count()).toBe(0);
  await loseDatabase(second, here.wire.url);
  await second.goto(address);
  await second.waitForSelector('[data-restored="1"]');
  const found = [(await second.inputValue('[name="A1"]')) === '55', await second.isChecked('[name="A2"][value="yes"]')];
  const lost = found.filter((there) => !there).length;
  tally({
    fault: 'window crashed with the pen, database lost',
    browser: 'Chromium',
    tried: 1,
    saved: 2,
    lost,
    restored: 1,
  });
  expect(lost).toBe(0);
});
