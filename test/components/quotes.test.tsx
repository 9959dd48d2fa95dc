import { beforeAll, describe, expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { carryTiny } from '../instruments/releases.ts';
import { Opened } from './open.tsx';
import { answer, field, saved, seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

beforeAll(carryTiny);

const drafted = { instrument: { id: 'test.quotes', version: '1.0.0' }, place: 'A' };
const answered = { firm: 'Bakkerij Peeters', A2: 'shop', A3: '1250', A4: 'own', B1: '2014-07-01' };

/** The words that an element draws, without the marks around what is filled in. */
const textOf = async (selector: string) => (await seen(selector)).textContent.replaceAll(/[\u2068\u2069]/g, '').trim();
const stem = (question: string) => textOf(`[data-question="${question}"] .card__stem`);

describe('words that quote answers', () => {
  it('follow each answer, and fall back when it is taken back', async () => {
    await Opened.at('A', {}, drafted);
    expect(await stem('A2')).toBe('A2 Waar verkoopt uw onderneming het meest?');
    await answer('firm', 'Bakkerij Peeters');
    await expect.poll(() => stem('A2')).toBe('A2 Waar verkoopt Bakkerij Peeters het meest?');
    expect(await textOf('[data-question="A3"] .card__instruction')).toBe('Rond af voor Bakkerij Peeters.');
    expect(await textOf('[data-question="A4"] .option')).toContain('van Bakkerij Peeters');
    await answer('A2', 'shop');
    await expect.poll(() => textOf('[data-question="A3"] .card__notes')).toBe('Alleen via de winkel.');
    await answer('firm', '');
    await expect.poll(() => stem('A2')).toBe('A2 Waar verkoopt uw onderneming het meest?');
    await saved();
  });

  it('draw again nothing but what quotes the answer', async () => {
    await Opened.at('A', answered, drafted);
    const touched = new Set<string>();
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const at = (target instanceof Element ? target : target.parentElement)?.closest('[data-question]');
        if (at) touched.add(at.getAttribute('data-question') ?? '');
      }
    });
    await field('A3');
    watch.observe(await seen('main'), { subtree: true, childList: true, characterData: true });
    await answer('A2', 'site');
    await expect.poll(() => textOf('[data-question="A3"] .card__notes')).toBe('Alleen via de website.');
    watch.disconnect();
    expect([...touched].filter((question) => question !== 'A2')).toEqual(['A3']);
  });

  it('are text, never markup: what was typed leads nowhere', async () => {
    await Opened.at('B', { ...answered, firm: 'https://example.org <b>x</b> a@b.example' }, { ...drafted, place: 'B' });
    expect(await textOf('section .prose')).toBe(
      'Het gaat om de winkel van https://example.org <b>x</b> a@b.example. Een accolade is { en }.',
    );
    expect(document.querySelectorAll('section .prose a, section .prose b')).toHaveLength(0);
  });

  it('stand in titles, in rows, in what a check says, in the review and in what is found', async () => {
    const opened = await Opened.at('B', { ...answered, B3: '2000' }, { ...drafted, place: 'B' });
    expect(await textOf('h1')).toContain('Verkoop door Bakkerij Peeters');
    expect(await textOf('h2')).toBe('Sinds wanneer Bakkerij Peeters verkoopt');
    expect(await textOf('[data-question="B2"] [data-item="B2a"]')).toContain('Een kassa sinds 1 juli 2014');
    expect(await textOf('[data-finding="K10"]')).toContain('meer dan €\u00A01.250, maar');
    await opened.goTo('review');
    expect(await textOf('[data-question="B3"]')).toContain('Hoeveel van €\u00A01.250 kwam uit België?');
    expect(await textOf('[data-page="review"]')).toContain('Dit is meer dan €\u00A01.250');
  });

  it('are filled in on the copy, and fall back on blank paper', async () => {
    await stageAt(`#/r/${response}/copy`, (stage) => stage.draft(answered, [], drafted));
    expect(await textOf('[data-page="copy"] [data-question="B2"] .ask__stem')).toContain(
      'Wat is er in de winkel van Bakkerij Peeters?',
    );
    location.hash = '#/blank/test.quotes';
    expect(await textOf('[data-page="blank"] [data-question="B2"] .ask__stem')).toContain(
      'Wat is er in de winkel van uw onderneming?',
    );
  });

  it('are those of the row, on its page and in the review', async () => {
    const rows = { 'branches[a]': 'g', 'branches[a].branch': 'Gent', 'branches[b]': 'p', 'branches[b].branch': 'Luik' };
    const opened = await Opened.at('C/branches[b]', { ...answered, ...rows }, { ...drafted, place: 'C' });
    expect(await stem('branches[b].C2')).toContain('Hoeveel mensen werken in Luik?');
    await answer('branches[b].branch', 'Namen');
    await expect.poll(() => stem('branches[b].C2')).toContain('Hoeveel mensen werken in Namen?');
    await saved();
    await opened.goTo('review');
    expect(await textOf('[data-question="branches[a].C2"]')).toContain('Hoeveel mensen werken in Gent?');
    expect(await textOf('[data-question="branches[b].C2"]')).toContain('Hoeveel mensen werken in Namen?');
  });

  it('are found by what they say', async () => {
    await stageAt(`#/r/${response}/search`, (stage) => stage.draft(answered, [], drafted));
    await answer('search', 'Peeters');
    expect(await textOf('[data-hit="A2"]')).toContain('Waar verkoopt Bakkerij Peeters het meest?');
  });
});
