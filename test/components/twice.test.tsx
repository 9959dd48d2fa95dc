import { render } from 'preact';
import { expect, it, onTestFinished } from 'vitest';
import { response, Stage } from '../../src/gallery/stage.ts';
import { appWords } from '../../src/i18n/appWords.ts';
import { newShortCode } from '../../src/protocol/shortCode.ts';
import { keepInvitation } from '../../src/session/invitations.ts';
import { App } from '../../src/ui/app.tsx';
import { needWords, setLocale } from '../../src/ui/locale.ts';
import { count, fillIn, seen, tap } from './sight.ts';

/** What a press began, by what it asks for or writes. */
interface Begun {
  readonly written: string[];
  redeemed: number;
  locked: number;
  downloads: number;
}

/** The app at an address, on a stage that counts what is begun. */
async function appAt(hash: string, prepare: (stage: Stage) => Promise<void> | void): Promise<Begun> {
  await Promise.all([setLocale('nl'), needWords(appWords)]);
  const stage = new Stage();
  await prepare(stage);
  const begun: Begun = { written: [], redeemed: 0, locked: 0, downloads: 0 };
  const { store } = stage;
  const { session, app } = stage.services;
  const counted = {
    ...session,
    store: {
      ...store,
      write: async (changes: Parameters<typeof store.write>[0]) => {
        begun.written.push(...changes.map(({ kind }) => kind));
        return store.write(changes);
      },
      // What a lock that could not be set asks last: a page in memory has no database to lock.
      setting: async (name: string) => {
        if (name === 'lock') begun.locked += 1;
        return store.setting(name);
      },
    },
    inviting: async () => ({
      ...(await session.inviting()),
      redeem: async () => {
        begun.redeemed += 1;
        return { kind: 'later' } as const;
      },
    }),
  };
  const onDownload = (event: Event) => {
    if (!(event.target instanceof HTMLAnchorElement) || !event.target.download) return;
    event.preventDefault();
    begun.downloads += 1;
  };
  // Its link is in no document: it is seen where it is clicked.
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function counting() {
    this.addEventListener('click', onDownload);
    click.call(this);
  };
  const root = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    HTMLAnchorElement.prototype.click = click;
    render(null, root);
    root.remove();
  });
  location.hash = hash;
  render(<App services={{ session: counted, app }} />, root);
  return begun;
}

/** Presses twice before anything is drawn anew, as a double tap does. */
async function pressTwice(selector: string): Promise<void> {
  const button = await seen(selector);
  button.click();
  button.click();
}

it('begins one response', async () => {
  const begun = await appAt('#/', () => {});
  await pressTwice('[data-action="begin"]');
  await seen('[data-module]');
  expect(begun.written.filter((kind) => kind === 'begun')).toHaveLength(1);
});

it.each([
  ['case', { enrolment: { format: 'veldwerk-enrolment/1', case: { id: 'ICT-00017' } } }],
  ['code', { code: newShortCode() }],
] as const)('begins one response for an invitation by its %s, and puts that away', async (by, invitation) => {
  let read = async (): Promise<unknown> => undefined;
  const begun = await appAt('#/', ({ store }) => {
    read = () => store.setting('invitations');
    return keepInvitation(store, { id: 'one', ...invitation });
  });
  if (by === 'code') (await seen('[data-action="redeem"]')).click();
  await pressTwice(`[data-action="begin-${by}"]`);
  await seen('[data-module]');
  expect(begun.written.filter((kind) => kind === 'begun')).toHaveLength(1);
  expect(await read()).toEqual([]);
});

it('completes once, and says nothing of a second time', async () => {
  const begun = await appAt(`#/r/${response}/review`, (stage) => stage.filledDraft({ A1: 80, A2: 'yes', F: 25 }));
  await pressTwice('[data-action="complete"]:not([aria-disabled])');
  await seen('[data-delivery]');
  expect(begun.written.filter((kind) => kind === 'completed')).toHaveLength(1);
  expect(count('[role="alert"]')).toBe(0);
});

it('redeems a code once', async () => {
  const begun = await appAt('#/', (stage) => {
    stage.config.value = { ...stage.config.value, begin: 'invited' };
  });
  await fillIn('[name="invitation"]', newShortCode());
  await pressTwice('.invitation form button');
  await seen('[data-action="redeem"]');
  expect(begun.redeemed).toBe(1);
  await pressTwice('[data-action="redeem"]');
  await expect.poll(() => begun.redeemed).toBe(2);
  await seen('[data-action="redeem"]');
  expect(begun.redeemed).toBe(2);
});

it('sets a device lock once', async () => {
  const begun = await appAt('#/storage', (stage) => {
    stage.config.value = { ...stage.config.value, deviceLock: 'optional' };
  });
  for (const name of ['new', 'again']) await fillIn(`[data-passphrase="${name}"]`, 'paard batterij nietje');
  (await seen('[data-action="understood"]')).click();
  await pressTwice('[data-action="set-lock"]');
  await seen('[data-set-lock-outcome="failed"]');
  expect(begun.locked).toBe(1);
});

it('makes one backup', async () => {
  const begun = await appAt('#/storage', (stage) => stage.draft({ A1: 40 }));
  (await seen('[data-action="backup-plain"]')).click();
  await pressTwice('[data-action="confirm-plain"]');
  await seen('[data-backup="saved"]');
  expect(begun.downloads).toBe(1);
});

it('says at completion that the app came without https, instead of asking to try again', async () => {
  await appAt(`#/r/${response}/review`, (stage) => stage.filledDraft({ A1: 80, A2: 'yes', F: 25 }));
  await seen('[data-action="complete"]:not([aria-disabled])');
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'isSecureContext'));
  Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, value: false });
  await tap('[data-action="complete"]');
  expect((await seen('.finish [role="alert"]')).textContent).toContain('https');
});
