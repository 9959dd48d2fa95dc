import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isLoadedApart, loadedApart } from '../support/builtFiles.ts';
import { desk } from '../support/desk.ts';
import { fails, fileOf, firstVisits, goTo } from '../support/firstVisits.ts';
import { pages, special, words } from '../support/loadedSpecially.ts';
import { long } from '../support/long.ts';

const here = desk();
const { visitor, start, begin } = firstVisits(here);

const pageOfDraft = (name: string) => async (page: Page) => {
  const id = await begin(page);
  return () => goTo(page, `#/r/${id}/${name}`);
};
const pageAt = (hash: string) => async (page: Page) => {
  await start(page);
  await page.waitForSelector('[data-action="begin"]');
  return () => goTo(page, hash);
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
  return () => goTo(page, '#/');
};

const speakFrench = async (page: Page) => {
  await start(page);
  return () => page.selectOption('.bar__language', 'fr');
};

const text = 'src/surveys/ict-2024/text/nl.json';

/** The card of the questionnaire that stands beside the first. */
const second = '[data-instrument="eu.ec.ipcei-2014"]';

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
    sources: ['src/ui/questions/marked.tsx', 'src/ui/styles/marked.css'],
    what: 'part',
    way: opening('[data-tool="mark"]'),
    there: '.marked',
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
    sources: [`${pages}/delivery.tsx`, ...words('delivery', 'correction')],
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
    sources: [`${pages}/print/blank.tsx`, ...words('print', 'more'), text],
    what: 'page',
    way: pageAt('#/blank/be.statbel.ict-2024'),
    there: '[data-page="blank"]',
  },
  {
    sources: [`${pages}/accessibility.tsx`, ...words('accessibility'), 'src/i18n/apart/nl.ts'],
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
    sources: [
      `${pages}/storage/page.tsx`,
      ...words('storage', 'leaving', 'lock', 'carried'),
      'src/ui/styles/device.css',
    ],
    what: 'page',
    way: pageAt('#/storage'),
    there: '[data-page="storage"]',
  },
  {
    sources: [`${pages}/receipts.tsx`, ...words('receipts'), 'src/ui/styles/ledger.css'],
    what: 'page',
    way: pageAt('#/receipts'),
    there: '[data-page="receipts"]',
  },
  {
    sources: [`${pages}/verify.tsx`, ...words('verify')],
    what: 'page',
    way: pageAt('#/verify'),
    there: '[data-page="verify"]',
  },
  {
    sources: [`${pages}/handover/page.tsx`],
    what: 'page',
    way: pageOfDraft('handover'),
    there: '[data-page="handover"]',
  },
  {
    sources: [`${pages}/anotherDevice/page.tsx`, ...words('anotherDevice'), 'src/ui/styles/anotherDevice.css'],
    what: 'page',
    way: pageOfDraft('another-device'),
    there: '[data-page="another-device"]',
  },
  {
    sources: [`${pages}/responseLists.tsx`, ...words('response', 'timeline')],
    what: 'part',
    way: backToStart,
    there: '[data-response]',
  },
  {
    sources: [`${pages}/notOpened.tsx`],
    what: 'part',
    way: pageAt('#/r/019301a0-0000-7000-8000-000000000009/A'),
    there: 'main [role="alert"]',
  },
  {
    sources: [`${pages}/invitation/onStart.tsx`, ...words('invitation'), 'src/ui/styles/invitation.css'],
    what: 'part',
    way: onStart('details.invitation summary'),
    there: '[name="invitation"]',
  },
  { sources: [`${pages}/moveIn.tsx`], what: 'part', way: onStart('details.moved summary'), there: '#moved-file' },
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
    sources: [
      'src/ui/types/yesNoField.tsx',
      'src/ui/questions/grid.tsx',
      'src/ui/questions/glossaryText.tsx',
      'src/ui/styles/glossary.css',
      'src/ui/questions/single.tsx',
      'src/ui/styles/choice.css',
    ],
    what: 'page',
    way: pageOfDraft('B'),
    there: '[data-module="B"]',
  },
  {
    sources: ['src/ui/types/choiceField.tsx'],
    what: 'page',
    way: pageOfDraft('A'),
    there: '[data-module="A"]',
  },
  {
    sources: ['src/ui/types/percentField.tsx', 'src/ui/questions/split.tsx', 'src/ui/styles/number.css'],
    what: 'page',
    way: pageOfDraft('B'),
    there: '[data-module="B"]',
  },
  {
    sources: ['src/ui/types/minutesField.tsx', ...words('more')],
    what: 'page',
    way: pageOfDraft('F'),
    there: '[data-module="F"]',
  },
  {
    sources: ['src/ui/questions/more.tsx', 'src/ui/styles/more.css'],
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
  { sources: [`${pages}/furtherCards.tsx`, ...words('further')], what: 'part', way: first, there: second },
  {
    sources: ['src/surveys/ipcei-2014/structure.json', 'src/engine/rosters/further.ts'],
    what: 'part',
    way: onStart(`${second} [data-action="begin"]`),
    there: '[data-module="P"]',
  },
];

/** What no page shows and nothing waits for: it is loaded again by itself, or it says for itself what became of it. */
const unseen = [
  'src/instrument/faults.ts',
  'src/protocol/sealed.ts',
  'src/protocol/unknownFields.ts',
  'src/session/readAlong.ts',
  'src/session/trail.ts',
  'src/storage/copying.ts',
  'src/storage/expiry.ts',
  'src/storage/lock/holdLock.ts',
  'src/storage/memoryTables.ts',
  'src/surveys/ict-2024/codebook.json',
  'src/surveys/ipcei-2014/codebook.json',
  'src/sync/draftCopies.ts',
  'src/wiring/drafts.ts',
  'src/wiring/inviting.ts',
  'src/wiring/look.ts',
  'src/wiring/sender.ts',
  'src/wiring/shelf.ts',
  'src/wiring/windows.ts',
];

/** What the ICT survey does not draw with. */
const others = [
  'src/i18n/nl/outcome.json',
  'src/ui/pages/outcome/ofSession.tsx',
  'src/ui/pages/outcome/printed.tsx',
  'src/ui/styles/outcome.css',
  'src/ui/styles/options.css',
  'src/ui/types/searchedChoice.tsx',
  'src/engine/functions/further.ts',
  'src/ui/pages/rosters/rosterModule.tsx',
  'src/ui/questions/untranslated.tsx',
  'src/ui/pages/rosters/rosterFaults.tsx',
  'src/i18n/nl/roster.json',
  'src/ui/styles/roster.css',
  'src/engine/types/further.ts',
  'src/session/givenAtBegin.ts',
  'src/ui/parts/quotes/inSession.ts',
  'src/ui/questions/list.tsx',
  'src/ui/questions/prefilledAnswer.tsx',
  'src/ui/questions/unansweredItems.tsx',
  'src/ui/types/choicesField.tsx',
  'src/ui/types/dateField.tsx',
  'src/ui/types/decimalField.tsx',
  'src/ui/types/further.ts',
  'src/ui/types/identifierField.tsx',
  'src/ui/types/longText.tsx',
  'src/ui/types/moneyField.tsx',
  'src/ui/types/wholeField.tsx',
  'src/ui/types/yearField.tsx',
];

it('is all tried', () => {
  const inDutch = (source: string) => !/\/(fr|de|en)(\/|\.json|\.ts)/.test(source);
  const loaded = loadedApart().filter(inDutch);
  const tried = [...rows.flatMap(({ sources }) => sources), ...Object.values(special).flat(), ...unseen, ...others];
  expect(loaded.filter((source) => !tried.includes(source))).toEqual([]);
  expect(tried.filter((source) => inDutch(source) && !isLoadedApart(source) && !source.endsWith('.css'))).toEqual([]);
});

describe.each(rows)('$sources', ({ sources, what, way, there, options }) => {
  // The parts of a page come by the same way: in the short form the first stands for them.
  it.each(long ? sources : sources.slice(0, 1))(
    'says so where %s cannot be loaded, and works once it can',
    async (source) => {
      const page = await visitor(options);
      await fails(page, fileOf(source), what, await way(page), there);
    },
  );
});
