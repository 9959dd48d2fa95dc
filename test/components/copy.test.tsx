import { expect, it } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

/** The copy of a draft with these answers. */
async function copyOf(answers: Readonly<Record<string, string | number>>): Promise<void> {
  await stageAt(`#/r/${response}/copy`, (stage) => stage.draft(answers));
  await seen('[data-page="copy"]');
}

/** The lines that an element takes, as they are read. */
function linesOf(element: Element): string[] {
  const lines: string[] = [];
  let top = Number.NaN;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < (node.textContent?.length ?? 0); at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const letter = range.getBoundingClientRect().top;
      if (letter === top) lines.push(`${lines.pop()}${range}`);
      else lines.push(`${range}`);
      top = letter;
    }
  return lines;
}

it('breaks an address at its signs only', async () => {
  const address = 'boekhouding@bakkerijpeeters.example';
  await copyOf({ contactEmail: address });
  const answer = await seen('[data-item="contactEmail"] dd');
  expect(answer.textContent).toBe(address);
  answer.style.width = '13em';
  expect(linesOf(answer)).toEqual(['boekhouding', '@bakkerijpeeters', '.example']);
});

it('has the receipt at the foot of every page, once it is there, and of no other page', async () => {
  const feet = () =>
    document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join();
  await stageAt(`#/r/${response}/copy`, (stage) => stage.completed('delivered'));
  const code = (await seen('[data-receipt]')).textContent;
  await expect.poll(feet).toContain(`"Ontvangstbewijs ${code}"`);
  location.hash = '#/';
  await seen('[data-page="start"]');
  expect(feet()).toBe('');
});
