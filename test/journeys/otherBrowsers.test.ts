import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/engine/outline.ts';
import { answerSheet, shortest } from '../support/answerSheet.ts';
import { type Hand, present, until } from '../support/hand.ts';
import { ict2024 } from '../support/ict2024.ts';
import { Office } from '../support/office.ts';
import { otherBrowsers } from '../support/otherBrowsers.ts';

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const sheet = answerSheet(ict2024, { ...shortest, contactName: 'Jan Peeters', contactEmail: 'jan@example.be' }, 7);

/** Answers what is on the sheet of the module in sight. */
async function answerModule(hand: Hand): Promise<void> {
  const module = await hand.see(`document.querySelector('[data-module]').dataset.module`);
  for (const entry of outlineOf(ict2024).entries.filter((one) => one.module === module))
    for (const { id, type } of entry.items) {
      const value = sheet[id];
      if (value === undefined) continue;
      await present(hand, `[name="${id}"]`);
      if (type === 'yesNo' || type === 'choice') await hand.click(`[name="${id}"][value="${value}"]`);
      else await hand.type(`[name="${id}"]`, `${value}`);
    }
  await present(hand, '[data-saved="saved"]');
}

async function next(hand: Hand): Promise<void> {
  const before = await hand.see(`document.querySelector('[data-module]').dataset.module`);
  await hand.click('[data-action="next"]');
  await present(hand, `[data-module]:not([data-module="${before}"])`);
}

describe.each(otherBrowsers)('$name', ({ name, open }) => {
  let hand: Hand | undefined;
  afterEach(() => hand?.dispose());

  it('does the whole job: begun with a network, answered and completed without one, received once', async ({
    skip,
  }) => {
    hand = open();
    if (!hand && process.env['CI']) throw new Error(`${name} is not installed`);
    if (!hand) return skip(`${name} is not installed`);
    const delivered = office.delivered().length;
    await hand.start(`${office.url}?lang=nl`);
    await present(hand, '[data-offline-ready="yes"]');
    await hand.click('[data-action="begin"]');
    await present(hand, '[data-module="ID"]');
    await answerModule(hand);
    await next(hand);
    await answerModule(hand);
    const address = String(await hand.see('location.href'));

    await hand.reload();
    await until(hand, `document.querySelector('[name="A1"]')?.value === '0'`);

    if (hand.lasting) {
      await hand.kill();
      await hand.start(address);
      await until(hand, `document.querySelector('[name="A1"]')?.value === '0'`);
    }

    await office.stop();
    await hand.reload();
    await until(hand, `document.querySelector('[name="A1"]')?.value === '0'`);
    while (await hand.see(`document.querySelector('[data-action="next"]') !== null`)) {
      await next(hand);
      await answerModule(hand);
    }
    await hand.click('[data-action="review"]');
    await present(hand, '[data-action="complete"]:not([aria-disabled="true"])');
    await hand.click('[data-action="complete"]');
    await present(hand, '[data-delivery="queued"]');

    await office.start();
    await hand.click('[data-action="send"]');
    await present(hand, '[data-delivery="delivered"]');
    const received = office.delivered().slice(delivered);
    expect(received).toHaveLength(1);
    expect(received[0]?.document.answers).toEqual(sheet);
    expect(await hand.see(`document.querySelector('[data-receipt]').dataset.receipt`)).toBe(received[0]?.code);
  });
});
