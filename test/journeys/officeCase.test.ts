import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { collector } from '../cli/run.ts';
import { bytesOf, delivery, documentOf, idOf, type Wanted } from '../collector/documents.ts';
import { violations } from '../support/axe.ts';
import { type DatabaseKind, databaseKinds, newDatabases } from '../support/databases.ts';
import { desk } from '../support/desk.ts';
import { NearOffice } from '../support/nearOffice.ts';

const here = desk();
const databases = newDatabases();

const hostile = 'Zoë\n<img src=x onerror=alert(1)>\u202eevil\u0007 =1+1';
const inCase = { case: { id: 'ICT-1', enterpriseNumber: '0314.595.348' } };

/** The token in the link that `enrol` prints. */
const tokenIn = (link: string): string =>
  (JSON.parse(Buffer.from(link.trim().split('/').at(-1) ?? '', 'base64url').toString()) as { token: string }).token;

/** An office with a case that sent, corrected and sent again; and the keys of whoever works there. */
async function caseAtHand(kind: DatabaseKind) {
  const database = await databases.settingsOf(kind);
  const office = await NearOffice.open({ ...database, OFFICE_PORT: '0' });
  const commands = { ...database, DATA_DIR: office.data };
  const keyOf = async (name: string, rights: string) =>
    (await collector(['office-token', '--name', name, '--rights', rights], commands)).out.trim();
  const enrolled = await collector(
    ['enrol', '--case', 'ICT-1', '--name', hostile.split('\n')[1] ?? '', '--enterprise', '0314.595.348'],
    commands,
  );
  const Authorization = `Bearer ${tokenIn(enrolled.out)}`;
  const send = async (number: number, wanted: Wanted) => {
    const bytes = bytesOf(documentOf(idOf(number), wanted));
    const answer = await fetch(
      `${office.url}api/v1/responses/${idOf(number)}`,
      await delivery(bytes, { Authorization }),
    );
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { code: string }).code;
  };
  const first = await send(1, {
    answers: { B1a: 'yes', contactName: hostile },
    more: { ...inCase, remarks: [{ question: 'B2', text: hostile }] },
  });
  const reopen = (...said: string[]) => collector(['reopen', 'ICT-1', ...said], commands);
  await reopen(
    '--message',
    'nl=Klopt A1? Vorig jaar was dat 75 %.',
    '--message',
    'fr=A1 est-il exact ?',
    '--item',
    'A1',
  );
  // The device hears of it.
  expect((await fetch(`${office.url}api/v1/case`, { headers: { Authorization } })).status).toBe(200);
  const second = await send(2, {
    answers: { A1: 55, contactName: 'Zoë' },
    unanswered: [{ item: 'A2', reason: 'unknown', remark: hostile }],
    more: { ...inCase, supersedes: idOf(1), language: 'fr', prefilled: [{ item: 'A1', changed: true }] },
  });
  const third = await send(3, { answers: { A1: 60 }, more: { ...inCase, language: 'de' } });
  await reopen('--message', 'de=Bitte sehen Sie B2 noch einmal nach.');
  return { office, commands, keyOf, first, second, third };
}

async function signIn(page: Page, key: string): Promise<void> {
  await page.waitForSelector('#office-token');
  await page.fill('#office-token', key);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#case-search');
}

/** Looks at a page in the sizes of a telephone, a tablet and a laptop, and in the dark. */
async function lookAt(page: Page): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1180, 820],
    [820, 1180],
  ] as const) {
    await page.setViewportSize({ width, height });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([width, overflow]).toEqual([width, 0]);
    expect(await violations(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, 'contrast')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

describe.each(databaseKinds)('whoever is called by a respondent, on %s,', (kind) => {
  it.skipIf(databases.isMissing(kind))('finds the case by the receipt, and reads it', async () => {
    const { office, keyOf, first, second, third } = await caseAtHand(kind);
    const { page } = here;
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(office.officeUrl ?? '');
    await signIn(page, await keyOf('Anna', 'answers,contact,decide'));
    expect(await violations(page)).toEqual([]);

    // What finds nothing says so, and the words of a search stand in no address.
    await page.fill('#case-search', 'nothing like it');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-found="0"]');
    await lookAt(page);
    await page.fill('#case-search', first.toLowerCase().replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-case="ICT-1"]');
    expect(asked.join(' ')).not.toMatch(new RegExp(`nothing|${first}`, 'i'));
    expect(page.url()).toMatch(/#\/case\/ICT-1$/);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    // What samples and respondents bring is text, never markup.
    expect(await page.textContent('[data-case] dl')).toContain('<img src=x onerror=alert(1)>\\u202eevil\\u0007');
    expect(await page.locator('main img').count()).toBe(0);
    const events = await page
      .locator('[data-table="story"] tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-event')));
    expect(events).toEqual([
      ...['case-added', 'token-registered', 'delivered', 'reopened', 'opened', 'request-heard'],
      ...['delivered', 'delivered', 'reopened'],
    ]);
    const requests = page.locator('[data-table="case-requests"] tbody tr');
    expect(await requests.count()).toBe(2);
    expect(await requests.nth(0).getAttribute('data-answer')).toBe(second);
    expect(await requests.nth(0).textContent()).toMatch(/A1 est-il exact \?.*A1.*verbetering ontvangen, versie 2, /);
    expect(await requests.nth(1).getAttribute('data-heard')).toBe('no');
    expect(await requests.nth(1).getAttribute('data-answer')).toBeNull();
    await lookAt(page);

    for (const code of [second, third])
      expect(await page.locator(`[data-response="${code}"] [data-mark="rivals"]`).count()).toBe(1);
    for (const language of ['fr', 'de', 'en', 'nl']) {
      await page.selectOption('header select', language);
      await page.waitForSelector(`html[lang="${language}"]`);
      expect(await violations(page, 'words')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    }

    // What a revision changed, in the question's words.
    await page.locator(`[data-response="${second}"] [data-action="differs"]`).press('Enter');
    await page.waitForSelector('[data-table="differs"]');
    const differing = (await page.textContent('[data-table="differs"]')) ?? '';
    for (const words of ['percentage van', '40', '55', 'weet het niet', '\\u202eevil'])
      expect(differing).toContain(words);
    await page.check('.office-check input');
    await page.waitForSelector('[data-differs="false"]');
    await lookAt(page);

    // One response, in its own language, on the screen and on paper.
    await page.locator(`[data-response="${second}"] [data-action="read"]`).press('Enter');
    await page.waitForSelector('[data-sheet="open"]');
    expect(await page.textContent('[data-question="A1"] h3')).toContain('pourcentage');
    expect(await page.getAttribute('[data-question="A1"] h3', 'lang')).toBe('fr');
    expect(await page.textContent('[data-item="A1"] dd')).toContain('55');
    expect(await page.getAttribute('[data-item="A1"] [data-prefilled]', 'data-prefilled')).toBe('changed');
    expect(await page.textContent('[data-item="A2"] [data-reason="unknown"]')).toContain('onerror');
    expect(await page.textContent('[data-item="contactName"]')).toContain('Zoë');
    expect(await page.locator('[data-question="A3"]').getAttribute('data-state')).toBe('undetermined');
    expect(await page.locator('[data-flag="moduleSeconds"]').count()).toBe(1);
    expect(await page.locator('main img').count()).toBe(0);
    await lookAt(page);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.locator('[data-action="print"]').press('Enter');
    await page.waitForSelector('[data-printed]');
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.office-bar', '.office-search', '.office-views', '.print__tools'])
      expect([hidden, await page.locator(hidden).isVisible()]).toEqual([hidden, false]);
    expect(await page.locator('[data-question="F"]').isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    expect(heard.filter((line) => /Content Security Policy|Error/i.test(line) && !/status of 401/.test(line))).toEqual(
      [],
    );

    // Whoever lacks the right to contact data sees none of them, and that there are some.
    await page.click('[data-action="sign-out"]');
    await signIn(page, await keyOf('Bert', 'answers'));
    await page.reload();
    await page.waitForSelector('[data-sheet="open"]');
    expect(await page.textContent('[data-item="contactName"]')).not.toContain('Zoë');
    expect(await page.textContent('[data-item="contactName"]')).toContain('niet te zien met uw rechten');
    await page.goBack();
    await page.waitForSelector('[data-case="ICT-1"]');
    expect(await page.textContent('[data-case] dl')).not.toContain('onerror');
    expect(await page.locator('[data-form]').count()).toBe(0);
  });

  it.skipIf(databases.isMissing(kind))('chooses between rivals, with a reason, and takes it back', async () => {
    const { office, keyOf, commands, second, third } = await caseAtHand(kind);
    const exported = async () =>
      (await collector(['export', '--format', 'ndjson'], commands)).out.trim().split('\n').length;
    expect(await exported()).toBe(2);
    const { page } = here;
    await page.goto(`${office.officeUrl ?? ''}#/rivals`);
    await signIn(page, await keyOf('Anna', 'answers,decide'));
    await page.waitForSelector('[data-rivals="1"]');
    await page.locator('[data-action="compare"]').press('Enter');
    await page.waitForSelector('[data-table="differs"]');
    expect(await page.textContent('[data-table="differs"] thead')).toContain(third);
    await lookAt(page);
    const form = page.locator('[data-form="choose"]');
    await form.locator('summary').press('Enter');
    // Without a choice and a reason nothing is done.
    await form.locator('button').press('Enter');
    expect(await page.locator('[data-action-state="idle"]').count()).toBeGreaterThan(0);
    await form.locator('input[type="radio"]').nth(1).press('Space');
    await form.locator('input:not([type="radio"])').fill('asked on the telephone');
    await lookAt(page);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-rivals="0"]');
    const choice = (await page.textContent('[data-choice]')) ?? '';
    for (const words of [third, second, 'Anna', 'asked on the telephone']) expect(choice).toContain(words);
    await lookAt(page);
    expect(await exported()).toBe(1);
    await page.click('[data-choice] a');
    await page.waitForSelector(`[data-response="${second}"] [data-mark="hidden"]`);
    expect(await page.textContent('[data-event="rival-chosen"]')).toContain('asked on the telephone');
    await page.goBack();
    await page.locator('[data-form="undo"] summary').press('Enter');
    await page.locator('[data-form="undo"] input').fill('the wrong one');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-rivals="1"]');
    expect(await page.locator('[data-choice]').count()).toBe(0);
    expect(await exported()).toBe(2);

    // Whoever decides without the right to answers sees which there are, and none of what they say.
    await page.click('[data-action="sign-out"]');
    await signIn(page, await keyOf('Bert', 'decide'));
    await page.waitForSelector('[data-rival]');
    expect(await page.locator('[data-action="compare"], [data-action="read"]').count()).toBe(0);
    expect(await page.locator('[data-form="choose"]').count()).toBe(1);
  });
});
