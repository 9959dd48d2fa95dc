import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { enrolmentText } from '../../src/protocol/enrolment.ts';
import { sendTokenOf } from '../../src/protocol/token.ts';
import { shortest } from '../support/answerSheet.ts';
import { atRest } from '../support/atRest.ts';
import { desk } from '../support/desk.ts';
import { captured, plantDatabase, plantJournal, readRelease, releaseFile, releases } from '../support/release.ts';
import type { Respondent } from '../support/respondent.ts';

const here = desk();

/** The ids of the draft, of the one that waits and of the one received: the same in each release's fixture. */
const idsOf = (version: number) => {
  const rows = (name: string) => readRelease(version).tables.find((table) => table.name === name)?.rows ?? [];
  const draft = rows('responses').find(({ state }) => state === 'draft');
  return {
    draft: `${draft?.['id']}`,
    waiting: `${rows('outbox')[0]?.['id']}`,
    received: `${rows('receipts')[0]?.['id']}`,
    code: `${rows('receipts')[0]?.['code']}`,
  };
};

/** Goes on with what was left, and looks at whether it is all there. */
async function goOn(jan: Respondent, { draft, waiting, received, code }: ReturnType<typeof idsOf>): Promise<void> {
  const { page } = jan;
  await page.goto(here.wire.url);
  // What waited is delivered, once.
  await page.waitForSelector(`[data-response="${waiting}"] .standing--delivered`);
  expect(here.office.delivered().filter(({ id }) => id === waiting)).toHaveLength(1);
  await page.goto(`${here.wire.url}#/r/${received}/delivery`);
  expect(await page.getAttribute('[data-receipt]', 'data-receipt')).toBe(code);
  await page.goto(`${here.wire.url}#/`);
  await page.click(`[data-response="${draft}"] [data-action="continue"]`);
  await page.waitForSelector('[data-module="A"]');
  expect(await page.inputValue('[name="A1"]')).toBe('80');
  expect(await page.isChecked('[name="A2"][value="yes"]')).toBe(true);
}

it.each(releases)('goes on with all that an app of database version %i left', async (version) => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  const release = readRelease(version);
  await page.goto(`${here.wire.url}config.json`);
  await plantDatabase(page, release);
  await plantJournal(page, release);
  await goOn(jan, idsOf(version));
  // What is new since then works on it.
  await page.locator('[data-question="A2"] [data-tool="mark"]').click();
  await jan.answer('A3', 'd');
  await jan.saved();
  await page.reload();
  await page.waitForSelector('[data-module="A"]');
  expect(await page.isChecked('[name="A3"][value="d"]')).toBe(true);
  await page.waitForSelector('[data-question="A2"] [data-tool="mark"][aria-pressed="true"]');
  expect(await page.locator('[data-strays], [data-damaged]').count()).toBe(0);
});

it('sends what a released app had paused with the token that it has, and finds the invitation that it had kept', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  const release = readRelease(2);
  const token = 'handed-out-before-there-was-a-register';
  const invitation = enrolmentText({ format: 'veldwerk-enrolment/1', case: { id: 'ICT-00017' } });
  const paused = { state: 'paused', token, refusal: { name: 'unauthorised', errors: [] } };
  await page.goto(`${here.wire.url}config.json`);
  await plantDatabase(page, {
    ...release,
    tables: release.tables.map((table) => {
      if (table.name === 'outbox') return { ...table, rows: table.rows.map((row) => ({ ...row, ...paused })) };
      if (table.name === 'settings')
        return { ...table, rows: [...table.rows, { name: 'enrolment', value: invitation }] };
      return table;
    }),
  });
  const sent: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(request.headers()['authorization']);
  });
  await page.goto(here.wire.url);
  const { waiting } = idsOf(2);
  await page.waitForSelector(`[data-response="${waiting}"] .standing--delivered`);
  expect(sent).toEqual([`Bearer ${token}`]);
  expect(here.office.delivered().filter(({ id }) => id === waiting).length).toBeGreaterThan(0);
  await page.click('[data-enrolment="ICT-00017"] [data-action="begin-case"]');
  await page.waitForSelector('[data-module="ID"]');
  await page.goto(`${here.wire.url}#/`);
  await page.waitForSelector('[data-response]');
  expect(await page.locator('[data-enrolment]').count()).toBe(0);
});

it('keeps what a released app had refused, and sends the same again; sends a draft with the token that nobody registered', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  const release = readRelease(2);
  const { waiting, draft } = idsOf(2);
  const token = 'handed-out-before-there-was-a-register';
  const refused = { state: 'refused', refusal: { name: 'invalid-document', errors: [] } };
  await page.goto(`${here.wire.url}config.json`);
  await plantDatabase(page, {
    ...release,
    tables: release.tables.map((table) => {
      if (table.name === 'outbox') return { ...table, rows: table.rows.map((row) => ({ ...row, ...refused })) };
      if (table.name === 'responses')
        return {
          ...table,
          rows: table.rows.map((row) => (row['id'] === draft ? { ...row, token, case: { id: 'ICT-00018' } } : row)),
        };
      return table;
    }),
  });
  await page.goto(`${here.wire.url}#/r/${waiting}/delivery`);
  await page.waitForSelector('[data-delivery="refused"]');
  await page.click('[data-action="send"]');
  await page.waitForSelector('[data-delivery="delivered"]');
  await page.goto(`${here.wire.url}#/`);
  await page.click(`[data-response="${draft}"] [data-action="continue"]`);
  await page.waitForSelector('[data-module]');
  const sent = page.waitForRequest((request) => request.method() === 'PUT' && request.url().endsWith(draft));
  await jan.answerRest();
  await jan.complete();
  expect((await sent).headers()['authorization']).toBe(`Bearer ${await sendTokenOf(token)}`);
  await page.waitForSelector('[data-delivery="delivered"]');
  const [delivered] = here.office.delivered().filter(({ id }) => id === draft);
  expect(delivered?.document.case).toEqual({ id: 'ICT-00018' });
  // In the version that it was begun in, with all that a collector of that time knows.
  expect(delivered?.document.instrument.version).toBe('1.0.0');
  expect(delivered?.document.completion).not.toHaveProperty('comparedMinutes');
});

it.each(releases.filter((version) => Object.keys(readRelease(version).journal).length > 0))(
  'brings everything back from the journal of an app of database version %i, where that is all that is left',
  async (version) => {
    const jan = here.respondent(shortest);
    const { page } = jan;
    await page.goto(`${here.wire.url}config.json`);
    await plantJournal(page, readRelease(version));
    await goOn(jan, idsOf(version));
    const left = readRelease(version).tables.find(({ name }) => name === 'responses')?.rows.length;
    await page.waitForSelector(`[data-restored="${left}"]`);
    await page.waitForSelector('[data-question="A1"] [data-tool="mark"][aria-pressed="true"]');
    expect(await page.locator('[data-damaged]').count()).toBe(0);
  },
);

it('has a fixture of each version that its database knows', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await atRest(jan.page);
  const [database] = await jan.page.evaluate(() => indexedDB.databases());
  // The library counts in tens.
  expect(releases.at(-1)).toBe((database?.version ?? 0) / 10);
  for (const version of releases) expect(readRelease(version).version).toBe(version * 10);
});

it('goes on with a correction that an app of database version 4 left', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  const release = readRelease(4);
  const { received } = idsOf(4);
  await page.goto(`${here.wire.url}config.json`);
  await plantDatabase(page, release);
  await plantJournal(page, release);
  await page.goto(`${here.wire.url}#/r/${received}/delivery`);
  await page.click('[data-correction="begun"] [data-action="go-on-correcting"]');
  await page.waitForSelector(`[data-correcting="${received}"]`);
  await page.click('[data-action="review"]');
  await page.waitForSelector('[data-changed="A1"]');
  expect(await page.isChecked('[name="correction-reason"][value="mistake"]')).toBe(true);
});

it.runIf(process.env['CAPTURE'])('leaves a fixture of what is left today', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  const release = readRelease(3);
  here.wire.weather = { kind: 'instead', status: 503, headers: {}, body: '' };
  await page.goto(`${here.wire.url}config.json`);
  await plantDatabase(page, release);
  await plantJournal(page, release);
  await page.goto(`${here.wire.url}#/r/${idsOf(3).received}/delivery`);
  await page.click('[data-action="correct"]');
  await page.check('[name="correction-reason"][value="mistake"]');
  await page.goto(`${page.url().replace(/review$/, 'A/A1')}`);
  await page.waitForSelector('[name="A1"]:not([disabled])');
  await jan.answer('A1', 60);
  await jan.saved();
  await page.goto('about:blank');
  await page.goto(`${here.wire.url}config.json`);
  const left = await captured(page);
  writeFileSync(releaseFile(`${left.version / 10}`), `${JSON.stringify(left, null, 2)}\n`);
});
