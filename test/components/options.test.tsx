import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { carryTiny } from '../instruments/releases.ts';
import { Opened } from './open.tsx';
import { answer, count, field, saved, seen, tap } from './sight.ts';

beforeAll(carryTiny);

type Answers = Parameters<typeof Opened.at>[1];
const at = (answers: Answers = {}) =>
  Opened.at('P', answers, { instrument: { id: 'test.places', version: '1.0.0' }, place: 'P' });

const listed = (item: string) =>
  [...document.querySelectorAll(`#${item}-list [role="option"]`)].map((option) => option.getAttribute('data-option'));
const active = () => document.activeElement?.getAttribute('aria-activedescendant') ?? null;
const wrong = (question: string) => count(`[data-question="${question}"] [data-finding]`);
const isOpen = async (item: string) => (await field(item)).getAttribute('aria-expanded');

describe('a field to look for an option in', () => {
  it('has the role, the name and the states of a combobox with a list', async () => {
    await at();
    const searched = page.getByRole('combobox', { name: 'P2 In welke regio ligt ze?' });
    await expect.element(searched).toHaveAttribute('aria-autocomplete', 'list');
    await expect.element(searched).toHaveAttribute('aria-expanded', 'false');
    await expect.element(searched).toHaveAccessibleDescription(/Typ een deel van het antwoord/);
    const input = await field('P2');
    expect(document.getElementById(input.getAttribute('aria-controls') ?? '')?.getAttribute('role')).toBe('listbox');
    await userEvent.fill(input, 'lux');
    await expect.element(searched).toHaveAttribute('aria-expanded', 'true');
    expect((await seen('[data-question="P2"] .search-field [role="status"]')).textContent).toBe(
      '2 antwoorden in de lijst',
    );
    await expect.element(page.getByRole('option', { name: 'Groothertogdom Luxemburg' })).toBeInTheDocument();
  });

  it('filters without accents and case, and chooses nothing by itself', async () => {
    await at();
    const input = await field('P2');
    await userEvent.fill(input, 'ILE');
    expect(listed('P2')).toEqual(['FR10']);
    expect(active()).toBeNull();
    await userEvent.keyboard('{Enter}');
    expect(input.value).toBe('ILE');
    input.blur();
    await vi.waitFor(() => expect(wrong('P2')).toBe(1));
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.value).toBe('ILE');
  });

  it('is answered by keyboard', async () => {
    const opened = await at();
    const input = await field('P2');
    await userEvent.fill(input, 'limburg');
    expect(listed('P2')).toEqual(['NL42', 'BE22']);
    await userEvent.keyboard('{ArrowDown}');
    expect(active()).toBe('P2-NL42');
    await userEvent.keyboard('{ArrowDown}');
    expect(active()).toBe('P2-BE22');
    await userEvent.keyboard('{ArrowDown}');
    expect(active()).toBe('P2-NL42');
    await userEvent.keyboard('{ArrowUp}');
    expect(active()).toBe('P2-BE22');
    await userEvent.keyboard('{Enter}');
    expect(input.value).toBe('Provincie Limburg');
    expect(await isOpen('P2')).toBe('false');
    expect(document.activeElement).toBe(input);
    await saved();
    await opened.reload();
    expect((await field('P2')).value).toBe('Provincie Limburg');
  });

  it('shows the whole list by an arrow key, and hides it by Escape', async () => {
    await at({ P2: 'BE10' });
    const input = await field('P2');
    input.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(listed('P2')).toHaveLength(22);
    expect(document.querySelector('#P2-BE10')?.getAttribute('aria-selected')).toBe('true');
    expect(count('#P2-list [aria-selected="true"]')).toBe(1);
    await userEvent.keyboard('{Escape}');
    expect(await isOpen('P2')).toBe('false');
    expect(input.value).toBe('Brussels Hoofdstedelijk Gewest');
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(await isOpen('P2')).toBe('true');
    expect(active()).toBeNull();
    await userEvent.keyboard('{Tab}');
    expect(await isOpen('P2')).toBe('false');
    expect(input.value).toBe('Brussels Hoofdstedelijk Gewest');
  });

  it('leaves the keys to what composes a text, while it does', async () => {
    await at();
    const input = await field('P2');
    await userEvent.fill(input, 'lux');
    const press = (key: string, isComposing: boolean) =>
      input.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing, bubbles: true, cancelable: true }));
    press('ArrowDown', true);
    expect(active()).toBeNull();
    press('ArrowDown', false);
    await expect.poll(active).toBe('P2-BE34');
    press('Enter', true);
    expect(input.value).toBe('lux');
    press('Enter', false);
    await expect.poll(() => input.value).toBe('Provincie Luxemburg');
  });

  it('is answered by touch, and the focus stays in it', async () => {
    await at();
    await tap('[data-question="P2"] .search-field__open');
    const input = await field('P2');
    expect(document.activeElement).toBe(input);
    await tap('#P2-BE33');
    expect(input.value).toBe('Provincie Luik');
    expect(document.activeElement).toBe(input);
    expect(await isOpen('P2')).toBe('false');
    await tap('[data-clear="P2"]');
    expect(input.value).toBe('');
    await tap('[data-clear="P2"]');
    expect(input.value).toBe('Provincie Luik');
  });

  it('takes what was typed whole, and no code', async () => {
    await at();
    const input = await field('P2');
    await userEvent.fill(input, 'ile-de-france');
    await userEvent.keyboard('{Tab}');
    expect(input.value).toBe('Île-de-France');
    expect(wrong('P2')).toBe(0);
    await userEvent.fill(input, 'BE10');
    expect(listed('P2')).toEqual(['BE10']);
    input.blur();
    await vi.waitFor(() => expect(wrong('P2')).toBe(1));
  });

  it('says where nothing is found', async () => {
    await at();
    await userEvent.fill(await field('P2'), 'atlantis');
    expect(await isOpen('P2')).toBe('false');
    expect((await seen('[data-question="P2"] .search-field [role="status"]')).textContent).toBe(
      'Niets gevonden. Probeer een ander woord.',
    );
  });
});

describe('options to tick', () => {
  const ticked = (item: string) =>
    [...document.querySelectorAll<HTMLInputElement>(`[name="${item}"]:checked`)].map(({ value }) => value);

  it('are a group of boxes, of which several can be chosen', async () => {
    const opened = await at();
    await expect
      .element(page.getByRole('group', { name: 'P3 Hoe kan men er bestellen?' }).last())
      .toHaveAccessibleDescription(/meer dan één antwoord/);
    await tap(await field('P3', 'mail'));
    await tap(await field('P3', 'web'));
    await saved();
    await opened.reload();
    await field('P3', 'web');
    expect(ticked('P3')).toEqual(['web', 'mail']);
    (await field('P3', 'mail')).focus();
    await userEvent.keyboard(' ');
    await tap(await field('P3', 'web'));
    expect(ticked('P3')).toEqual([]);
    await saved();
    expect(wrong('P3')).toBe(0);
  });

  it('clear the others where one goes with none, say so, and give them back', async () => {
    await at({ P3: 'web phone' });
    await tap(await field('P3', 'none'));
    expect(ticked('P3')).toEqual(['none']);
    const said = await seen('[data-question="P3"] .choice__alone [role="status"]');
    expect(said.textContent).toBe(
      '“Men kan er niet bestellen” gaat niet samen met een ander antwoord. Gewist: Via de website en Per telefoon.',
    );
    await tap('[data-undo="P3"]');
    expect(ticked('P3')).toEqual(['web', 'phone']);
    expect(said.textContent).toBe('');
    await tap(await field('P3', 'none'));
    await tap(await field('P3', 'mail'));
    expect(ticked('P3')).toEqual(['mail']);
    expect(said.textContent).toBe(
      '“Men kan er niet bestellen” gaat niet samen met een ander antwoord. Gewist: Men kan er niet bestellen.',
    );
    // What is done next takes the offer away.
    await tap(await field('P3', 'web'));
    expect(count('[data-undo="P3"]')).toBe(0);
  });

  it('are looked for where they are many, and stand below as boxes once chosen', async () => {
    const opened = await at();
    const input = await field('P4-search');
    await userEvent.fill(input, 'namen');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(ticked('P4')).toEqual(['BE35']);
    expect(input.value).toBe('');
    expect(document.activeElement).toBe(input);
    await userEvent.fill(input, 'brus');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    // In the order of the questionnaire.
    expect(ticked('P4')).toEqual(['BE10', 'BE35']);
    await saved();
    await opened.reload();
    await field('P4', 'BE10');
    expect(ticked('P4')).toEqual(['BE10', 'BE35']);
    await tap(await field('P4', 'BE10'));
    expect(ticked('P4')).toEqual(['BE35']);
    await userEvent.fill(await field('P4-search'), 'keul');
    await userEvent.keyboard('{Tab}');
    await vi.waitFor(() =>
      expect(document.querySelector('[data-question="P4"]')?.textContent).toContain('“keul” is nog geen antwoord'),
    );
  });
});

describe('an option that another answer closes', () => {
  const closed = (question: string) =>
    document.querySelector(`[data-question="${question}"] [data-closed-options]`)?.textContent;

  it('stays in the field that it was looked for in, by its words, and is said to count no more', async () => {
    const opened = await at({ P1: 'branch', P2: 'NONE' });
    const input = await field('P2');
    expect([input.value, closed('P2')]).toEqual(['Buiten deze regio’s', undefined]);
    await tap(await field('P1', 'HQ'));
    await expect
      .poll(() => closed('P2'))
      .toBe('“Buiten deze regio’s” past niet meer bij uw andere antwoorden, en telt niet. Kies opnieuw.');
    expect(input.value).toBe('Buiten deze regio’s');
    // The list shows what can be chosen in its place.
    await userEvent.click(input);
    expect(listed('P2')).toHaveLength(21);
    await userEvent.keyboard('{Escape}{Tab}');
    await saved();
    await opened.reload();
    expect((await field('P2')).value).toBe('Buiten deze regio’s');
    await tap(await field('P1', 'agent'));
    await expect.poll(() => closed('P2')).toBeUndefined();
  });

  it('is told of among several that were chosen, and left out alone', async () => {
    await at({ P1: 'branch', P3: 'web mail' });
    await tap(await field('P1', 'agent'));
    await expect.poll(() => closed('P3')).toContain('“Per brief”');
    expect(count('[name="P3"][value="mail"]')).toBe(0);
    await tap('[data-leave-out="P3"]');
    await expect.poll(() => closed('P3')).toBeUndefined();
    expect((await field('P3', 'web')).checked).toBe(true);
    await tap(await field('P1', 'branch'));
    await expect.poll(() => count('[name="P3"][value="mail"]:not(:checked)')).toBe(1);
  });
});

describe('an identifier', () => {
  it.each(['0206.731.645', ' 0206 731 645', '0206731645'])(
    'is typed as %j, and stands as its mask prints it',
    async (typed) => {
      const opened = await at();
      await answer('P5', typed);
      await saved();
      expect(wrong('P5')).toBe(0);
      await opened.reload();
      expect((await field('P5')).value).toBe('0206.731.645');
    },
  );

  it('with a wrong digit is told by its check digits, and with too few by the questionnaire alone', async () => {
    await at();
    await answer('P5', '0206731646');
    await userEvent.keyboard('{Tab}');
    expect((await seen('#P5-digits')).textContent).toBe(
      'De controlecijfers kloppen niet: kijk het nummer nog eens na.',
    );
    expect((await field('P5')).getAttribute('aria-describedby')).toContain('P5-digits');
    await answer('P5', '0206');
    await userEvent.keyboard('{Tab}');
    await vi.waitFor(() => expect(wrong('P5')).toBe(1));
    expect(count('#P5-digits')).toBe(0);
  });
});

it('a long text says what is left of its room, and keeps its lines', async () => {
  const opened = await at();
  const area = await seen('textarea[name="P8"]');
  await userEvent.fill(area, 'Een\nTwee');
  expect((await seen('#P8-left')).textContent).toBe('Nog 192 tekens');
  const spoken = () => document.querySelector('.long-text [role="status"]')?.textContent;
  expect(spoken()).toBe('');
  await userEvent.fill(area, 'x'.repeat(199));
  expect((await seen('#P8-left')).textContent).toBe('Nog 1 teken');
  expect(spoken()).toBe('Nog 1 teken');
  await userEvent.fill(area, 'Een\nTwee');
  await saved();
  await opened.reload();
  expect(((await seen('textarea[name="P8"]')) as HTMLTextAreaElement).value).toBe('Een\nTwee');
});

it('a note asks nothing: it has no tools, and no place in the review', async () => {
  const opened = await at();
  const note = await seen('[data-question="welcome"]');
  expect(note.textContent.trim()).toBe(
    'Deze vragen gaan over uw grootste vestiging.Hebt u er maar één? Dan is het die.',
  );
  expect(note.querySelectorAll('button, input').length).toBe(0);
  await opened.goTo('review');
  expect(count('[data-review="P"] [data-question="P1"]')).toBe(1);
  expect(count('[data-review="P"] [data-question="welcome"]')).toBe(0);
});

it('an option that asks what it is opens a line of its own, and only that one', async () => {
  const opened = await at({ paid: 'cash' });
  await field('paid', 'other');
  expect(count('[name="paidOther"]')).toBe(0);
  await tap(await field('paid', 'other'));
  await answer('paidOther', 'Met maaltijdcheques');
  await saved();
  await opened.goTo('review');
  expect((await seen('[data-review="P"] [data-item="paidOther"] dd')).textContent).toBe('Met maaltijdcheques');
  await opened.goTo('P');
  await tap(await field('paid', 'card'));
  expect(count('[name="paidOther"]')).toBe(0);
  await opened.goTo('review');
  expect(count('[data-review="P"] [data-item="paidOther"]')).toBe(0);
});

it('a note that is not for everybody comes and goes with the answer that it is about', async () => {
  await at();
  expect(count('[data-question="agents"]')).toBe(0);
  await tap(await field('P1', 'agent'));
  expect((await seen('[data-question="agents"]')).textContent.trim()).toBe('Antwoord hierna voor uw agent.');
  await tap(await field('P1', 'HQ'));
  expect(count('[data-question="agents"]')).toBe(0);
});
