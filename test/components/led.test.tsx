import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Opened } from './open.tsx';
import { answer, count, field, saved, seen, tap } from './sight.ts';

it('shows an error to whoever is led to it, until they change the answer', async () => {
  const opened = await Opened.at('A');
  await answer('A1', '101');
  await saved();
  await opened.goTo('review');
  await tap('[data-finding="K01"] a');
  await seen('[data-question="A1"].card--wrong');
  const a1 = await field('A1');
  await expect.poll(() => document.activeElement).toBe(a1);
  expect(count('[data-question="A1"] [data-finding="K01"]')).toBe(1);
  await userEvent.fill(a1, '10');
  await expect.poll(() => count('.card--wrong')).toBe(0);
  await userEvent.fill(a1, '102');
  expect(count('.card--wrong')).toBe(0);
  (await field('A2', 'yes')).focus();
  await seen('[data-question="A1"].card--wrong');
});

it('folds a module of the review once nothing in it is open, and says how much it has', async () => {
  const opened = await Opened.at('A', { A1: 40 });
  await opened.goTo('review');
  const open = await seen('[data-review="B"][open]');
  expect(open.querySelector('summary')?.textContent).toMatch(/[1-9]\d* punt/);
  expect((await seen('[data-review="ID"]')).hasAttribute('open')).toBe(false);
  await opened.goTo('A');
  await answer('A1', '0');
  await saved();
  await opened.goTo('review');
  const folded = await seen('[data-review="B"]:not([open])');
  expect(folded.querySelector('summary')?.textContent).toContain('0 antwoorden');
});

it('counts the answers of a module that nobody had to give', async () => {
  const opened = await Opened.at('ID', { contactName: 'An Peeters' });
  await opened.goTo('review');
  expect((await seen('[data-review="ID"] .answers__count')).textContent).toBe('1 antwoord');
});

it('shows at a question that there is a remark', async () => {
  await Opened.at('A');
  await tap('[data-question="A1"] [data-tool="more"]');
  const remark = await seen('[data-remark="A1"]');
  await userEvent.fill(remark, 'Zonder interims.');
  await tap('[data-question="A1"] [data-tool="more"]');
  expect(count('[data-remark="A1"]')).toBe(0);
  expect((await seen('[data-question="A1"] .tool__tag')).textContent).toContain('Opmerking');
});

it('says below the field of an address what seems wrong with it, once the card was left', async () => {
  await Opened.at('ID');
  await answer('contactEmail', 'els@');
  await saved();
  expect(count('[data-finding="K05"]')).toBe(0);
  (await field('contactEmail')).blur();
  const said = await seen('[data-item="contactEmail"] [data-finding="K05"]');
  expect(count('[data-finding="K05"]')).toBe(1);
  const ids = (await field('contactEmail')).getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(ids.some((id) => document.getElementById(id)?.contains(said))).toBe(true);
  await tap('[data-confirm="K05"]');
  await seen('[data-item="contactEmail"] [data-confirmed="true"]');
});

it('finds nothing wrong with an answer in the midst of its first key', async () => {
  await Opened.at('A');
  const a1 = await field('A1');
  a1.focus();
  const found: Node[] = [];
  const watching = new MutationObserver(() => found.push(...document.querySelectorAll('[data-finding]')));
  watching.observe(await seen('[data-question="A1"]'), { childList: true, subtree: true });
  // A real key: the page is drawn between the listeners of the event that it makes.
  await userEvent.keyboard('x');
  await saved();
  expect(found).toEqual([]);
  a1.blur();
  await seen('[data-finding="K01"]');
  expect(found).not.toEqual([]);
  watching.disconnect();
});

it('says what seems wrong with what is tapped without the focus, as in Safari, whose boxes and buttons get none', async () => {
  await Opened.at('C', { C1: 'no' });
  const yes = await seen('[name="C2a"][value="yes"]:enabled');
  yes.click();
  expect(document.activeElement).not.toBe(yes);
  await seen('[data-finding="K40"]');
});
