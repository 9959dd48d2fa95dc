import { expect, it } from 'vitest';
import { response, type Stage } from '../../src/gallery/stage.ts';
import { type Enrolment, enrolmentText } from '../../src/protocol/enrolment.ts';
import type { CaseState } from '../../src/protocol/invitation.ts';
import { newShortCode } from '../../src/protocol/shortCode.ts';
import { keepInvitation } from '../../src/session/invitations.ts';
import { enrolmentInUrl, takeEnrolment } from '../../src/ui/enrolmentInUrl.ts';
import { count, fillIn, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const enrolment: Enrolment = {
  format: 'veldwerk-enrolment/1',
  case: { id: 'ICT-00017' },
  token: 'zTvMDqZ2Ys5uGJzP0Vg7S6yMZ0Yb5o3Z7gq4hQn1k3E',
};
const of = { case: enrolment.case, token: 'token' };

const isBefore = (one: Element, other: Element) =>
  Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

/** Has the office say how the case stands, and the invitation wait. */
const standing = (state: CaseState, deliveredAt?: string) => (stage: Stage) => {
  const status = { case: enrolment.case, instrument: 'be.statbel.ict-2024', state, requests: [] };
  stage.standingOfCase = { kind: 'status', status: { ...status, ...(deliveredAt && { deliveredAt }) } };
  return keepInvitation(stage.store, { id: 'one', enrolment });
};

async function enter(text: string): Promise<void> {
  if (count('[name="invitation"]') === 0) await tap('details.invitation summary');
  const { form } = await fillIn('[name="invitation"]', text);
  form?.requestSubmit();
}

it('says before one begins that the case was delivered, when and whom to ask, and begins again all the same', async () => {
  await stageAt('#/', standing('delivered', '2026-11-24T09:30:00Z'));
  const card = await seen('[data-enrolment="ICT-00017"]');
  // Only after a tap: test/journeys/codes.test.ts holds that nothing is asked before.
  await tap('[data-action="begin-case"]');
  await expect.poll(() => card.textContent).toContain('heeft op 24 november 2026 al een antwoord voor dit dossier');
  await seen('[data-enrolment="ICT-00017"] a[href^="mailto:"]');
  const begin = await seen('[data-action="begin-case"]');
  expect([begin.textContent, begin.className]).toEqual(['Toch opnieuw invullen', 'button button--plain']);
  await tap(begin);
  await seen('[data-module="ID"]');
  expect((await seen('[data-case="delivered"]')).textContent).toContain('al een antwoord voor dit dossier');
});

it.each([
  ['the case is not delivered', standing('opened')],
  [
    'there is no network',
    (stage: Stage) => {
      stage.online.value = false;
      return standing('delivered')(stage);
    },
  ],
])('begins as ever where %s', async (_, prepare) => {
  await stageAt('#/', prepare);
  const begin = await seen('[data-action="begin-case"]');
  expect([begin.textContent, begin.className]).toEqual(['Begin aan de enquête', 'button']);
  await tap(begin);
  await seen('[data-module="ID"]');
});

it('says of what was delivered from here that it was, and leads to it', async () => {
  await stageAt('#/', async (stage) => {
    await stage.completed('delivered', of);
    await standing('delivered')(stage);
  });
  const card = await seen('[data-enrolment="ICT-00017"]');
  expect(card.textContent).toContain('op dit toestel al ingevuld en afgerond. Verzonden en ontvangen.');
  expect(count('[data-action="begin-case"]')).toBe(0);
  const link = await seen('[data-enrolment="ICT-00017"] a.alone');
  expect(link.textContent).toBe('Bekijk verzending');
  // There is another of the same words in the list, by now or in a moment.
  link.click();
  await seen('[data-delivery="delivered"]');
});

it.each([
  ['a draft', (stage: Stage) => stage.draft({}, [], of)],
  ['a draft that waits for its code', (stage: Stage) => stage.draft({}, [], { code: newShortCode() })],
  ['a delivery', (stage: Stage) => stage.completed('delivered', of)],
])('folds beginning without a case where %s of one is here', async (_, prepare) => {
  await stageAt('#/', prepare);
  const begin = await seen('details.uninvited [data-action="begin"]');
  expect(begin.checkVisibility()).toBe(false);
  expect(count('[data-action="begin"]')).toBe(1);
  await tap('details.uninvited summary');
  await tap(begin);
  await seen('[data-module="ID"]');
});

it('leaves another beginning in sight where nobody was invited', async () => {
  await stageAt('#/', (stage) => stage.draft());
  await seen(`[data-response="${response}"]`);
  expect((await seen('[data-action="begin"]')).checkVisibility()).toBe(true);
  expect(count('.uninvited')).toBe(0);
});

it('folds a wrong code away once a good link is opened', async () => {
  await stageAt('#/');
  await enter('ICT-00017');
  await seen('form[data-enrolment="unreadable"]');
  location.hash = `#/enrol/${enrolmentText(enrolment)}`;
  takeEnrolment();
  await seen('[data-enrolment="ICT-00017"]');
  await expect.poll(() => count('[name="invitation"]')).toBe(0);
  await expect.poll(() => enrolmentInUrl.value).toBeUndefined();
});

it('keeps a code that the office does not know in its field', async () => {
  await stageAt('#/', (stage) => {
    stage.redeemed = { kind: 'unknown' };
  });
  const code = newShortCode();
  await enter(code);
  await seen('[data-enrolment="code"] [role="alert"]');
  expect(await seen('[name="invitation"]')).toHaveProperty('value', code);
});

it('says without alarm that a code waits for a network, and begins before it is tried again', async () => {
  await stageAt('#/');
  await enter(newShortCode());
  const begin = await seen('[data-action="begin-code"]');
  const said = await seen('[data-enrolment="code"] [role="status"]');
  expect(said.textContent).toContain('u kan al beginnen');
  expect(count('[data-enrolment="code"] [role="alert"]')).toBe(0);
  const again = await seen('[data-action="redeem"]');
  expect([isBefore(said, begin), isBefore(begin, again)]).toEqual([true, true]);
  expect(getComputedStyle(said).color).toBe(getComputedStyle(await seen('[data-enrolment="code"] h2')).color);
  await expect.poll(() => count('[name="invitation"]')).toBe(0);
});
