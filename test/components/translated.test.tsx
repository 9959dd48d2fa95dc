import { expect, it, onTestFinished } from 'vitest';
import { userEvent } from 'vitest/browser';
import { response } from '../../src/gallery/stage.ts';
import { Opened } from './open.tsx';
import { answer, count, field, seen, stateOf } from './sight.ts';

/** What a browser's translation makes of a text: nothing but a sign, so that one can tell. */
const translated = (text: string) => `«${text}»`;

/**
 * Translates the page as Chromium does: each text is taken out, and two elements with another text stand in its place; so
 * is each that comes later, but for those that are not to be translated.
 */
function translate(): void {
  const one = (text: Text) => {
    const parent = text.parentElement;
    const isLeft = !parent?.closest('main') || parent.closest('[translate="no"], font, script, style');
    if (isLeft || text.data.trim() === '') return;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    outer.append(inner);
    inner.append(translated(text.data));
    text.replaceWith(outer);
  };
  const all = (root: Node) => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    if (root instanceof Text) texts.push(root);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) texts.push(node);
    texts.forEach(one);
  };
  all(document.body);
  const later = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of addedNodes) all(node);
      if (target instanceof Text && target.isConnected) one(target);
    }
  });
  later.observe(document.body, { childList: true, characterData: true, subtree: true });
  onTestFinished(() => later.disconnect());
}

const textOf = (selector: string) => document.querySelector(selector)?.textContent.replace(/\s+/g, ' ') ?? '';

it('tells the total of a split, and what is left of it, as they are', async () => {
  await Opened.at('B', { B1a: 'yes' });
  await seen('[data-question="B3"] output');
  translate();
  await userEvent.type(await field('B3a'), '60');
  const output = '[data-question="B3"] output';
  await expect.poll(() => textOf(output)).toMatch(/60 %.*«nog 40 % te verdelen»/);
  await userEvent.type(await field('B3b'), '40');
  await expect.poll(() => textOf(output)).toMatch(/100 %.*«klopt»/);
  expect(textOf(output)).not.toContain('nog');
  await userEvent.fill(await field('B3b'), '45');
  await expect.poll(() => textOf(output)).toMatch(/105 %.*«5 % te veel»/);
});

it('goes on telling why a question is skipped, and how far a module is', async () => {
  await Opened.at('A');
  await seen('[data-question="A3"]');
  translate();
  await answer('A2', 'no');
  await expect.poll(() => stateOf('A3')).toBe('notApplicable');
  await expect.poll(() => textOf('[data-question="A3"]')).toBe('«A3 wordt overgeslagen: A2 is Neen.»');
  await answer('A1', '0');
  await expect.poll(() => textOf('[data-question="A5"]')).toBe('«A5 wordt overgeslagen: A1 is 0 %.»');
});

it('says nothing of sending above a receipt', async () => {
  const opened = await Opened.at('A');
  opened.stage.sending.value = response;
  const other = '019301a0-0000-7000-8000-000000000002';
  await opened.stage.completed({}, { id: other });
  opened.stage.sending.value = other;
  location.hash = `#/r/${other}/delivery`;
  await seen('[data-delivery="sending"]');
  translate();
  await expect.poll(() => textOf('h1')).toMatch(/^«/);
  const sending = textOf('h1');
  await opened.stage.store.write([
    {
      kind: 'delivered',
      receipt: { id: other, sha256: 'a'.repeat(64), receivedAt: '2024-11-05T10:12:00.000Z', code: '7K2M-9QXA-04TD' },
    },
  ]);
  await seen('[data-delivery="delivered"]');
  await expect.poll(() => textOf('h1')).not.toBe(sending);
  expect(textOf('h1')).toMatch(/^«/);
  expect(textOf('[data-receipt]')).toBe('7K2M-9QXA-04TD');
  expect(count('[data-delivery] font')).toBeGreaterThan(0);
});
