import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import type { Respondent } from '../support/respondent.ts';

const here = desk();

async function delivered(audit?: { values?: boolean }, midway = async (_: Respondent) => {}): Promise<Respondent> {
  if (audit)
    here.wire.pages.set('/config.json', {
      type: 'application/json',
      body: JSON.stringify({ endpoint: 'api/v1', audit }),
    });
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await expect.poll(() => jan.page.locator('[data-audit]').count()).toBe(audit ? 1 : 0);
  await jan.begin();
  await jan.next();
  await jan.answer('A1', 40);
  await jan.saved();
  await midway(jan);
  await jan.page.locator('h1').click();
  await jan.page.locator('[name="A1"]').fill('0');
  await jan.answerRest();
  await jan.complete();
  await jan.receipt();
  return jan;
}

const trail = () => here.office.delivered().at(-1)?.document.audit;

it('keeps no trail unless the configuration asks for one', async () => {
  await delivered();
  expect(trail()).toBeUndefined();
});

it('keeps which question was open when, in order, without what was answered', async () => {
  const before = Date.now();
  await delivered({});
  const events = trail() ?? [];
  expect(events[0]?.event).toBe('form start');
  expect(events.at(-1)?.event).toBe('form finalize');
  expect(events.filter(({ event }) => event === 'jump').map(({ node }) => node)).toEqual([
    ...['ID', 'A', 'B', 'C', 'D', 'E', 'F'],
    'review',
  ]);
  expect(events.filter(({ event, node }) => event === 'question' && node === 'A1')).toHaveLength(2);
  expect(events.some(({ event, node }) => event === 'question' && node === 'D1')).toBe(true);
  for (const { start, end = start, oldValue, newValue } of events) {
    expect(start).toBeGreaterThanOrEqual(before);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(Date.now());
    expect([oldValue, newValue]).toEqual([undefined, undefined]);
  }
});

it('keeps what was answered before and after where that is asked, too', async () => {
  await delivered({ values: true });
  const visits = (trail() ?? []).filter(({ event, node }) => event === 'question' && node === 'A1');
  expect(visits.map(({ oldValue, newValue }) => [oldValue, newValue])).toEqual([
    ['', 'A1=40'],
    ['A1=40', 'A1=0'],
  ]);
});

it('loses no event of a page that is reloaded in the middle of a visit, and tells none twice', async () => {
  await delivered({}, async (jan) => {
    await jan.page.locator('[name="A1"]').focus();
    await jan.page.reload();
    await jan.page.locator('[name="A1"]').waitFor();
  });
  const events = (trail() ?? []).map(({ event, node }) => (node ? `${event} ${node}` : event));
  expect(events.slice(0, events.indexOf('form resume') + 1)).toEqual([
    ...['form start', 'jump ID', 'jump A', 'question A1', 'form exit', 'form resume'],
  ]);
  expect(events.filter((event) => event === 'form exit')).toHaveLength(1);
});
