import { expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { response, type Stage } from '../../src/gallery/stage.ts';
import type { CorrectionRequest } from '../../src/protocol/correctionRequest.ts';
import { count, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const earlier = '019301a0-0000-7000-8000-000000000007';
const asked: CorrectionRequest = {
  at: '2024-11-07T08:00:00.000Z',
  messages: { nl: 'Klopt dit nog?' },
  items: ['A1', 'B1a', 'A4'],
};

/** A correction that the office has asked for, of a response that was received. */
async function correction(stage: Stage, ...draft: Parameters<Stage['draft']>) {
  await stage.completed('delivered', { id: earlier });
  const [answers, annotations, row] = draft;
  await stage.draft(answers, annotations, { corrects: { id: earlier, supersedes: earlier }, asked: [asked], ...row });
}

it('has the office’s message beside each question that it names, asked or not, and beside no other', async () => {
  await stageAt(`#/r/${response}/A`, (stage) => correction(stage, { A1: 40, A2: 'no' }));
  const beside = await seen('[data-question="A1"] [data-asked-here]');
  expect(beside.textContent).toContain('Klopt dit nog?');
  expect(beside.textContent).toContain('7 november 2024');
  // It belongs to what the fields are described by.
  expect((await seen('[data-question="A1"] [aria-describedby]')).getAttribute('aria-describedby')).toContain(
    beside.parentElement?.id,
  );
  // A4 is not asked where nobody has a device.
  await seen('#A4-asked > [data-asked-here]');
  expect(count('[data-asked-here]')).toBe(2);
});

it('has beside its questions what the office asked since it was begun, as soon as the device has heard it', async () => {
  const since: CorrectionRequest = { at: '2024-11-08T08:00:00.000Z', messages: { nl: 'En A2?' }, items: ['A2'] };
  const stage = await stageAt(`#/r/${response}/A`, (one) => correction(one, { A1: 40, A2: 'no' }));
  await seen('[data-question="A1"] [data-asked-here]');
  expect(document.querySelector('[data-question="A2"] [data-asked-here]')).toBeNull();
  await stage.store.write([{ kind: 'asked', response: earlier, requests: [asked, since] }]);
  expect((await seen('[data-question="A2"] [data-asked-here]')).textContent).toContain('En A2?');
  expect(count('[data-question="A1"] [data-asked-here]')).toBe(1);
});

it('has the whole message where one begins, and elsewhere a link to it', async () => {
  const since: CorrectionRequest = { at: '2024-11-08T08:00:00.000Z', messages: { nl: 'En A2?' }, items: [] };
  const stage = await stageAt(`#/r/${response}/ID`, (one) => correction(one, { A1: 40 }));
  await seen('[data-module="ID"]');
  expect((await seen('section[data-asked]')).textContent).toContain('Klopt dit nog?');
  expect(count('[data-action="to-asked"]')).toBe(0);
  location.hash = `#/r/${response}/C`;
  await seen('[data-module="C"]');
  expect((await seen('[data-action="to-asked"]')).textContent).toBe('Wat de instantie vraagt');
  expect(document.body.textContent).not.toContain('Klopt dit nog?');
  await stage.store.write([{ kind: 'asked', response: earlier, requests: [asked, since] }]);
  await expect
    .poll(() => document.querySelector('[data-action="to-asked"]')?.textContent)
    .toBe('Wat de instantie vraagt (2 verzoeken)');
  await tap('[data-action="to-asked"]');
  await seen('[data-page="review"]');
  await expect.poll(() => count('section[data-asked]')).toBe(2);
});

it.each([
  [820, 1180],
  [1180, 820],
  [1600, 900],
  [390, 844],
])('stands in line with the page below it, %i px wide', async (width, height) => {
  onTestFinished(() => page.viewport(820, 1180));
  await page.viewport(width, height);
  await stageAt(`#/r/${response}/A`, (stage) => correction(stage, { A1: 40, A2: 'no' }));
  const edges = (of: Element) => [of.getBoundingClientRect().left, of.getBoundingClientRect().right].map(Math.round);
  const question = await seen('[data-question="A1"]');
  const notice = await seen('[data-correcting]');
  await expect.poll(() => edges(notice)).toEqual(edges(question));
});

it('has a message in the language that it is in, where there is none in the respondent’s', async () => {
  await stageAt(
    `#/r/${response}/review`,
    (stage) => correction(stage, { A1: 40 }, [], { asked: [{ ...asked, messages: { fr: 'A1 ?', nl: 'A1?' } }] }),
    'de',
  );
  expect((await seen('section[data-asked] p[lang]')).getAttribute('lang')).toBe('fr');
  expect((await seen('[data-asked-here] p[lang]')).getAttribute('lang')).toBe('fr');
});

it('has it on the review, where the modules that it names are open', async () => {
  await stageAt(`#/r/${response}/review`, (stage) => correction(stage, { A1: 40, A2: 'no' }));
  const beside = await seen('[data-review="B"][open] [data-question="B1"] [data-asked-here]');
  expect(beside.textContent).toContain('B1a');
  expect(beside.textContent).not.toContain('A1');
});

it('lists another reason for having no answer, and a remark, as they were sent and as they are now', async () => {
  const silent = (reason: 'unknown' | 'refused') => ({ kind: 'unanswered', about: 'A1', reason }) as const;
  const stage = await stageAt('#/', async (one) => {
    await one.draft({ A2: 'yes' }, [silent('unknown')], { id: earlier });
    // What was sent is what was completed.
    await one.store.base.tables.write(async ({ responses }) => {
      const row = await responses.get(earlier);
      if (row) await responses.put({ ...row, state: 'complete', completedAt: row.changedAt });
    });
    await one.draft(
      { A2: 'yes' },
      [silent('refused'), { kind: 'remark', about: 'A2', text: 'Sinds mei', send: true }],
      { corrects: { id: earlier, supersedes: earlier } },
    );
  });
  expect(stage).toBeDefined();
  location.hash = `#/r/${response}/review`;
  const changed = await seen('[data-changes="2"] [data-changed="A1"]');
  expect(changed.textContent).toMatch(/Verzonden: Ik weet het niet.*Nu: Ik wil dit niet/);
  expect((await seen('[data-changed-remark="A2"]')).textContent).toMatch(/Verzonden: geen opmerking.*Nu: Sinds mei/);
});

it('begins blank, or says what is wrong with a copy, where the answers are gone from the device', async () => {
  await stageAt(`#/r/${response}/delivery`, (stage) => stage.completed('delivered', {}, {}));
  const field = await seen('[data-correction="copy"] #correction-copy');
  const files = new DataTransfer();
  files.items.add(new File(['{}'], 'copy.json'));
  if (field instanceof HTMLInputElement) field.files = files.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await seen('#correction-fault[data-fault="not-copy"]');
  expect(field.getAttribute('aria-describedby')).toBe('correction-fault');
  (await seen('[data-action="correct-blank"]')).click();
  expect((await seen('[data-changes]')).textContent).toContain('staan niet meer op dit toestel');
});

it('lists a refused response that was corrected no more among what is to be sent', async () => {
  await stageAt('#/', async (stage) => {
    await stage.completed({ state: 'refused' }, { id: earlier, correctedBy: response });
    await stage.completed('delivered', { corrects: { id: earlier } });
  });
  const card = await seen(`[data-response="${earlier}"] [data-stage="corrected"]`);
  expect(card.className).toBe('standing');
  const lists = [...document.querySelectorAll('main section')].filter((one) => one.querySelector('[data-response]'));
  expect(lists.map((one) => one.querySelectorAll('[data-response]').length)).toEqual([2]);
  expect(lists[0]?.querySelector('h2')?.textContent).toBe('Afgerond op dit toestel');
});
