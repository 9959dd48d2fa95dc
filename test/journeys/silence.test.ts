import { expect, it } from 'vitest';
import { longest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import type { Respondent } from '../support/respondent.ts';

const here = desk();

async function leaveOpen(jan: Respondent, question: string, reason: string, remark = ''): Promise<void> {
  const card = jan.page.locator(`[data-question="${question}"]`);
  await card.locator('[data-tool="more"]').click();
  await card.locator(`input[value="${reason}"]`).check();
  if (remark) await card.locator(`#${question}-silence-remark`).fill(remark);
  await card.locator('[data-tool="unanswered"]').click();
  await jan.saved();
}

it('lets a question go that cannot be answered, with a reason; what waits behind it is undetermined, and all arrives', async () => {
  const jan = here.respondent({ ...longest, B6: 'no' });
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.next();
  await jan.answerModule();
  await jan.next();
  for (const [item, value] of Object.entries(jan.sheet))
    if (item.startsWith('B') && item !== 'B6') await jan.answer(item, value);
  const card = jan.page.locator('[data-question="B6"]');
  await card.locator('[data-tool="more"]').click();
  // Never the easy way: nothing is chosen beforehand, and nothing happens without a reason.
  expect(await card.locator('[data-tool="unanswered"]').isDisabled()).toBe(true);
  expect(await violations(jan.page)).toEqual([]);
  await card.locator('[data-tool="more"]').click();
  await leaveOpen(jan, 'B6', 'unknown', 'Boekhouding is met verlof');
  await jan.page.waitForSelector('[data-unanswered="B6"]');
  await expect.poll(() => jan.page.getAttribute('[data-question="B7"]', 'data-state')).toBe('undetermined');
  await jan.page.reload();
  await jan.page.waitForSelector('[data-unanswered="B6"]');
  await jan.next();
  await jan.answerRest();
  // The respondent's own number, too, can be left open: then nothing is declared.
  await leaveOpen(jan, 'F', 'refused');
  expect(await jan.page.inputValue('[name="F"]')).not.toBe('25');
  await jan.complete();
  await jan.receipt();
  const document = here.office.delivered().at(-1)?.document;
  expect(document?.unanswered).toEqual([
    { item: 'B6', reason: 'unknown', remark: 'Boekhouding is met verlof' },
    { item: 'F', reason: 'refused' },
  ]);
  expect(document?.completion.declaredMinutes).toBeUndefined();
  expect(document?.completion.changed).toBe(false);
  expect(document?.undetermined).toEqual(['B7']);
});

it('keeps marks and remarks, lists what is to be looked up, and sends a remark unless it is kept back', async () => {
  const jan = here.respondent(longest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerModule();
  await jan.next();
  await jan.answerModule();
  for (const [question, text, send] of [
    ['A1', 'geschat door de ICT-dienst', true],
    ['A2', 'nog navragen', false],
  ] as const) {
    const card = jan.page.locator(`[data-question="${question}"]`);
    await card.locator('[data-tool="mark"]').click();
    await card.locator('[data-tool="more"]').click();
    await card.locator(`[data-remark="${question}"]`).fill(text);
    expect(await card.locator('.remark input').isChecked()).toBe(true);
    if (!send) await card.locator('.remark input').uncheck();
  }
  await jan.saved();
  const rail = jan.page.locator('.rail--wide [data-marked]');
  await expect
    .poll(() => rail.evaluateAll((all) => all.map((one) => one.getAttribute('data-marked'))))
    .toEqual(['A1', 'A2']);
  await jan.page.goto(`${here.wire.url}#/`);
  await jan.page.locator('[data-response] [data-marked="A2"] a').click();
  await jan.page.waitForSelector('[data-module="A"]');
  await expect.poll(() => jan.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('A2');
  await jan.page.locator('[data-question="A2"] [data-tool="mark"]').click();
  await expect.poll(() => rail.count()).toBe(1);
  await jan.next();
  await jan.answerRest();
  await jan.complete();
  await jan.receipt();
  expect(here.office.delivered().at(-1)?.document.remarks).toEqual([
    { question: 'A1', text: 'geschat door de ICT-dienst' },
  ]);
});
