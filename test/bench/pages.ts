import { chromium } from 'playwright-core';
import { collectorOn } from '../cli/run.ts';
import { change as changeFile, folderOf } from '../collector/published.ts';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { Office } from '../support/office.ts';
import { largeDraft, listDraft, plantAnswers, plantCopies } from './largeDraft.ts';
import { type Cost, figuresOf, SlowPage } from './pageCost.ts';
import { type PagePlace, pagesOfDevice, pagesOfLargeDraft, pagesOfList } from './pagePlaces.ts';
import { machine } from './peers/machine.ts';

/** `npm run bench:pages`: what the pages of a large draft with many rows cost, as they open and at each change. */
const slower = Number(process.env['SLOWER'] ?? 4);
const openings = Number(process.env['OPENINGS'] ?? 5);
const changes = Number(process.env['CHANGES'] ?? 21);
const copies = 49;
const only = process.env['ONLY'] ?? '';

const office = await Office.open();
const list = folderOf('figures');
changeFile(list, 'structure.json', (data) =>
  JSON.parse(JSON.stringify(data).replace('"projects":{"max":5', '"projects":{"max":200')),
);
const published = await collectorOn(office.data, 'publish', list);
if (published.code !== 0) throw new Error(published.error);

const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
const page = await (
  await browser.newContext({ viewport: { width: 820, height: 1180 }, serviceWorkers: 'block' })
).newPage();
page.on('pageerror', (error) => console.error(error));
/** What the office offers at the time: one questionnaire alone stands on the first page. */
let offered: object = { instruments: ['eu.ec.ipcei-2014'] };
await page.route(
  ({ pathname }) => pathname === '/config.json',
  (route) => route.fulfill({ json: { endpoint: 'api/v1', ...offered } }),
);
const slow = await SlowPage.of(page, slower);

const drafts = { large: await drafted('eu.ec.ipcei-2014', 'projectName', 'Cells', largeDraft()), list: '' };

const rows = Object.keys(largeDraft()).filter((address) => address.endsWith(']')).length;
console.log(
  `${Object.keys(largeDraft()).length - rows} answers in ${rows} rows, the processor made ${slower} times slower; ${machine()}`,
);
console.log('| page | opened, ms | busy | elements | change | shown, ms | busy |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
await page.goto(office.url);
for (const place of pagesOfLargeDraft) await measure(place);
if (pagesOfDevice.some(isWanted)) {
  await page.goto(`${office.url}nothing.txt`);
  await plantCopies(page, drafts.large, copies);
  await page.goto(`${office.url}#/accessibility`);
  for (const place of pagesOfDevice) await measure(place);
}
if (pagesOfList.some(isWanted)) {
  offered = { published: [{ id: 'be.office.figures' }] };
  drafts.list = await drafted('be.office.figures', 'budget', '1000', listDraft(200));
  await page.goto(office.url);
  for (const place of pagesOfList) await measure(place);
}
await browser.close();
await office.close();

/** Begins a draft in the app, and gives it answers past the app. */
async function drafted(
  instrument: string,
  first: string,
  value: string,
  answers: Readonly<Record<string, string | number>>,
): Promise<string> {
  await page.goto(`${office.url}?lang=en`);
  await page.click(`[data-instrument="${instrument}"] [data-action="begin"]`);
  await page.waitForSelector(`[name="${first}"]:enabled`);
  await page.fill(`[name="${first}"]`, value);
  await page.waitForSelector('[data-saved="saved"]');
  const response = new URL(page.url()).hash.split('/')[2] ?? '';
  await page.goto('about:blank');
  await page.goto(`${office.url}nothing.txt`);
  await plantAnswers(page, response, answers);
  return response;
}

function isWanted({ name }: PagePlace): boolean {
  return name.includes(only);
}

async function measure(place: PagePlace): Promise<void> {
  if (!isWanted(place)) return;
  const { draft, change } = place;
  const full = (hash: string) => (draft === 'none' ? hash : `#/r/${drafts[draft]}/${hash}`);
  const [from, before] = place.from;
  const opened: Cost[] = [];
  for (let turn = 0; turn < openings; turn += 1) {
    await slow.opening(full(from), before);
    opened.push(await slow.cost(() => slow.opening(full(place.hash), place.drawn)));
  }
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const changed: Cost[] = [];
  if (change)
    for (let turn = 0; turn < changes + 2; turn += 1)
      changed.push(await slow.cost(() => slow.changing(change.act, turn)));
  const told = [place.name, ...figuresOf(opened.slice(1)), elements.toLocaleString('en'), change?.what ?? ''];
  console.log(`| ${[...told, ...(change ? figuresOf(changed.slice(2)) : ['', ''])].join(' | ')} |`);
  if (!place.isPrinted) return;
  const [printed] = figuresOf([await slow.cost(() => slow.printing())]);
  console.log(`| ${[`${place.name}, as a file`, printed, '', '', '', '', ''].join(' | ')} |`);
}
