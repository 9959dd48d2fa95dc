import { render } from 'preact';
import { expect, it, onTestFinished } from 'vitest';
import { response, Stage } from '../../src/gallery/stage.ts';
import { needWords, setLocale } from '../../src/ui/locale.ts';
import { UnlockPage } from '../../src/ui/pages/lock/unlock.tsx';
import { carryTiny } from '../instruments/releases.ts';
import { count, seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const telephone = '+32 2 555 00 00';
const withDesk = (stage: Stage, instruments?: readonly string[]) => {
  stage.config.value = {
    ...stage.config.value,
    helpDesk: { telephone },
    ...(instruments && { instruments: [...instruments] }),
  };
};

it.each([
  ['a draft that is not here', `#/r/${response}/A`],
  ['a delivery that is not here', `#/r/${response}/delivery`],
  ['storage that is broken', '#/'],
])('says whom to ask about %s: by the configuration, else by the form', async (what, hash) => {
  await stageAt(hash, (stage) => {
    if (what.startsWith('storage')) stage.store = { ...stage.store, list: () => Promise.reject(new Error('broken')) };
    withDesk(stage);
  });
  const desk = await seen('[data-help-desk]');
  expect(desk.querySelector('a[href^="tel:"]')?.textContent).toBe(telephone);
  await expect.poll(() => desk.querySelector('a[href^="mailto:"]')?.textContent).toMatch(/@/);
});

it('says whom to ask where nothing is offered, but nobody that the office does not name', async () => {
  const stage = await stageAt('#/', (one) => withDesk(one, ['be.nobody.nothing']));
  const desk = await seen('[data-help-desk]');
  expect(desk.textContent).toContain(telephone);
  expect(desk.querySelector('a[href^="mailto:"]')).toBeNull();
  const { helpDesk: _, ...silent } = stage.config.value;
  stage.config.value = silent;
  await expect.poll(() => count('[data-help-desk]')).toBe(0);
});

it('says on the page of a locked device whom to ask', async () => {
  await Promise.all([setLocale('nl'), needWords(['app', 'lock', 'leaving', 'response'])]);
  const stage = new Stage();
  withDesk(stage);
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  render(<UnlockPage record={undefined} store={stage.store} config={stage.config} onOpen={async () => {}} />, root);
  expect((await seen('[data-page="lock"] [data-help-desk]')).textContent).toContain(telephone);
});

it('says whom to ask about a questionnaire that names nobody only where the office does', async () => {
  carryTiny();
  const places = '[data-instrument="test.places"]';
  const stage = await stageAt('#/', (one) => withDesk(one, ['test.places']));
  expect((await seen(`${places} a[href^="tel:"]`)).textContent).toBe(telephone);
  expect(count(`${places} a[href^="mailto:"]`)).toBe(0);
  const { helpDesk: _, ...silent } = stage.config.value;
  stage.config.value = silent;
  await expect.poll(() => count(`${places} a[href^="tel:"]`)).toBe(0);
  expect([...document.querySelectorAll(`${places} :is(h2, h3)`)].map((heading) => heading.textContent)).not.toContain(
    'Hulp nodig?',
  );
});
