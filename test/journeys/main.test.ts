import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { itemStatusesOf } from '../../src/engine/itemStatuses.ts';
import { factsOf } from '../../src/export/facts.ts';
import { flagsOf } from '../../src/export/flags.ts';
import { arrived } from '../../src/protocol/arrived.ts';
import { type AnswerSheet, answerSheet, considered, longest, shortest } from '../support/answerSheet.ts';
import { ict2024 } from '../support/ict2024.ts';
import { Office } from '../support/office.ts';
import { Respondent } from '../support/respondent.ts';
import { Tablet } from '../support/tablet.ts';

const seed = 20240501;
let office: Office;
let tablet: Tablet;

beforeEach(async () => {
  office = await Office.open();
  tablet = new Tablet();
});
afterEach(async () => {
  await tablet.dispose();
  await office.close();
});

async function respondent(fixed: AnswerSheet): Promise<Respondent> {
  return new Respondent(await tablet.start(), ict2024, answerSheet(ict2024, fixed, seed), { byHand: true });
}

describe(`the whole survey (seed ${seed})`, () => {
  it('is completed offline on its longest route, with reloads in between, and delivered by itself', async () => {
    const jan = await respondent(longest);
    await jan.open(office.url);
    await office.stop();
    await jan.begin();
    await jan.answerRest(async (module) => {
      await jan.page.reload();
      await jan.page.waitForSelector(`[data-module="${module}"]`);
    });
    await jan.complete();
    expect(await jan.page.getAttribute('[data-delivery]', 'data-delivery')).not.toBe('delivered');
    await office.start();
    const code = await jan.receipt();

    const [row, ...others] = office.delivered();
    expect(others).toEqual([]);
    expect(row?.code).toBe(code);
    expect(row?.document.answers).toEqual(jan.sheet);
    expect(Object.keys(jan.sheet)).toHaveLength(78);
    expect(row?.document.completion).toMatchObject({ declaredMinutes: 25, changed: true });
    const document = row && arrived(ict2024, row.document);
    expect(document && flagsOf(ict2024, document, factsOf(ict2024, document))).toEqual([]);
    // A page that is loaded again is no other sitting.
    expect(row?.document.completion.sessions).toBe(1);
    expect(row?.document.completion.measuredSeconds).toBeGreaterThan(0);
  });

  it.each([
    ['shortest (A1 = 0)', shortest, 37],
    ['AI not used but considered', considered, 54],
  ])('is delivered on the route: %s', async (_name, fixed, items) => {
    const jan = await respondent(fixed);
    await jan.open(office.url);
    await jan.begin();
    await jan.answerRest();
    await jan.complete();
    await jan.receipt();
    const [row] = office.delivered();
    expect(row?.document.answers).toEqual(jan.sheet);
    expect(Object.keys(jan.sheet)).toHaveLength(items);
    expect(row?.document.notApplicable).toEqual(itemStatusesOf(ict2024, jan.sheet, new Set()).notApplicable);
  });

  it('goes on after the browser was killed in mid-module', async () => {
    const jan = await respondent(considered);
    await jan.open(office.url);
    await jan.begin();
    await jan.next();
    await jan.answerModule();
    await jan.next();
    await jan.answer('B1a', 'no');
    await jan.saved();
    await tablet.kill();
    await office.stop();

    const again = new Respondent(await tablet.start(), ict2024, jan.sheet, { byHand: true });
    await again.page.goto(office.url);
    await again.page.click('[data-action="continue"]');
    await again.page.waitForSelector('[data-module="B"]');
    expect(await again.page.isChecked('[name="B1a"][value="no"]')).toBe(true);
    await again.answerRest();
    await again.complete();
    await office.start();
    await again.receipt();
    expect(office.delivered()[0]?.document.answers).toEqual(jan.sheet);
  });
});
