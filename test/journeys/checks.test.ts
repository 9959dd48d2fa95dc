import { describe, expect, it } from 'vitest';
import { longest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import type { Respondent } from '../support/respondent.ts';

const here = desk();

/** Someone who has answered all but what the test is about. */
async function atReview(fixed: Parameters<typeof here.respondent>[0]): Promise<Respondent> {
  const jan = here.respondent({ ...longest, ...fixed });
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerRest();
  await jan.page.click('[data-action="review"]');
  await jan.page.waitForSelector('[data-page="review"]');
  return jan;
}

const delivered = () => here.office.delivered().at(-1)?.document;

/** Goes from any page of a response to one of its modules. */
async function goTo(jan: Respondent, module: string): Promise<void> {
  const [, , response] = new URL(jan.page.url()).hash.split('/');
  await jan.page.goto(`${here.wire.url}#/r/${response}/${module}`);
  await jan.page.waitForSelector(`[data-module="${module}"]`);
}

describe('a soft check', () => {
  it('waits until the question is left, is confirmed with one tap, and travels with its remark', async () => {
    const jan = here.respondent(longest);
    await jan.open(here.wire.url);
    await jan.begin();
    await goTo(jan, 'B');
    await jan.answer('B1a', 'yes');
    await jan.page.locator('[name="B2"]').pressSequentially('0');
    expect(await jan.page.locator('[data-finding="K32"]').count()).toBe(0);
    await jan.page.locator('[name="B7"], [name="B6"]').first().focus();
    const found = jan.page.locator('[data-question="B2"] [data-finding="K32"]');
    await found.waitFor();
    expect(await jan.page.getAttribute('[name="B2"]', 'aria-invalid')).toBeNull();
    const described = (await jan.page.getAttribute('[name="B2"]', 'aria-describedby'))?.split(' ') ?? [];
    expect(described).toContain('B2-advice');
    expect(await violations(jan.page)).toEqual([]);
    await found.locator('[data-confirm]').click();
    await jan.page.waitForSelector('[data-finding="K32"][data-confirmed="true"]');
    await found.locator('textarea').fill('Minder dan 0,5 %');
    await jan.saved();
    await jan.page.reload();
    await jan.page.waitForSelector('[data-finding="K32"][data-confirmed="true"]');
    expect(await found.locator('textarea').inputValue()).toBe('Minder dan 0,5 %');
  });

  it('is asked anew once the answers are others, and does not travel then', async () => {
    const jan = await atReview({ B2: 0, B7: 30 });
    await jan.page.click('[data-confirm="K32"]');
    await jan.page.waitForSelector('[data-finding="K32"][data-confirmed="true"]');
    await goTo(jan, 'B');
    await jan.answer('B2', 5);
    await jan.page.locator('[name="B7"]').focus();
    await expect.poll(() => jan.page.locator('[data-finding="K32"]').count()).toBe(0);
    await jan.answer('B1b', 'no');
    await jan.answer('B3a', 100);
    await jan.answer('B3b', 0);
    await jan.answer('B2', 0);
    await jan.page.locator('[name="B7"]').focus();
    await jan.page.waitForSelector('[data-finding="K32"][data-confirmed="false"]');
    await jan.complete();
    await jan.receipt();
    expect((delivered()?.confirmed ?? []).map(({ check }) => check)).not.toContain('K32');
  });

  it('blocks nothing: unconfirmed ones stand on the review page, the strong ones first, and completion goes on', async () => {
    const jan = await atReview({ B2: 0, B5a: 'no', B5b: 'no', B5c: 'no' });
    expect(await jan.page.locator('.unconfirmed [data-finding]').first().getAttribute('data-finding')).toBe('K33');
    expect(await jan.page.locator('.unconfirmed [data-finding="K32"]').count()).toBe(1);
    expect(await violations(jan.page)).toEqual([]);
    await jan.page.click('[data-confirm="K33"]');
    await jan.page.waitForSelector('[data-finding="K33"][data-confirmed="true"]');
    await jan.page.click('[data-action="complete"]');
    await jan.receipt();
    const confirmed = (delivered()?.confirmed ?? []).map(({ check }) => check);
    expect(confirmed).toContain('K33');
    expect(confirmed).not.toContain('K32');
  });

  it('asks about minutes below those measured, and what was said to it travels', async () => {
    const jan = await atReview({ F: 7 });
    const [, , response = ''] = new URL(jan.page.url()).hash.split('/');
    // Somebody who was at it for 22 minutes.
    await jan.saved();
    await jan.page.goto(`${here.wire.url}#/`);
    await jan.page.waitForSelector(`[data-response="${response}"]`);
    await jan.page.reload();
    await jan.page.waitForSelector(`[data-response="${response}"]`);
    await jan.page.evaluate(
      (id) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('veldwerk');
          opening.onsuccess = () => {
            const writing = opening.result.transaction('times', 'readwrite');
            const activeMs = 22 * 60_000;
            const moduleMs = { A: activeMs };
            writing.objectStore('times').put({ response: id, activeMs, moduleMs, sessions: 1, gaps: 0 });
            writing.oncomplete = () => resolve();
            writing.onabort = () => reject(writing.error);
          };
        }),
      response,
    );
    await jan.page.goto(`${here.wire.url}#/r/${response}/review`);
    const found = jan.page.locator('.unconfirmed [data-finding="K53"]');
    await found.locator('[data-confirm]').click();
    await found.locator('textarea').fill('Zonder pauzes');
    await jan.saved();
    await jan.page.click('[data-action="complete"]');
    await jan.receipt();
    expect(delivered()).toMatchObject({
      completion: { comparedMinutes: 22, declaredMinutes: 7 },
      confirmed: expect.arrayContaining([{ check: 'K53', remark: 'Zonder pauzes' }]),
    });
  });

  it('is silent about what the route skips', async () => {
    const jan = await atReview({ B2: 0 });
    await jan.page.waitForSelector('[data-finding="K32"]');
    await goTo(jan, 'A');
    await jan.answer('A1', 0);
    await jan.saved();
    await jan.page.click('[data-action="review"]');
    await jan.page.waitForSelector('.unconfirmed [data-finding="K52"]');
    expect(await jan.page.locator('[data-finding="K32"]').count()).toBe(0);
  });
});

describe('a hard check', () => {
  it('never holds up saving or moving on, and completion not before it is mended', async () => {
    const jan = await atReview({ B2: 60, B7: 60 });
    await jan.page.waitForSelector('[data-finding="K22"]');
    expect(await jan.page.getAttribute('[data-action="complete"]', 'aria-disabled')).toBe('true');
    // A button that says why it does nothing is not disabled for good: it leads to what is wrong.
    await jan.page.locator('[data-action="complete"]').click({ force: true });
    await expect.poll(() => jan.page.title()).toMatch(/^Fout: /);
    expect(await jan.page.evaluate(() => document.activeElement?.classList.contains('summary'))).toBe(true);
    await jan.page.click('.summary [data-finding="K22"] li:last-child a');
    await jan.page.waitForSelector('[data-module="B"]');
    await expect.poll(() => jan.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('B7');
    const stem = await jan.page.locator('#B7-stem').boundingBox();
    expect(stem?.y).toBeGreaterThanOrEqual(0);
    await jan.answer('B7', 30);
    await jan.complete();
    await jan.receipt();
  });
});
