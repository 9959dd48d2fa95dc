import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { response } from '../../src/gallery/stage.ts';
import { answer, count, saved, seen, tap } from './sight.ts';
import { stageAt } from './stageAt.tsx';

async function numberField(): Promise<HTMLInputElement> {
  await stageAt(`#/r/${response}/ID`, async (stage) => {
    stage.config.value = { ...stage.config.value, enterprise: 'required' };
    await stage.draft();
  });
  const found = await seen('#enterprise-number:enabled');
  if (!(found instanceof HTMLInputElement)) throw new Error('no field');
  return found;
}

it('says at the field of the name that the name is sent, and at that of the number what is asked', async () => {
  const number = await numberField();
  const described = (id: string) =>
    document.querySelector(`#${document.getElementById(id)?.getAttribute('aria-describedby')}`)?.textContent;
  expect(described('own-label')).toContain('samen met het ondernemingsnummer meegestuurd');
  expect(described(number.id)).toMatch(/^Tien cijfers/);
});

it('finds a number wrong once its field was left, and writes a right one as it is written then', async () => {
  const number = await numberField();
  await userEvent.type(number, '0314595349');
  await saved();
  expect(count('[data-enterprise="wrong"]')).toBe(0);
  number.blur();
  const said = await seen('[data-enterprise="wrong"]');
  expect(said.textContent).toBe(
    '⚠ Fout: Dit is geen geldig ondernemingsnummer. Kijk de tien cijfers na: de laatste twee zijn een controlegetal.',
  );
  expect(number.getAttribute('aria-invalid')).toBe('true');
  await userEvent.type(number, '{Backspace}8');
  await expect.poll(() => count('[data-enterprise="wrong"]')).toBe(0);
  expect(number.value).toBe('0314595348');
  number.blur();
  await expect.poll(() => number.value).toBe('0314.595.348');
});

it('says in the menu that its module is required, and how it stands', async () => {
  const number = await numberField();
  const entry = () => document.querySelector<HTMLElement>('.rail--wide [data-module-state]');
  expect(entry()?.dataset['moduleState']).toBe('untouched');
  expect(entry()?.textContent).toContain('verplicht, nog niet begonnen');
  await answer('contactName', 'Els');
  await expect.poll(() => entry()?.dataset['moduleState']).toBe('busy');
  await userEvent.fill(number, '0314.595.349');
  await expect.poll(() => entry()?.dataset['moduleState']).toBe('attention');
  expect(entry()?.textContent).toContain('verplicht, te verbeteren');
  // A number that is none tells of nobody.
  expect(document.querySelector('.bar')?.textContent).not.toContain('0314.595.349');
  await userEvent.fill(number, '0314.595.348');
  await expect.poll(() => entry()?.dataset['moduleState']).toBe('done');
  expect(entry()?.textContent).toContain('verplicht, volledig');
});

it.each(['once it is drawn', 'as its page is drawn'])('is led to from the review: %s', async (when) => {
  if (when === 'as its page is drawn') await numberField();
  else
    await stageAt(`#/r/${response}/review`, async (stage) => {
      stage.config.value = { ...stage.config.value, enterprise: 'required' };
      await stage.draft();
    });
  location.hash = `#/r/${response}/review`;
  await tap('.summary [data-enterprise="missing"] a');
  const number = await seen('#enterprise-number:enabled');
  await expect.poll(() => document.activeElement).toBe(number);
  const { top, bottom } = number.getBoundingClientRect();
  expect([top > 0, bottom < innerHeight]).toEqual([true, true]);
});

it('takes a number that is filled in, whatever tells of it, without what nobody sees', async () => {
  const number = await numberField();
  number.value = '0314\u0000 595\u200e 348';
  number.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => document.querySelector('.bar [data-for-whom]')?.textContent).toContain('0314.595.348');
});
