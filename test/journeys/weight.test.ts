import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { firstQuestionWeight } from '../../src/cli/weight.ts';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';

const here = desk();
const budget = 83_000;

it('comes to the first usable question within 83 kB, gzip: document, scripts, styles, Dutch texts', async () => {
  const weight = await firstQuestionWeight(resolve(import.meta.dirname, '../../dist'));
  console.log(`to the first usable question: ${weight} bytes, gzip; the budget is ${budget}`);
  expect(weight).toBeLessThanOrEqual(budget);
});

it('fetches next to nothing beside that before the first question', async () => {
  const jan = here.respondent(shortest);
  const weights = new Map<string, number>();
  jan.page.on('response', async (answer) => {
    const { pathname } = new URL(answer.url());
    const body = await answer.body().catch(() => Buffer.alloc(0));
    // The worker fetches everything for later, and nothing waits for it; the icon is the browser's own wish. Nor does
    // the first question wait for the replica, which comes once a response is begun.
    const later = /^\/(icons\/|assets\/(worker|journalReplica|restoring|readWhole|base64url|rolldown-runtime)-)/.test(
      pathname,
    );
    if (answer.request().serviceWorker() === null && !later) weights.set(pathname, gzipSync(body, { level: 9 }).length);
  });
  await jan.page.context().addInitScript(() => {
    Object.defineProperty(navigator.serviceWorker, 'register', { value: () => new Promise(() => {}) });
    // Nor does the time come at which the page fetches what is for later, however slow the machine is.
    const { setTimeout: after } = globalThis;
    const soon = (then: TimerHandler, wait = 0, ...words: unknown[]) =>
      wait < 3_000 ? after(then, wait, ...words) : 0;
    Object.assign(globalThis, { setTimeout: soon });
  });
  await jan.page.goto(here.wire.url);
  await jan.begin();
  await jan.page.waitForSelector('[name="contactName"]');
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const list = [...weights].map(([path, weight]) => `${path} ${weight}`).join(', ');
  expect([...weights.keys()], list).toContain('/');
  expect(total, list).toBeGreaterThan(40_000);
  // Beside what is counted above: the words, the code that registers the worker, and the configuration.
  expect(total, list).toBeLessThanOrEqual(budget + 6_000);
});

it('carries nothing of the gallery of states, which is for the development server alone', () => {
  const dist = resolve(import.meta.dirname, '../../dist');
  const scripts = globSync('**/*.js', { cwd: dist }).map((file) => readFileSync(join(dist, file), 'utf8'));
  expect(scripts.length).toBeGreaterThan(10);
  for (const script of scripts) expect(script).not.toContain('019301a0-0000-7000-8000-000000000001');
});
