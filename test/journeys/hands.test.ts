import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';

const here = desk();

async function at(module: string) {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.page.goto(jan.page.url().replace(/[^/]+$/, module));
  await jan.page.waitForSelector(`[data-module="${module}"]`);
  return jan;
}

it('is at the first question after one tap, and the first page says what there is to know before', async () => {
  here.wire.pages.set('/config.json', {
    type: 'application/json',
    body: JSON.stringify({
      endpoint: 'api/v1',
      legal: { obligation: 'Wie aangeschreven is, moet antwoorden.', data: 'Enkel voor statistiek.' },
    }),
  });
  const { page } = here;
  await page.goto(here.wire.url);
  const offer = page.locator('[data-instrument]');
  for (const told of [
    'ook zonder netwerk',
    'vragen',
    'Als de verbinding wegvalt',
    'moet antwoorden',
    'Enkel voor statistiek',
  ])
    await expect.poll(() => offer.textContent()).toContain(told);
  await page.click('[data-action="begin"]');
  await page.waitForSelector('[name="contactName"]');
});

it('clears the answer to a choice, gives it back, and says both', async () => {
  const { page } = await at('A');
  await page.check('[name="A2"][value="yes"]');
  const clear = page.locator('[data-clear="A2"]');
  await clear.click();
  expect(await page.locator('[name="A2"]:checked').count()).toBe(0);
  expect(await clear.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await page.locator('[data-item="A2"] [role="status"]').textContent()).toBe('Antwoord gewist.');
  await page.waitForSelector('[data-question="A3"][data-state="waiting"], .folded');
  await clear.click();
  expect(await page.isChecked('[name="A2"][value="yes"]')).toBe(true);
  await page.waitForSelector('[data-saved="saved"]');
  await page.reload();
  await page.waitForSelector('[name="A2"]:checked');
});

it('takes letters and digits for choices, and Delete to clear one', async () => {
  const { page } = await at('A');
  await page.focus('[name="A2"][value="yes"]');
  await page.keyboard.press('j');
  expect(await page.isChecked('[name="A2"][value="yes"]')).toBe(true);
  await page.keyboard.press('2');
  expect(await page.isChecked('[name="A2"][value="no"]')).toBe(true);
  await page.keyboard.press('Delete');
  expect(await page.locator('[name="A2"]:checked').count()).toBe(0);
  await page.click('[data-clear="A2"]');
  expect(await page.isChecked('[name="A2"][value="no"]')).toBe(true);
  await page.focus('[name="A2"][value="no"]');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('j');
  await page.focus('[name="A3"][value="a"]');
  await page.keyboard.press('c');
  expect(await page.isChecked('[name="A3"][value="c"]')).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('c');
  await page.keyboard.press('4');
  expect(await page.isChecked('[name="A3"][value="d"]')).toBe(true);
  // With Control held a key is the browser's.
  await page.keyboard.press('Control+a');
  expect(await page.isChecked('[name="A3"][value="d"]')).toBe(true);
});

it('steps a percentage by taps and by arrows, and takes it as it is pasted', async () => {
  const { page } = await at('A');
  const field = page.locator('[name="A1"]');
  for (const [entered, stepped] of [
    ['45 %', '50'],
    ['45,0', '50'],
    ['43', '45'],
  ] as const) {
    await field.fill(entered);
    await field.blur();
    await page.click('[data-step="A1 1"]');
    expect(await field.inputValue()).toBe(stepped);
  }
  await page.click('[data-step="A1 -1"]');
  expect(await field.inputValue()).toBe('40');
  await field.focus();
  await page.keyboard.press('ArrowUp');
  expect(await field.inputValue()).toBe('41');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await field.inputValue()).toBe('39');
  await page.waitForSelector('[data-saved="saved"]');
  await page.reload();
  await expect.poll(() => field.inputValue()).toBe('39');
});

it('tells module and progress in the title', async () => {
  const { page } = await at('A');
  await expect.poll(() => page.title()).toMatch(/^Module A · 0 van \d+ · Veldwerk$/);
  await page.fill('[name="A1"]', '40');
  await expect.poll(() => page.title()).toMatch(/^Module A · 1 van \d+ · Veldwerk$/);
});

it('keeps what is typed into in sight when a keyboard takes half of the screen', async () => {
  const { page } = await at('B');
  await page.check('[name="B1a"][value="yes"]');
  await page.check('[name="B1b"][value="yes"]');
  for (const viewport of [
    { width: 1180, height: 820 },
    { width: 820, height: 1180 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    // At the lower edge, where a keyboard comes to lie.
    await page.focus('[name="B3b"]');
    await page.locator('[name="B3b"]').evaluate((field) => field.scrollIntoView({ block: 'end', behavior: 'instant' }));
    await page.setViewportSize({ ...viewport, height: 340 });
    await expect
      .poll(() =>
        page.locator('[name="B3b"]').evaluate((field) => {
          const { top, bottom } = field.getBoundingClientRect();
          const covered = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0;
          return top >= covered && bottom <= innerHeight;
        }),
      )
      .toBe(true);
  }
});

it('shows on the icon how many responses wait to be sent', async () => {
  const jan = here.respondent(shortest);
  await jan.page.addInitScript(() => {
    const badges: number[] = [];
    Object.assign(globalThis, { badges });
    Object.assign(Navigator.prototype, {
      setAppBadge: async (count: number) => void badges.push(count),
      clearAppBadge: async () => void badges.push(0),
    });
  });
  const last = () => jan.page.evaluate(() => (globalThis as unknown as { badges: number[] }).badges.at(-1));
  here.wire.weather = { kind: 'instead', status: 503, headers: {}, body: '' };
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerRest();
  await jan.complete();
  await expect.poll(last).toBe(1);
  here.wire.weather = { kind: 'clear' };
  await jan.sendNow();
  await jan.receipt();
  await expect.poll(last).toBe(0);
});

it('offers to install in the platform’s own way, once, and before the first answer', async () => {
  const { page } = here;
  await page.goto(here.wire.url);
  await page.waitForSelector('[data-action="begin"]');
  expect(await page.locator('[data-action="install"]').count()).toBe(0);
  const prevented = await page.evaluate(() => {
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => {
        Object.assign(globalThis, { asked: true });
        return { outcome: 'accepted' };
      },
    });
    dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(prevented).toBe(true);
  await page.click('[data-action="install"]');
  await expect.poll(() => page.evaluate(() => 'asked' in globalThis)).toBe(true);
  await expect.poll(() => page.locator('[data-action="install"]').count()).toBe(0);
});

it('goes on with the draft changed last, where it was left, by the shortcut of the installed app', async () => {
  const { page } = await at('C');
  await page.check('[name="C1"][value="yes"]');
  await page.waitForSelector('[data-saved="saved"]');
  const manifest: unknown = await (await page.request.get(`${here.wire.url}manifest.webmanifest`)).json();
  expect(manifest).toMatchObject({ shortcuts: [{ url: './#/continue' }] });
  await page.goto(`${here.wire.url}#/`);
  await page.waitForSelector('[data-page="start"]');
  await page.goto(`${here.wire.url}#/continue`);
  await page.waitForSelector('[data-module="C"]');
});
