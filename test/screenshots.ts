import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Gallery } from './support/gallery.ts';
import { sharedChromium } from './support/shared.ts';

// `npm run screenshots [state …]`: a picture of every state of the app at three sizes, light and dark, and a page to
// look at them all.

const folder = resolve(import.meta.dirname, '..', 'screenshots');
const sizes = [
  { width: 820, height: 1180 },
  { width: 1180, height: 820 },
  { width: 390, height: 844 },
];
const themes = ['light', 'dark'] as const;
const named = process.argv.slice(2);

const gallery = await Gallery.open();
const states = named.length > 0 ? named : await gallery.states();
if (named.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const file = (state: string, { width, height }: (typeof sizes)[number], theme: string) =>
  `${state}-${width}x${height}-${theme}.png`;

/** Two at a time: one waits for the server while the other draws. */
const queue = themes.flatMap((theme) => states.map((state) => ({ theme, state })));
let taken = 0;
await Promise.all(
  [0, 1].map(async () => {
    const page = await gallery.page();
    for (let next = queue.shift(); next; next = queue.shift()) {
      await page.emulateMedia({ colorScheme: next.theme, reducedMotion: 'reduce' });
      await page.setViewportSize(sizes[0] ?? { width: 820, height: 1180 });
      await gallery.show(page, next.state);
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.screenshot({ path: join(folder, file(next.state, size, next.theme)) });
        taken += 1;
      }
    }
    await page.context().close();
  }),
);
await gallery.close();

const rows = states.map(
  (state) =>
    `<h2>${state}</h2><p>${themes.flatMap((theme) => sizes.map((size) => `<img loading="lazy" height="480" src="${file(state, size, theme)}" alt="${state}, ${theme}, ${size.width} x ${size.height}">`)).join(' ')}</p>`,
);
writeFileSync(join(folder, 'index.html'), `<!doctype html><title>States</title>${rows.join('')}`);
console.log(`${taken} pictures of ${states.length} states in screenshots/; screenshots/index.html shows them all`);
await (await sharedChromium()).close();
