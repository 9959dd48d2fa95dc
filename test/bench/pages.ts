import { type CDPSession, chromium, type Page } from 'playwright-core';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { Office } from '../support/office.ts';
import { largeDraft, plantAnswers } from './largeDraft.ts';
import { machine } from './peers/machine.ts';
import { median } from './peers/statistics.ts';

/** `npm run bench:pages`: what the pages of a large draft with many rows cost, as they open and at each change. */
const slower = 4;
const openings = 5;
const changes = Number(process.env['CHANGES'] ?? 21);
/** How long a page is left alone after a change, until all that follows is done. */
const settledAfterMs = 300;

interface Cost {
  readonly shownMs: number;
  readonly busyMs: number;
}

/** What is done in a page, each time the other way round. */
interface Place {
  readonly name: string;
  readonly hash: string;
  /** What is there once it is drawn. */
  readonly drawn: string;
  /** Runs in the page. */
  readonly change?: { readonly what: string; readonly act: (turn: number) => void };
}

const places: readonly Place[] = [
  {
    name: 'a question page',
    hash: 'D',
    drawn: '[data-module="D"] [name="largeSize"]:enabled',
    change: {
      what: 'an answer',
      act: (turn) => document.querySelectorAll<HTMLInputElement>('[name="largeSize"]')[turn % 2]?.click(),
    },
  },
  {
    name: "a row's page (costs of a project)",
    hash: 'C/projects[p0].costs[r0]',
    drawn: '[data-row-page="projects[p0].costs[r0]"] [name$=".costAmount"]:enabled',
    change: {
      what: 'a cost, typed',
      act: (turn) => {
        const field = document.querySelector<HTMLInputElement>('[name$=".costAmount"]');
        if (!field) throw new Error('no such field');
        field.value = `${6_000_000 + turn}`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
    },
  },
  {
    name: 'a list of 48 rows (awards)',
    hash: 'R',
    drawn: '[data-module="R"] [data-row="awards[r47]"] [data-remove]',
    change: {
      what: 'a row removed, or brought back',
      act: (turn) =>
        document
          .querySelector<HTMLButtonElement>(turn % 2 === 0 ? '[data-row="awards[r20]"] [data-remove]' : '[data-undo]')
          ?.click(),
    },
  },
  {
    name: 'the review',
    hash: 'review',
    drawn: '[data-page="review"] [data-item="foreignAid[r11].foreignAmount"]',
    change: {
      what: 'a finding confirmed, or not',
      act: () =>
        document
          .querySelector<HTMLButtonElement>('.unconfirmed [data-confirm], .unconfirmed [data-confirmed="true"] button')
          ?.click(),
    },
  },
  {
    name: 'the search',
    hash: 'search',
    drawn: '[data-page="search"] input[name="search"]',
    change: {
      what: 'a word looked for',
      act: (turn) => {
        const field = document.querySelector<HTMLInputElement>('[name="search"]');
        if (!field) throw new Error('no such field');
        field.value = turn % 2 === 0 ? 'cost' : 'costs';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
    },
  },
];

const office = await Office.open();
const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
const page = await (await browser.newContext({ viewport: { width: 820, height: 1180 } })).newPage();
page.on('pageerror', (error) => console.error(error));
const devTools = await page.context().newCDPSession(page);
await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });

await page.goto(`${office.url}?lang=en`);
await page.click('[data-instrument="eu.ec.ipcei-2014"] [data-action="begin"]');
await page.waitForSelector('[name="projectName"]:enabled');
await page.fill('[name="projectName"]', 'Cells');
await page.waitForSelector('[data-saved="saved"]');
const response = new URL(page.url()).hash.split('/')[2] ?? '';
const answers = largeDraft();
await page.goto('about:blank');
await page.goto(`${office.url}nothing.txt`);
await plantAnswers(page, response, answers);
await page.goto(office.url);
await page.waitForSelector(`[data-response="${response}"]`);

const go = (hash: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);
const rows = Object.keys(answers).filter((address) => address.endsWith(']')).length;
console.log(
  `${Object.keys(answers).length - rows} answers in ${rows} rows, the processor made ${slower} times slower; ${machine()}`,
);
console.log('| page | opened, ms | busy | elements | change | shown, ms | busy |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const place of places) {
  if (process.env['ONLY'] && !place.name.includes(process.env['ONLY'])) continue;
  const opened: Cost[] = [];
  for (let turn = 0; turn < openings; turn += 1) {
    await go(`#/r/${response}/P`);
    await page.waitForSelector('main[data-module="P"]');
    opened.push(await cost(devTools, page, () => opening(page, `#/r/${response}/${place.hash}`, place.drawn)));
  }
  const changed: Cost[] = [];
  const { change } = place;
  if (change)
    for (let turn = 0; turn < changes + 2; turn += 1)
      changed.push(await cost(devTools, page, () => changing(page, change.act, turn)));
  const figures = (costs: readonly Cost[]): [string, string] => [
    figure(costs.map(({ shownMs }) => shownMs)),
    figure(costs.map(({ busyMs }) => busyMs)),
  ];
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const cells = [place.name, ...figures(opened.slice(1)), elements.toLocaleString('en')];
  console.log(`| ${[...cells, change?.what ?? '', ...(change ? figures(changed.slice(2)) : ['', ''])].join(' | ')} |`);
}
await browser.close();
await office.close();

function figure(values: readonly number[]): string {
  return median(values).toFixed(0);
}

/** How long something takes until it is shown, and how long the page's thread works for it until all that follows is done. */
async function cost(tools: CDPSession, at: Page, act: () => Promise<number>): Promise<Cost> {
  await at.waitForTimeout(settledAfterMs);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const before = await busy(tools);
  const shownMs = await act();
  await at.waitForTimeout(settledAfterMs);
  const busyMs = (await busy(tools)) - before;
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return { shownMs, busyMs };
}

async function busy(tools: CDPSession): Promise<number> {
  const { metrics } = await tools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Milliseconds from an address until what belongs there is drawn. */
function opening(at: Page, hash: string, drawn: string): Promise<number> {
  return at.evaluate(
    ([to = '', selector = '']) =>
      new Promise<number>((resolve, reject) => {
        const start = performance.now();
        const look = () => {
          if (performance.now() - start > 60_000) reject(new Error(`not there: ${selector}`));
          else if (document.querySelector(selector)) requestAnimationFrame(() => resolve(performance.now() - start));
          else requestAnimationFrame(look);
        };
        location.hash = to;
        requestAnimationFrame(look);
      }),
    [hash, drawn],
  );
}

/** Milliseconds from a change in the page until the second frame after it. */
function changing(at: Page, act: (turn: number) => void, turn: number): Promise<number> {
  // As text, since a function cannot be handed to another one in a page.
  return at.evaluate<number>(`new Promise((resolve) => {
    const start = performance.now();
    (${act})(${turn});
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
  })`);
}
