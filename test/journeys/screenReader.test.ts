import { expect, it } from 'vitest';
import { collectorOn } from '../cli/run.ts';
import { folderOf } from '../collector/published.ts';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import { fill } from '../support/fill.ts';

const here = desk({ settings: { SEALED: 'no' } });

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
/** The same where links lead to rows: each row has an id that was drawn for it. */
const treeOfRows = async (selector: string) => (await tree(selector)).replaceAll(/\n *- \/url: .*/g, '');

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

it('reads a list of rows with their states and tools, says what becomes of each row, and takes the focus along', async () => {
  const { page } = here;
  const id = 'be.office.awards';
  const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id }] });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
  expect((await collectorOn(here.office.data, 'publish', folderOf('awards'))).code).toBe(0);
  await page.goto(`${here.wire.url}?lang=nl`);
  await page.click(`[data-instrument="${id}"] [data-action="begin"]`);
  await page.waitForSelector('[name="anyProjects"]:not([disabled])');
  await fill(page, { anyProjects: 'yes' });
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim());
  const told = async () => (await page.textContent('.roster__told'))?.trim();
  // Who adds a row is on its page: its heading says which it is, and of how many.
  for (const name of ['Alpha', 'Beta']) {
    await page.getByRole('button', { name: 'Een project toevoegen' }).press('Enter');
    await expect.poll(focused).toMatch(/^P · Projecten Project \d$/);
    await page.getByRole('textbox', { name: 'P3 Hoe heet het project?' }).fill(name);
    if (name === 'Beta') break;
    await page.getByRole('button', { name: 'Terug naar: Projecten' }).press('Enter');
  }
  await page.locator('h1').click();
  await expect.poll(() => page.textContent('h1')).toContain('Beta');
  expect(await treeOfRows('main[data-row-page]')).toMatchInlineSnapshot(`
    "- main:
      - 'link "Terug naar: Projecten"':
      - heading "P · Project 2 Beta" [level=1]
      - paragraph: 2 van 2
      - group "P3 Hoe heet het project?":
        - heading "P3 Hoe heet het project?" [level=2]
        - textbox "P3 Hoe heet het project?": Beta
      - status
      - button "Later opzoeken (P3)": Later opzoeken
      - 'button "Meer: opmerking of geen antwoord (P3)"': Meer
      - group "P4 Loopt het project in meer dan één land?":
        - heading "P4 Loopt het project in meer dan één land?" [level=2]
        - radiogroup "P4 Loopt het project in meer dan één land?":
          - radio "Ja"
          - text: Ja
          - radio "Neen"
          - text: Neen
        - status
      - status
      - button "Later opzoeken (P4)": Later opzoeken
      - 'button "Meer: opmerking of geen antwoord (P4)"': Meer
      - navigation "Verder in de enquête":
        - button "Een project toevoegen"
        - 'button "Terug naar: Projecten"'"
  `);
  await page.locator('[data-action="to-rows"]').press('Enter');
  await page.waitForSelector('[data-roster="projects"]');
  expect(await treeOfRows('[data-roster="projects"]')).toMatchInlineSnapshot(`
    "- region "Projecten":
      - heading "Projecten" [level=2]
      - list:
        - listitem:
          - link "Alpha":
          - text: nog 1 vraag
          - button "Alpha naar boven" [disabled]: Naar boven
          - button "Alpha naar beneden": Naar beneden
          - button "Alpha verwijderen": Verwijderen
        - listitem:
          - link "Beta":
          - text: nog 1 vraag
          - button "Beta naar boven": Naar boven
          - button "Beta naar beneden" [disabled]: Naar beneden
          - button "Beta verwijderen": Verwijderen
      - status
      - button "Een project toevoegen""
  `);

  const row = (name: string) => page.locator('[data-row]', { hasText: name });
  await row('Beta').locator('[data-move="-1"]').press('Enter');
  await expect.poll(told).toBe('Beta staat nu op plaats 1 van 2.');
  const named = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  // The focus was there before the row moved as well, and is set again with the next frame.
  await page.evaluate(() => new Promise((resolve) => void requestAnimationFrame(resolve)));
  expect(await named()).toBe('Beta naar boven');
  await row('Beta').locator('[data-remove]').press('Enter');
  await expect.poll(told).toBe('Beta is verwijderd, met de antwoorden. Ongedaan maken');
  await expect.poll(focused).toBe('Ongedaan maken');
  await page.keyboard.press('Enter');
  await expect.poll(told).toBe('Beta staat er weer.');
  await expect.poll(focused).toBe('Beta');
  expect(await page.getAttribute('.roster__told', 'role')).toBe('status');
});
