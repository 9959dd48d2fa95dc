import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';

// What refuses has to be there.
const here = desk({ worker: true });

/** How something of the browser's refuses: at once, by its promise, or never. */
type How = 'throws' | 'rejects' | 'is silent';

/** Runs in the page, before the app: a property of the page cannot be read. */
const forbid = (names: string[]) => {
  for (const name of names)
    Object.defineProperty(globalThis, name, {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
};

/** Runs in the page, before the app: methods of one of the navigator's parts refuse. */
const refuse = ([part, methods, how]: [string, string[], How]) => {
  const holder = part === '' ? navigator : (Reflect.get(navigator, part) as object);
  for (const method of methods)
    Object.defineProperty(holder, method, {
      value: () => {
        const cause = new DOMException('no', 'SecurityError');
        if (how === 'throws') throw cause;
        return how === 'rejects' ? Promise.reject(cause) : new Promise(() => {});
      },
    });
};

/** Runs in the page, before the app: a class cannot be made, or does nothing. */
const dead = ([name, how]: [string, How]) => {
  Object.assign(globalThis, {
    [name]: class extends EventTarget {
      constructor() {
        super();
        if (how === 'throws') throw new DOMException('no', 'SecurityError');
      }
      postMessage() {}
      terminate() {}
      close() {}
    },
  });
};

type Setup = (page: Page) => Promise<void>;
const forbidding =
  (...names: string[]): Setup =>
  async (page) =>
    void (await page.addInitScript(forbid, names));
const refusing =
  (part: string, methods: string[], how: How): Setup =>
  async (page) =>
    void (await page.addInitScript(refuse, [part, methods, how] as [string, string[], How]));
const dying =
  (name: string, how: How): Setup =>
  async (page) =>
    void (await page.addInitScript(dead, [name, how] as [string, How]));
const all =
  (...setups: Setup[]): Setup =>
  async (page) => {
    for (const setup of setups) await setup(page);
  };

const storage = ['persist', 'persisted', 'estimate'];
const badge = ['setAppBadge', 'clearAppBadge'];

/** What is refused; and what is said of answers meanwhile: that they are saved, or that nothing is. */
const cases: readonly (readonly [name: string, setup: Setup, said: 'saved' | 'failed'])[] = [
  ['localStorage throws', forbidding('localStorage'), 'saved'],
  ['sessionStorage throws', forbidding('sessionStorage'), 'saved'],
  ['locks reject', refusing('locks', ['request', 'query'], 'rejects'), 'saved'],
  ['locks are silent', refusing('locks', ['request', 'query'], 'is silent'), 'saved'],
  ['channels throw', dying('BroadcastChannel', 'throws'), 'saved'],
  ['workers throw', dying('Worker', 'throws'), 'saved'],
  ['workers are silent', dying('Worker', 'is silent'), 'saved'],
  ['the service worker rejects', refusing('serviceWorker', ['register'], 'rejects'), 'saved'],
  ['the service worker is silent', refusing('serviceWorker', ['register'], 'is silent'), 'saved'],
  [
    'persistence, estimates and badges throw',
    all(refusing('storage', storage, 'throws'), refusing('', badge, 'throws')),
    'saved',
  ],
  [
    'persistence, estimates and badges reject',
    all(refusing('storage', storage, 'rejects'), refusing('', badge, 'rejects')),
    'saved',
  ],
  ['persistence and estimates are silent', refusing('storage', storage, 'is silent'), 'saved'],
  [
    'all of it is forbidden, as with all cookies blocked',
    all(
      forbidding('localStorage', 'sessionStorage', 'indexedDB', 'caches'),
      refusing('locks', ['request', 'query'], 'rejects'),
      refusing('serviceWorker', ['register'], 'rejects'),
      refusing('storage', [...storage, 'getDirectory'], 'rejects'),
      dying('BroadcastChannel', 'throws'),
      dying('Worker', 'throws'),
    ),
    'failed',
  ],
];

it.each(cases)('lets the survey be answered and delivered where %s', async (_, setup, said) => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  const uncaught: string[] = [];
  page.on('pageerror', (error) => uncaught.push(error.message));
  await setup(page);
  await page.goto(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'An');
  await page.waitForSelector(`[data-saved="${said}"]`);
  // Nothing is called saved where nothing is kept: that is not to be waited for.
  if (said === 'failed') {
    await page.waitForSelector('[data-memory="nowhere"]');
    Object.assign(jan, { saved: async () => {} });
  }
  await page.evaluate(() => {
    location.hash = '#/storage';
  });
  await page.waitForSelector('[data-persisted]');
  await page.goBack();
  await page.waitForSelector('[data-module] input:not([disabled])');
  expect(await page.inputValue('[name="contactName"]')).toBe('An');
  await jan.answerRest();
  await jan.complete();
  expect(await jan.receipt()).toMatch(/^\w{4}-/);
  expect(uncaught).toEqual([]);
});
