import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { budgetBytes, firstAnswerFiles, gzipBytes } from '../../src/cli/weight.ts';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import { ict2024 } from '../support/ict2024.ts';

// With its worker: what says that a browser refuses one is loaded, too.
const here = desk({ worker: true });
const dist = resolve(import.meta.dirname, '../../dist');

/** What is no part of the build: the office's configuration, and the icon, which the browser asks for by itself. */
const others = ['/config.json', '/icons/icon.svg'];

it.each(ict2024.languages)(
  'saves a first answer within 100 kB, gzip, in %s: all that page and worker load',
  async (language) => {
    const jan = here.respondent(shortest);
    const loads = new Map<string, Promise<number>>();
    jan.page.on('response', (answer) => {
      // What the service worker fetches is for the next time, and nothing waits for it.
      if (answer.request().serviceWorker() !== null) return;
      const { pathname } = new URL(answer.url());
      loads.set(pathname, answer.body().then(gzipBytes));
    });
    await jan.page.goto(`${here.wire.url}?lang=${language}`);
    await jan.begin();
    await jan.page.locator('[name="contactName"]').pressSequentially('A');
    // Before it, nothing was saved, and no time is told.
    await jan.page.locator('[data-saved="saved"][data-second="kept"]', { hasText: /\d\d:\d\d/ }).waitFor();
    const loaded = new Map(await Promise.all([...loads].map(async ([path, bytes]) => [path, await bytes] as const)));
    const total = [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
    console.log(`until the first answer is saved in ${language}: ${total} bytes, gzip; the budget is ${budgetBytes}`);
    expect(total, [...loaded].map(([path, bytes]) => `${path} ${bytes}`).join(', ')).toBeLessThanOrEqual(budgetBytes);
    // What the build prints is this.
    const files = await firstAnswerFiles(dist, language);
    const built = [...loaded].filter(([path]) => !others.includes(path)).map(([path]) => path.slice(1) || 'index.html');
    expect(built.toSorted()).toEqual([...files.keys()].toSorted());
  },
);

it('carries nothing of the gallery of states, which is for the development server alone', () => {
  const scripts = globSync('**/*.js', { cwd: dist }).map((file) => readFileSync(join(dist, file), 'utf8'));
  expect(scripts.length).toBeGreaterThan(10);
  for (const script of scripts) expect(script).not.toContain('veldwerk-gallery');
});
