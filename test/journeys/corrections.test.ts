import { describe, expect, it } from 'vitest';
import { enrolmentText } from '../../src/protocol/enrolment.ts';
import { considered } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import { RegisterDesk } from '../support/register.ts';
import type { Respondent } from '../support/respondent.ts';
import type { Weather } from '../support/weather.ts';

const here = desk();

async function completed(): Promise<Respondent> {
  const jan = here.respondent(considered);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerRest();
  await jan.complete();
  return jan;
}

/** Says why, completes, and waits for the page of what is completed then. */
async function completeAgain({ page }: Respondent, reason: string): Promise<void> {
  const before = page.url();
  await page.check(`[name="correction-reason"][value="${reason}"]`);
  await page.click('[data-action="complete"]:not([aria-disabled])');
  await page.waitForURL((url) => url.href !== before);
  await page.waitForSelector('[data-delivery]');
}

const outOfReach: Weather = { kind: 'instead', status: 503, headers: {}, body: '' };

describe('a correction', () => {
  it('takes the place of what was received: begun without a network, with what changed and why', async () => {
    const before = here.office.delivered().length;
    const jan = await completed();
    await jan.receipt();
    const sentAt = jan.page.url();
    here.wire.weather = outOfReach;
    await jan.page.click('[data-action="correct"]');
    await jan.page.waitForSelector('[data-page="review"]');
    expect(await jan.page.getAttribute('[data-changes]', 'data-changes')).toBe('0');
    expect(await jan.page.getAttribute('[data-action="complete"]', 'aria-disabled')).toBe('true');

    await jan.page.locator('[data-review="A"]').evaluate((part: HTMLDetailsElement) => {
      part.open = true;
    });
    await jan.page.click('[data-item="A1"] a');
    await jan.answer('A1', 41);
    await jan.saved();
    await jan.page.reload();
    await jan.page.click('[data-action="review"]');
    await jan.page.waitForSelector('[data-changes="1"] [data-changed="A1"]');
    expect(await jan.page.textContent('[data-changed="A1"]')).toContain(`${considered['A1']}`);
    await completeAgain(jan, 'mistake');
    expect(await jan.page.getAttribute('[data-delivery]', 'data-delivery')).not.toBe('delivered');

    here.wire.weather = { kind: 'clear' };
    await jan.sendNow();
    await jan.receipt();
    const [first, second, ...others] = here.office.delivered().slice(before);
    expect(others).toEqual([]);
    expect(second?.document).toMatchObject({
      supersedes: first?.document.id,
      correction: { reason: 'mistake', earlierSeconds: first?.document.completion.measuredSeconds },
      answers: { ...first?.document.answers, A1: 41 },
    });
    await jan.page.goto(sentAt);
    await jan.page.waitForSelector('[data-correction="done"]');
  });

  it('leads from a refusal to the item that was refused, and on to sending again', async () => {
    const before = here.office.delivered().length;
    here.wire.weather = {
      kind: 'instead',
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: JSON.stringify({
        type: 'urn:veldwerk:problem:invalid-document',
        title: 'invalid',
        status: 422,
        errors: [{ item: 'A1', fault: 'wrong-value' }],
      }),
    };
    const jan = await completed();
    await jan.page.waitForSelector('[data-delivery="refused"]');
    here.wire.weather = { kind: 'clear' };
    await jan.page.click('[data-action="correct-item"][data-item="A1"]');
    await jan.page.waitForSelector('[data-module="A"]');
    await jan.answer('A1', 42);
    await jan.saved();
    await jan.page.click('[data-action="review"]');
    await completeAgain(jan, 'other');
    await jan.receipt();
    const [only, ...others] = here.office.delivered().slice(before);
    expect(others).toEqual([]);
    expect(only?.document).not.toHaveProperty('supersedes');
    expect(only?.document).toMatchObject({ correction: { reason: 'other' }, answers: { A1: 42 } });
  });

  it('is asked for by the office, in its words, at the device’s next contact', async () => {
    const register = new RegisterDesk(here.office.data);
    try {
      const before = here.office.delivered().length;
      await register.invite('ICT-CORR');
      const token = await register.token('ICT-CORR');
      const jan = here.respondent(considered);
      await jan.open(
        `${here.wire.url}#/enrol/${enrolmentText({ format: 'veldwerk-enrolment/1', case: { id: 'ICT-CORR' }, token })}`,
      );
      await jan.page.click('[data-enrolment="ICT-CORR"] [data-action="begin-case"]');
      await jan.page.waitForSelector('[data-module] input:not([disabled])');
      await jan.answerRest();
      await jan.complete();
      await jan.receipt();
      const words = 'Klopt A1? In 2023 was dat 60 %.';
      await register.askCorrection('ICT-CORR', words, ['A1', 'Z9']);

      await jan.page.goto(here.wire.url);
      await jan.page.reload();
      await jan.page.waitForSelector('[data-response] [data-asked="1"]');
      await jan.page.click('[data-response] a[href$="/delivery"]');
      await jan.page.waitForSelector(`section[data-asked] >> text=${words}`);
      await jan.page.waitForSelector('[data-about="A1"]');
      await jan.page.click('[data-action="correct"]');
      await jan.page.waitForSelector('[name="correction-reason"][value="asked"]:checked');
      await jan.page.click('[data-about="A1"] a');
      await jan.answer('A1', 60);
      await jan.saved();
      await jan.page.click('[data-action="review"]');
      await completeAgain(jan, 'asked');
      await jan.receipt();
      expect(await jan.page.locator('section[data-asked]').count()).toBe(0);
      const [first, second] = here.office.delivered().slice(before);
      expect(second?.document).toMatchObject({
        ...{ supersedes: first?.document.id, case: { id: 'ICT-CORR' } },
        ...{ correction: { reason: 'asked' }, answers: { A1: 60 } },
      });
    } finally {
      await register.close();
    }
  });
});
