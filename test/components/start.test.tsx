import { expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { installing } from '../../src/ui/installing.ts';
import { seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const comesFirst = (one: Element, other: Element) =>
  Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

it('says how to install by hand above the button that begins', async () => {
  const before = installing.value;
  onTestFinished(() => {
    installing.value = before;
  });
  installing.value = 'by-hand-ios';
  await stageAt('#/');
  expect(comesFirst(await seen('[data-install]'), await seen('[data-action="begin"]'))).toBe(true);
});

it('counts in the list the questions that apply so far, as the introduction does all that may apply', async () => {
  await stageAt('#/', (stage) => stage.draft({ A1: 40 }));
  const card = await seen('[data-response]');
  await expect.poll(() => card.textContent).toMatch(/Vragen die tot nu toe voor u gelden: 1 van \d+ beantwoord/);
  expect((await seen('[data-instrument]')).textContent).toContain(
    'vragen; u krijgt enkel die te zien die voor u gelden',
  );
});

it('says of a configuration that does not read what follows, and only folded away what is wrong with it', async () => {
  await stageAt('#/', ({ configFaults, configState }) => {
    configFaults.value = [{ place: 'endpoint', fault: 'not a URL' }];
    configState.value = 'none';
  });
  const details = await seen('[data-config-faults="1"]');
  const said = details.parentElement?.querySelector('p')?.textContent ?? '';
  expect(said).toContain('U kan al invullen');
  expect(said).not.toMatch(/config|json|URL/);
  expect(details.hasAttribute('open')).toBe(false);
  expect(details.querySelector('li')?.textContent).toBe('config.json, endpoint: not a URL');
});

it('says at the top of a phone’s page to stay connected, and moves nothing once that is over', async () => {
  onTestFinished(() => page.viewport(820, 1180));
  await page.viewport(390, 844);
  const { offlineReady } = await stageAt('#/', (stage) => {
    stage.offlineReady.value = 'not yet';
  });
  const said = await seen('[data-offline-ready="not yet"]');
  expect(said.textContent).toContain('Blijf nog even verbonden');
  expect(said.getBoundingClientRect().bottom).toBeLessThan(300);
  const top = async () => (await seen('[data-action="begin"]')).getBoundingClientRect().top;
  const before = await top();
  offlineReady.value = 'yes';
  await seen('[data-offline-ready="yes"]');
  expect(await top()).toBe(before);
});

it('says that it is no service of the authorities, but under the name of an office', async () => {
  const stage = await stageAt('#/');
  await seen('[data-page="start"]');
  const said = () => document.body.textContent.includes('geen dienst van de overheid');
  expect(said()).toBe(true);
  stage.config.value = { ...stage.config.value, office: { name: 'Voorbeeldbureau voor Statistiek' } };
  await expect.poll(said).toBe(false);
});

it('keeps what was brought in from another device apart, and begins for whoever is here as before', async () => {
  await stageAt('#/', (stage) =>
    stage.completed({}, { carried: true, case: { id: 'ICT-00021' }, label: 'Slagerij' }, {}),
  );
  const card = await seen('[data-response][data-carried-here]');
  expect(card.querySelector('h3')?.textContent).toBe('Slagerij · ICT-00021');
  expect(card.textContent).toContain('uit een bestand van een ander toestel');
  expect(card.parentElement?.querySelector('h2')?.textContent).toBe('Ingebracht van een ander toestel');
  // Nobody was invited here, and nothing was answered here: the survey comes first, and is offered openly.
  const begin = await seen('[data-instrument] h1 ~ * [data-action="begin"], [data-action="begin"]');
  expect(begin.closest('details')).toBeNull();
  expect(comesFirst(begin, card)).toBe(true);
  card.querySelector<HTMLElement>('a[href$="/delivery"]')?.click();
  await seen('[data-page="delivery"] p[data-carried-here]');
  expect(document.querySelector('[data-page="delivery"] a[href$="/copy"]')).toBeNull();
});
