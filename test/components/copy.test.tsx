import { expect, it } from 'vitest';
import { response, type Stage } from '../../src/gallery/stage.ts';
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

/** What the copy says of the response as a whole, by its names. */
async function factsOf(stage: (stage: Stage) => Promise<void>): Promise<Record<string, string>> {
  await stageAt(`#/r/${response}/copy`, stage);
  const facts = await seen('.facts');
  return Object.fromEntries(
    [...facts.querySelectorAll('.facts__row')].map((row) => [
      row.querySelector('dt')?.textContent ?? '',
      row.querySelector('dd')?.textContent ?? '',
    ]),
  );
}

it('names the enterprise of an invitation, its number and its case apart', async () => {
  const facts = await factsOf((stage) =>
    stage.draft({}, [], { label: 'Bakkerij Peeters NV', case: { id: 'ICT-00017', enterpriseNumber: '0314.595.348' } }),
  );
  expect(facts).toMatchObject({
    Onderneming: 'Bakkerij Peeters NV',
    Ondernemingsnummer: '0314.595.348',
    Dossier: 'ICT-00017',
  });
});

it('says that a name is the respondent’s own', async () => {
  expect(await factsOf((stage) => stage.draft({}, [], { label: 'Winkel' }))).toMatchObject({
    'Onderneming (uw eigen benaming)': 'Winkel',
  });
});

it('names the enterprise that the office asked for, and its number', async () => {
  const asked = await factsOf(async (stage) => {
    stage.config.value = { ...stage.config.value, enterprise: 'ask' };
    await stage.draft({}, [], { label: 'Winkel', enterpriseNumber: '0314.595.348' });
  });
  expect(asked).toMatchObject({ Onderneming: 'Winkel', Ondernemingsnummer: '0314.595.348' });
});
