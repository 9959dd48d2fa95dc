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
  const offer = page.locator('[data-instrument]').first();
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
