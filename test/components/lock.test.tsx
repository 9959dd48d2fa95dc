import { render } from 'preact';
import { expect, it, onTestFinished } from 'vitest';
import '../../src/ui/styles/app.css';
import { Stage } from '../../src/gallery/stage.ts';
import { lockDevice } from '../../src/session/setLock.ts';
import { newLock } from '../../src/storage/lock/wrapping.ts';
import { needWords, setLocale } from '../../src/ui/locale.ts';
import { UnlockPage } from '../../src/ui/pages/lock/unlock.tsx';
import { cheap } from '../support/cheapLock.ts';
import { count, fillIn, seen } from './sight.ts';

/** The page of a locked device; gives what takes it away. */
async function lockPage(stage: Stage): Promise<() => void> {
  await Promise.all([setLocale('nl'), needWords(['app', 'lock', 'leaving', 'response'])]);
  const { record } = await newLock('vier woorden hier', cheap);
  const root = document.body.appendChild(document.createElement('div'));
  const close = () => {
    render(null, root);
    root.remove();
  };
  onTestFinished(close);
  render(<UnlockPage record={record} store={stage.store} config={stage.config} onOpen={async () => {}} />, root);
  await seen('[data-passphrase="unlock"]');
  return close;
}

it('says once, after the page has started anew, that the device is locked now', async () => {
  const stage = new Stage();
  // As where another window has just set one: a page in memory has no database to lock.
  const store = { ...stage.store, setting: async () => ({}) };
  await lockDevice({ store, windows: stage.services.session.windows }, 'vier woorden hier');
  const close = await lockPage(stage);
  const said = await seen('[data-lock-set]');
  expect(said.getAttribute('role')).toBe('status');
  expect(said.textContent).toContain('nu vergrendeld');
  expect((await seen('[data-passphrase="unlock"]')).getAttribute('aria-describedby')).toContain(said.id);
  close();
  await lockPage(stage);
  expect(count('[data-lock-set]')).toBe(0);
});

it('marks nothing as wrong before a passphrase was tried', async () => {
  await lockPage(new Stage());
  const alert = await seen('[data-page="lock"] form [role="alert"]');
  expect(getComputedStyle(alert, '::before').content).toBe('none');
  await fillIn('[data-passphrase="unlock"]', 'dit is ze niet');
  (await seen('[data-action="unlock"]')).click();
  const said = await seen('[data-unlock="wrong"], [data-unlock="waiting"]');
  expect(getComputedStyle(said, '::before').content).toContain('⚠');
});
