import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';

const here = desk();

async function at(module: string) {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.page.goto(jan.page.url().replace(/[^/]+$/, module));
  await jan.page.waitForSelector(`[data-module="${module}"], [data-page="${module}"]`);
  return jan.page;
}

/** The accessibility tree as text, in reading order. */
const tree = async (selector: string) => here.page.locator(selector).ariaSnapshot();

it('reads a question as stem, notes, choices, and then what stands beside it', async () => {
  const page = await at('A');
  await page.check('[name="A2"][value="yes"]');
  await page.waitForSelector('[data-clear="A2"]');
  expect(await tree('[data-question="A2"]')).toMatchInlineSnapshot(`
    "- group "A2 Gebruikt uw onderneming om het even welk type vaste internetverbinding?":
      - heading "A2 Gebruikt uw onderneming om het even welk type vaste internetverbinding?" [level=3]
      - paragraph: (bv. ADSL, SDSL, VDSL, optische-vezeltechnologie (FTTP), kabeltechnologie, vast draadloos)
      - radiogroup "A2 Gebruikt uw onderneming om het even welk type vaste internetverbinding?":
        - radio "Ja" [checked]
        - text: Ja
        - radio "Neen"
        - text: Neen
      - button "Wis dit antwoord (A2)": Wis dit antwoord
      - status
    - status
    - button "Later opzoeken (A2)": Later opzoeken
    - 'button "Meer: opmerking of geen antwoord (A2)"': Meer"
  `);
});

it('names each row of a list by its own words, and each choice by its answer', async () => {
  await at('D');
  expect(await tree('[data-question="D2"]')).toMatchInlineSnapshot(`
    "- group "D2 Maakt uw onderneming het personeel op de volgende manieren bewust van hun verplichtingen op het gebied van ICT-beveiliging ?":
      - heading "D2 Maakt uw onderneming het personeel op de volgende manieren bewust van hun verplichtingen op het gebied van ICT-beveiliging ?" [level=2]:
        - text: D2 Maakt uw onderneming het personeel op de volgende manieren bewust van hun verplichtingen op het gebied van
        - button "ICT-beveiliging"
        - text: "?"
      - text: a Vrijwillige opleiding of intern beschikbare informatie (bv. informatie op het intranet)
      - radiogroup "a Vrijwillige opleiding of intern beschikbare informatie (bv. informatie op het intranet)":
        - radio "Ja"
        - text: Ja
        - radio "Neen"
        - text: Neen
      - text: b Verplichte opleidingen of het bekijken van verplicht materiaal
      - radiogroup "b Verplichte opleidingen of het bekijken van verplicht materiaal":
        - radio "Ja"
        - text: Ja
        - radio "Neen"
        - text: Neen
      - text: c Contractueel (bv. in het arbeidscontract)
      - radiogroup "c Contractueel (bv. in het arbeidscontract)":
        - radio "Ja"
        - text: Ja
        - radio "Neen"
        - text: Neen
    - status
    - button "Later opzoeken (D2)": Later opzoeken
    - 'button "Meer: opmerking of geen antwoord (D2)"': Meer"
  `);
});

it('reads the page as bar, modules with their states, heading, questions, the way on', async () => {
  const page = await at('F');
  const landmarks = await page.evaluate(() =>
    [...document.querySelectorAll('header, nav, main, h1, [data-question], .onward')]
      .filter((element) => element.getClientRects().length > 0)
      .map(
        (element) => element.getAttribute('data-question') ?? element.getAttribute('aria-label') ?? element.localName,
      ),
  );
  expect(landmarks).toEqual(['header', 'Onderdelen', 'main', 'h1', 'F', 'Verder in de enquête']);
  const strip = page.locator('.strip').getByRole('link');
  const told = await Promise.all((await strip.all()).map((link) => link.ariaSnapshot()));
  expect(told.map((line) => /"(.*)"/.exec(line)?.[1])).toEqual([
    'IDENTIFICATIEGEGEVENS, nog niet begonnen',
    ...['A', 'B', 'C', 'D', 'E', 'F'].map((module) => `Module ${module}, nog niet begonnen`),
    'Nakijken en verzenden',
  ]);
});

it('says politely what is found wrong, in a region that was there before, and ties it to the field', async () => {
  const page = await at('A');
  const region = page.locator('[data-question="A1"] .mistakes');
  expect(await region.getAttribute('aria-live')).toBe('polite');
  expect(await region.textContent()).toBe('');
  await page.fill('[name="A1"]', 'veel');
  await page.locator('h1').click();
  await expect.poll(() => region.textContent()).toContain('Fout:');
  const field = page.locator('[name="A1"]');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const said = await region.locator('[data-mistake]').getAttribute('id');
  expect((await field.getAttribute('aria-describedby'))?.split(' ')).toContain(said);
});

it('gives the focus to the heading of each page that is gone to', async () => {
  const page = await at('A');
  for (const [press, heading] of [
    ['[data-action="next"]', 'E-COMMERCE'],
    ['[data-action="back"]', 'TOEGANG TOT EN GEBRUIK VAN HET INTERNET'],
    ['[data-action="review"]', 'Nakijken en verzenden'],
  ] as const) {
    await page.click(press);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain(heading);
  }
});
