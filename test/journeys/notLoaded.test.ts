import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { encryptEnrolment, newAccessCode } from '../../src/protocol/encryptedEnrolment.ts';
import { enrolmentText } from '../../src/protocol/enrolment.ts';
import { builtFrom, loadedApart } from '../support/builtFiles.ts';
import { desk } from '../support/desk.ts';
import { passphrase, setLock, unlock, wants } from '../support/lockedDevice.ts';
import { patience } from '../support/patience.ts';

const here = desk();
/** A page of a first visit, which no worker helps. */
async function visitor(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await here.page
    .context()
    .browser()
    ?.newContext({
      locale: 'nl-BE',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      ...options,
    });
  if (!context) throw new Error('there is no browser');
  context.setDefaultTimeout(patience);
  opened.push(context);
  return context.newPage();
}
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});

const fileOf = (source: string): string => `**/${builtFrom(source)}`;

/** Sees that what needs a file says that it could not be loaded, and works once the file can be had. */
async function fails(page: Page, file: string, what: 'page' | 'part', way: () => Promise<unknown>, there?: string) {
  // No server answers: else the page starts anew once something was tried again in vain.
  const server = '**/icons/icon.svg?*';
  for (const cut of [file, server]) await page.route(cut, (route) => route.abort());
  await way();
  const said = page.locator(`[data-not-loaded="${what}"]:visible`).first();
  await said.waitFor();
  expect((await said.locator('[role="alert"]').textContent())?.trim()).not.toBe('');
  const again = said.locator('[data-action="load-again"]');
  const tried = page.waitForEvent('requestfailed', (request) => request.url().endsWith(file.slice(3)));
  await again.click();
  await tried;
  await again.waitFor();
  for (const cut of [file, server]) await page.unroute(cut);
  await again.click();
  if (there) await page.locator(there).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('[data-not-loaded]') === null);
}

const start = (page: Page) => page.goto(here.wire.url);
/** Begins, and gives the response's id. */
async function begin(page: Page, query = ''): Promise<string> {
  await page.goto(`${here.wire.url}${query}`);
  await page.click('[data-action="begin"]');
  await page.waitForSelector('[data-module] input:not([disabled])');
  return /#\/r\/([^/]+)/.exec(page.url())?.[1] ?? '';
}
const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);
const pageOfDraft = (name: string) => async (page: Page) => {
  const id = await begin(page);
  return () => go(page, `#/r/${id}/${name}`);
};
const pageAt = (hash: string) => async (page: Page) => {
  await start(page);
  await page.waitForSelector('[data-action="begin"]');
  return () => go(page, hash);
};
const opening = (selector: string, query?: string) => async (page: Page) => {
  await begin(page, query);
  return () => page.click(selector);
};
const onStart = (selector: string) => async (page: Page) => {
  await start(page);
  return () => page.click(selector);
};
const first = async (page: Page) => () => start(page);
const backToStart = async (page: Page) => {
  await begin(page);
  return () => go(page, '#/');
};

const speakFrench = async (page: Page) => {
  await start(page);
  return () => page.selectOption('.bar__language', 'fr');
};

const words = (...names: string[]) => names.map((name) => `src/i18n/nl/${name}.json`);
const text = 'src/surveys/ict-2024/text/nl.json';
const pages = 'src/ui/pages';

/** What is loaded apart: whether it is a page or a part, the way to it, and how one knows that it is there. */
const rows: readonly {
  readonly sources: readonly string[];
  readonly what: 'page' | 'part';
  /** Comes close to it; then one step remains. */
  readonly way: (page: Page) => Promise<() => Promise<unknown>>;
  readonly there?: string;
  readonly options?: BrowserContextOptions;
}[] = [
  {
    sources: ['src/i18n/withApp/nl.ts'],
    what: 'page',
    way: first,
    there: '[data-action="begin"]',
  },
  {
    sources: ['src/surveys/ict-2024/structure.json', `${text}?opening`],
    what: 'part',
    way: first,
    there: '[data-action="begin"]',
  },
  { sources: [text], what: 'page', way: opening('[data-action="next"]'), there: '[data-module="A"]' },
  { sources: ['src/i18n/withApp/fr.ts'], what: 'part', way: speakFrench, there: 'html[lang="fr"]' },
  {
    sources: [`${pages}/review/review.tsx`, ...words('review'), 'src/ui/styles/answers.css'],
    what: 'page',
    way: pageOfDraft('review'),
    there: '[data-page="review"]',
  },
  {
    sources: [`${pages}/search.tsx`, ...words('search'), 'src/ui/styles/search.css'],
    what: 'page',
    way: pageOfDraft('search'),
    there: '[data-page="search"]',
  },
  {
    sources: [`${pages}/delivery.tsx`, ...words('delivery')],
    what: 'page',
    way: pageOfDraft('delivery'),
    there: 'main a[href="#/"]',
  },
  {
    sources: [`${pages}/print/copy.tsx`, 'src/ui/styles/paper.css'],
    what: 'page',
    way: pageOfDraft('copy'),
    there: '[data-page="copy"]',
  },
  {
    sources: [`${pages}/print/blank.tsx`, ...words('print'), text],
    what: 'page',
    way: pageAt('#/blank/be.statbel.ict-2024'),
    there: '[data-page="blank"]',
  },
  {
    sources: [`${pages}/accessibility.tsx`, ...words('accessibility')],
    what: 'page',
    way: pageAt('#/accessibility'),
    there: '[data-page="accessibility"]',
  },
  {
    sources: [`${pages}/helpDeskContact.tsx`],
    what: 'part',
    way: pageAt('#/r/019301a0-0000-7000-8000-000000000099/A'),
    there: '[data-help-desk]',
  },
  {
    sources: [`${pages}/storage/page.tsx`, ...words('storage', 'leaving', 'lock')],
    what: 'page',
    way: pageAt('#/storage'),
    there: '[data-page="storage"]',
  },
  {
    sources: [`${pages}/responseCard.tsx`, ...words('response')],
    what: 'part',
    way: backToStart,
    there: '[data-response]',
  },
  {
    sources: [`${pages}/invitation/onStart.tsx`, ...words('invitation')],
    what: 'part',
    way: onStart('details.invitation summary'),
    there: '[name="invitation"]',
  },
  { sources: [`${pages}/moving.tsx`], what: 'part', way: onStart('details.moved summary'), there: '#moved-file' },
  {
    sources: [`${pages}/install.tsx`, ...words('install')],
    what: 'part',
    way: first,
    there: '[data-install]',
    options: {
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    },
  },
  {
    sources: ['src/ui/types/percentField.tsx', 'src/ui/questions/split.tsx'],
    what: 'page',
    way: pageOfDraft('B'),
    there: '[data-module="B"]',
  },
  {
    sources: ['src/ui/types/mistakeHint.tsx', ...words('more')],
    what: 'part',
    way: async (page) => {
      await (await pageOfDraft('A')(page))();
      await page.fill('[name="A1"]', 'veel');
      return () => page.locator('[name="A1"]').blur();
    },
    there: '[data-mistake="noNumber"]',
  },
  { sources: ['src/ui/types/minutesField.tsx'], what: 'page', way: pageOfDraft('F'), there: '[data-module="F"]' },
  {
    sources: ['src/ui/questions/more.tsx'],
    what: 'part',
    way: opening('[data-tool="more"]'),
    there: '.aside__panel textarea',
  },
  {
    sources: ['src/ui/questions/originalText.tsx', text],
    what: 'part',
    way: opening('[data-tool="original"]', '?lang=fr'),
    there: '[data-original]',
  },
];

/** What no page shows and nothing waits for: it is loaded again by itself, or it says for itself what became of it. */
const unseen = [
  'src/protocol/sealed.ts',
  'src/protocol/unknownFields.ts',
  'src/session/trail.ts',
  'src/storage/copying.ts',
  'src/storage/lock/holdLock.ts',
  'src/storage/memoryTables.ts',
  'src/storage/restoreStash.ts',
  'src/surveys/ict-2024/codebook.json',
  'src/sync/outboxSender.ts',
  'src/sync/invitations.ts',
  'src/sync/renewRight.ts',
  'src/sync/send.ts',
  'src/sync/target.ts',
  'src/wiring/inviting.ts',
  'src/wiring/windows.ts',
];

/** What the questionnaires of the app do not draw with. */
const others = [
  'src/ui/questions/list.tsx',
  'src/ui/questions/prefilledAnswer.tsx',
  'src/ui/questions/unansweredItems.tsx',
  'src/ui/translated.ts',
  'src/ui/types/decimalField.tsx',
];

/** What the tests of their own below are about. */
const special = {
  failed: `${pages}/failed.tsx`,
  caseNotice: `${pages}/invitation/caseNotice.tsx`,
  locked: 'src/protocol/encryptedEnrolment.ts',
  strays: 'src/ui/parts/unreadableRows.tsx',
  notices: ['src/ui/parts/notices.tsx', ...words('notices')],
  gate: `${pages}/lock/gate.tsx`,
  unlocking: ['src/wiring/unlocking.tsx', ...words('lock')],
  lockNow: 'src/ui/parts/lockNow.tsx',
  backupNow: 'src/ui/parts/backupNow.tsx',
  enterprise: [`${pages}/enterpriseFields.tsx`, ...words('more')],
};

it('is all tried', () => {
  const inDutch = (source: string) => !/\/(fr|de|en)(\/|\.json|\.ts)/.test(source);
  const loaded = loadedApart().filter(inDutch);
  const tried = [...rows.flatMap(({ sources }) => sources), ...Object.values(special).flat(), ...unseen, ...others];
  expect(loaded.filter((source) => !tried.includes(source))).toEqual([]);
  expect(tried.filter((source) => inDutch(source) && !loaded.includes(source) && !source.endsWith('.css'))).toEqual([]);
});

describe.each(rows)('$sources', ({ sources, what, way, there, options }) => {
  it.each(sources)('says so where %s cannot be loaded, and works once it can', async (source) => {
    const page = await visitor(options);
    await fails(page, fileOf(source), what, await way(page), there);
  });
});

it.each(special.enterprise)(
  'says so where %s cannot be loaded, and asks for the enterprise once it can',
  async (source) => {
    const page = await visitor();
    const config = { endpoint: 'api/v1', enterprise: 'required' };
    await page.route('**/config.json', (route) => route.fulfill({ json: config }));
    await start(page);
    await page.waitForSelector('[data-action="begin"]');
    const begun = () => page.click('[data-action="begin"]');
    await fails(page, fileOf(source), 'part', begun, '#enterprise-number');
  },
);

it.each(special.notices)('says so where %s cannot be loaded, and works once it can', async (source) => {
  const page = await visitor();
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await fails(page, fileOf(source), 'part', () => start(page), '[data-memory]');
});

it('says so where the list of what cannot be read cannot be loaded', async () => {
  const page = await visitor();
  await start(page);
  await page.waitForSelector('[data-action="begin"]');
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('veldwerk');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('responses', 'readwrite');
          writing.objectStore('responses').put({ id: 'foreign', nonsense: 1 });
          writing.oncomplete = () => resolve();
        };
      }),
  );
  await fails(page, fileOf(special.strays), 'part', () => page.reload(), '[data-strays]');
});

it('says so where the page that says that something broke cannot be loaded', async () => {
  const page = await visitor();
  await begin(page);
  await page.evaluate(() =>
    Object.defineProperty(Intl, 'DateTimeFormat', {
      value: () => {
        throw new Error('broken');
      },
    }),
  );
  await fails(page, fileOf(special.failed), 'page', () => go(page, '#/'), '[data-page="failed"]');
});

it('says so where the notice on a case cannot be loaded', async () => {
  const page = await visitor();
  const invitation = enrolmentText({ format: 'veldwerk-enrolment/1', case: { id: 'ICT-17' } });
  await page.goto(`${here.wire.url}#/enrol/${invitation}`);
  await page.waitForSelector('[data-action="begin-case"]');
  await fails(page, fileOf(special.caseNotice), 'part', () => page.click('[data-action="begin-case"]'));
  await page.waitForSelector('[data-module="ID"]');
});

it('says so where what opens an encrypted invitation cannot be loaded', async () => {
  const page = await visitor();
  const code = newAccessCode();
  const text = await encryptEnrolment({ format: 'veldwerk-enrolment/1', case: { id: 'ICT-17' } }, code);
  await page.goto(`${here.wire.url}#/enrol/${text}`);
  await page.fill('[name="code"]', code);
  const open = () => page.click('[data-enrolment="locked"] button[type="submit"]');
  await fails(page, fileOf(special.locked), 'part', open, '[data-enrolment="ICT-17"]');
});

it('says so where the pages of a device lock cannot be loaded', async () => {
  wants(here, 'required');
  const page = await visitor();
  await fails(page, fileOf(special.gate), 'page', () => start(page), '[data-lock="wanted"]');
  await setLock(page);
  for (const source of special.unlocking)
    await fails(page, fileOf(source), 'page', () => page.reload(), '[data-lock="locked"]');
  await fails(page, fileOf(special.lockNow), 'part', () => unlock(page, passphrase), '[data-action="lock-now"]');
  const begun = () => page.click('[data-action="begin"]');
  await fails(page, fileOf(special.backupNow), 'part', begun, '[data-action="backup-locked"]');
});

it('says so where the code of the app itself cannot be loaded, and offers to try again', async () => {
  const page = await visitor();
  // With its styles, it would take 20 seconds until that is said.
  const code = '**/assets/first-*';
  await page.route(code, (route) => route.abort());
  await start(page);
  await page.waitForSelector('.app-not-loaded');
  await page.unroute(code);
  await page.click('.app-not-loaded [lang="nl"]');
  await page.waitForSelector('[data-action="begin"]');
});
