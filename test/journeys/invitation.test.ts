import { expect, it } from 'vitest';
import { encryptEnrolment, newAccessCode } from '../../src/protocol/encryptedEnrolment.ts';
import { type Enrolment, enrolmentText } from '../../src/protocol/enrolment.ts';
import { shortest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk();

const plain: Enrolment = {
  format: 'veldwerk-enrolment/1',
  case: { id: 'ICT-17', enterpriseNumber: '0314.595.348' },
  prefilled: { contactName: 'Élodie Peeters', A1: 80 },
  name: 'Bakkerij Peeters NV',
};
const whom = 'Bakkerij Peeters NV · 0314.595.348';

it('takes an invitation out of the address, keeps it, and shows what is known without counting it', async () => {
  const jan = here.respondent(shortest);
  await jan.page.goto(`${here.wire.url}#/enrol/${enrolmentText(plain)}`);
  await jan.page.waitForSelector('[data-enrolment="ICT-17"]');
  expect(new URL(jan.page.url()).hash).toBe('#/');
  await jan.page.reload();
  await jan.page.waitForSelector('[data-enrolment="ICT-17"]');
  expect(await violations(jan.page)).toEqual([]);
  // The one way to begin keeps the case; beginning without it is not in sight.
  expect(await jan.page.locator('[data-action="begin"]:visible').count()).toBe(0);
  await jan.page.click('[data-action="begin-case"]');
  await jan.page.waitForSelector('[data-module="ID"]');
  expect(await jan.page.textContent('.bar [data-for-whom]')).toBe(whom);
  await expect.poll(() => jan.page.title()).toContain(whom);
  expect(await jan.page.locator('#own-label, #enterprise-number').count()).toBe(0);
  await jan.page.waitForSelector('[data-prefilled="contactName"]');
  expect(await jan.page.inputValue('[name="contactName"]')).toBe('');
  await jan.page.locator('[data-tool="take-over"]').click();
  await expect.poll(() => jan.page.inputValue('[name="contactName"]')).toBe('Élodie Peeters');
  await jan.next();
  // Answers of last year travel encrypted, or not at all.
  await jan.answerModule();
  expect(await jan.page.locator('[data-prefilled="A1"]').count()).toBe(0);
  await jan.next();
  await jan.answerRest();
  await jan.page.click('[data-action="review"]');
  expect(await jan.page.textContent('.finish')).toContain(whom);
  await jan.page.click('[data-action="complete"]');
  await jan.receipt();
  expect(await jan.page.textContent('main [data-for-whom]')).toContain(whom);
  const document = here.office.delivered().at(-1)?.document;
  expect(document?.case).toEqual(plain.case);
  expect(document?.prefilled).toEqual([{ item: 'contactName', changed: false }]);
});

it('opens an encrypted invitation with its code alone; a known answer is blank to the route until it is taken over', async () => {
  const code = newAccessCode();
  const text = await encryptEnrolment({ ...plain, language: 'en', prefilled: { A1: 80, A2: 'no' } }, code);
  const jan = here.respondent(shortest);
  await jan.page.goto(`${here.wire.url}#/enrol/${text}`);
  await jan.page.fill('[name="code"]', 'AAAA-BBBB-CCCC');
  await jan.page.click('[data-enrolment] button[type="submit"]');
  await jan.page.waitForSelector('[data-enrolment="wrong-code"]');
  await jan.page.fill('[name="code"]', code.toLowerCase());
  await jan.page.click('[data-enrolment] button[type="submit"]');
  await jan.page.waitForSelector('[data-enrolment="ICT-17"]');
  await expect.poll(() => jan.page.getAttribute('html', 'lang')).toBe('en');
  await jan.page.click('[data-action="begin-case"]');
  await jan.page.waitForSelector('[data-module="ID"]');
  await jan.next();
  await jan.page.waitForSelector('[data-prefilled="A2"]');
  expect(await jan.page.getAttribute('[data-question="A3"]', 'data-state')).toBe('waiting');
  await jan.page.locator('[data-question="A2"] [data-tool="take-over"]').click();
  await expect.poll(() => jan.page.getAttribute('[data-question="A3"]', 'data-state')).toBe('notApplicable');
  expect(await jan.page.locator('[data-prefilled="A2"]').count()).toBe(0);
  await jan.saved();
  await jan.page.goto(here.wire.url);
  await jan.page.waitForSelector('[data-response]');
  expect(await jan.page.locator('[data-enrolment]').count()).toBe(0);
});

it('leads to the response that is there already, rather than to a second one for the case', async () => {
  const jan = here.respondent(shortest);
  const address = `${here.wire.url}#/enrol/${enrolmentText({ ...plain, prefilled: {} })}`;
  await jan.page.goto(address);
  await jan.page.click('[data-action="begin-case"]');
  await jan.page.waitForSelector('[data-module="ID"]');
  await jan.page.goto(address);
  await jan.page.waitForSelector('[data-enrolment="ICT-17"]');
  expect(await jan.page.locator('[data-action="begin-case"]').count()).toBe(0);
  await jan.page.locator('[data-enrolment] a').click();
  await jan.page.waitForSelector('[data-module="ID"]');
});

it('is typed in where no link opens, and says so where it does not read', async () => {
  const jan = here.respondent(shortest);
  await jan.page.goto(here.wire.url);
  await jan.page.locator('.invitation summary').click();
  await jan.page.fill('[name="invitation"]', 'nonsense');
  await jan.page.locator('.invitation button[type="submit"]').click();
  await jan.page.waitForSelector('[data-enrolment="unreadable"]');
  // Nothing of it is kept, and what was typed stays there to be mended.
  expect(await jan.page.inputValue('[name="invitation"]')).toBe('nonsense');
  await jan.page.fill('[name="invitation"]', `  <${here.wire.url}#/enrol/${enrolmentText(plain)}?utm_source=mail>.  `);
  await jan.page.locator('.invitation button[type="submit"]').click();
  await jan.page.waitForSelector('[data-enrolment="ICT-17"]');
});

it('asks a respondent without an invitation for the enterprise, and sends its number and name along', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  const config = { endpoint: 'api/v1', enterprise: 'required' };
  await page.route('**/config.json', (route) => route.fulfill({ json: config }));
  await jan.open(here.wire.url);
  await jan.begin();
  await page.fill('#own-label', 'Bakkerij Peeters NV');
  await page.fill('#enterprise-number', '0314.595.349');
  await page.press('#enterprise-number', 'Tab');
  await page.waitForSelector('[data-enterprise="wrong"]');
  await jan.saved();
  await page.reload();
  await expect.poll(() => page.inputValue('#enterprise-number')).toBe('0314.595.349');
  await jan.answerRest();
  await page.click('[data-action="review"]');
  await page.waitForSelector('[data-page="review"] [data-enterprise="wrong"]');
  expect(await page.getAttribute('[data-action="complete"]', 'aria-disabled')).toBe('true');
  await page.click('[data-enterprise] a');
  await page.fill('#enterprise-number', '314 595 348');
  await expect.poll(() => page.textContent('.bar [data-for-whom]')).toBe(whom);
  await jan.saved();
  await page.goto(page.url().replace(/\/ID.*$/, '/review'));
  await page.click('[data-action="complete"]');
  await jan.receipt();
  expect(here.office.delivered().at(-1)?.document.respondent).toEqual({
    enterpriseNumber: '0314.595.348',
    enterpriseName: 'Bakkerij Peeters NV',
  });
});
