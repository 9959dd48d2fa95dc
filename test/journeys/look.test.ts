import { expect, it } from 'vitest';
import { desk } from '../support/desk.ts';

const here = desk({ worker: true });

const colours = { light: { accent: '#7a1f3d', text: '#ffffff' }, dark: { accent: '#f3a9c0', text: '#2b0a15' } };
const config = {
  endpoint: 'api/v1',
  office: { name: 'Bureau', logo: { file: 'logo.svg', alt: { nl: 'Het bureau', fr: 'Le bureau' } }, colours },
};
// With styles of its own, which the policy of the page does not reach.
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><style>path{fill:#7a1f3d}</style><path style="opacity:.9" d="M0 0h4v1H0z"/></svg>`;

const accent = () => here.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
/** Waits until the logo is there and drawn. */
const drawn = () =>
  here.page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('img[data-logo]');
    return image?.complete && image.naturalWidth > 0 ? image.alt : undefined;
  });

it("has the office's colours and its logo, also without a network, under the policy of the page", async () => {
  const { page, wire } = here;
  wire.pages.set('/config.json', { type: 'application/json', body: JSON.stringify(config) });
  wire.pages.set('/logo.svg', { type: 'image/svg+xml', body: logo });
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(wire.url);
  expect(await (await drawn()).jsonValue()).toBe('Het bureau');
  expect(await accent()).toBe(colours.light.accent);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await accent()).toBe(colours.dark.accent);
  // Whoever asks for more contrast, and paper, have the app's own.
  await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
  expect(await accent()).not.toBe(colours.light.accent);
  await page.emulateMedia({ contrast: null, media: 'print' });
  expect(await accent()).not.toBe(colours.light.accent);
  await page.emulateMedia({ media: null });
  expect(said.filter((line) => /Content Security Policy|config\.json/.test(line))).toEqual([]);

  await page.waitForSelector('[data-offline-ready="yes"]');
  await page.context().setOffline(true);
  await page.goto(`${wire.url}?lang=fr`);
  expect(await (await drawn()).jsonValue()).toBe('Le bureau');
  expect(await accent()).toBe(colours.light.accent);
  await page.goto(`${wire.url}#/blank/be.statbel.ict-2024`);
  await drawn();
});
