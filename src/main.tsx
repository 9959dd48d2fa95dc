import { signal } from '@preact/signals';
import { render } from 'preact';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/layout.css';
import './ui/styles/rail.css';
import './ui/styles/question.css';
import { openDevice, startWithoutDatabase } from './storage/device.ts';
import { openReplica } from './storage/openReplica.ts';
import { NoReplica } from './storage/replica.ts';
import { tableStore } from './storage/tableStore.ts';
import { yieldTo } from './storage/yielding.ts';
import { App, fetchPages } from './ui/app.tsx';
import { keepScroll } from './ui/arrival.ts';
import { keepInSight } from './ui/inSight.ts';
import { firstLanguage, locale, needWords, setLocale } from './ui/locale.ts';
import type { Standing } from './ui/services.ts';
import { config, configFaults, configState, configure, office } from './wiring/configuring.ts';
import { deliveriesFrom, fetchCourier, sending } from './wiring/delivering.ts';
import { applyUpdate, keepData, offlineReady, registerWorker, update } from './wiring/pwa.ts';

const online = signal(navigator.onLine);
addEventListener('online', () => {
  online.value = true;
});
addEventListener('offline', () => {
  online.value = false;
});

/** Fetches the code that comes later, while there still is a network, or this version's files. */
function fetchCode(): void {
  fetchPages();
  fetchCourier();
}

/** What goes on between windows and over days: not for the first screen. */
const windows = () => import('./wiring/windows.ts');

/** Something that every page needs is not to be had: no network, and no worker that has it. */
function NotStarted() {
  const { title, again } = locale.value.words.notLoaded;
  return (
    <main>
      <h1>{title}</h1>
      <button type="button" class="button" onClick={() => location.reload()}>
        {again}
      </button>
    </main>
  );
}

/** Starts the app. */
async function start(root: HTMLElement): Promise<void> {
  await setLocale(firstLanguage());
  const speaking = needWords(['app', 'start', 'rail', 'save', 'module']).catch(() => 'failed');
  const device = await openDevice();
  if ((await speaking) === 'failed') return render(<NotStarted />, root);
  const locked = device.lock === undefined ? undefined : await import('./wiring/unlocking.tsx').catch(() => 'failed');
  if (typeof locked === 'string') return render(<NotStarted />, root);
  const { tables, lock } = locked ? await locked.unlocked(root, device) : { tables: device.tables, lock: undefined };
  const open = lock?.open.value;
  const { inMemory } = tables;
  const standing = signal<Standing>(inMemory ? { inMemory: true } : {});
  const replica = openReplica(tables, {
    onRestored: (restored) => {
      standing.value = { ...standing.peek(), restored };
    },
    onLocked: () => location.reload(),
    // Where the office wants a lock and there is none, what stands in would keep nothing.
    onRefused: (locked) => inMemory || (config.value.deviceLock === 'required' && !locked) || startWithoutDatabase(),
    lockNow: () => lock?.open.value,
    onRecord: (record) => {
      if (lock && open) lock.open.value = { ...open, record };
    },
  });
  // Where the office wants the device locked and there is no database to lock, nothing is to rest beside it either.
  const allowed = () =>
    configured.then(() => (config.value.deviceLock === 'required' ? new NoReplica('none') : replica()));
  const store = tableStore(tables, inMemory && !lock ? allowed : replica, open?.cipher);
  const configured = configure(store);
  yieldTo(store, () => {
    standing.value = { ...standing.peek(), outdated: true };
  });
  const { deliverWaiting, ...delivery } = deliveriesFrom(store);
  const inviting = () => import('./wiring/inviting.ts').then(({ invitingFrom }) => invitingFrom(store));
  keepScroll();
  keepInSight();
  render(
    <App
      services={{
        store,
        get language() {
          return locale.value.language;
        },
        appVersion: __APP_VERSION__,
        config,
        configFaults,
        configState,
        office: () => (configState.value === 'none' ? undefined : office()),
        online,
        offlineReady,
        update,
        delivery: { sending, ...delivery },
        inviting,
        applyUpdate: () => applyUpdate(),
        keepData,
        standing,
        lock,
        restart: () => void windows().then(({ restartAll }) => restartAll()),
        restartOthers: async () => (await windows()).restartOthers(),
      }}
    />,
    root,
  );

  // Nothing is sent before the kept configuration is known: it says where to.
  void configured.finally(deliverWaiting);
  // On a first visit there is nothing to compare, and the first question comes first.
  const calm = navigator.serviceWorker?.controller ? 0 : 3_000;
  setTimeout(() => {
    void store.replicaStatus();
    void windows().then(({ followOthers, keepTidy, redeemOnTheWay }) => {
      redeemOnTheWay(store, inviting);
      followOthers(store);
      keepTidy(store);
    });
  }, calm);
  // What comes later is kept by the worker. Where there is none yet after a while, or can be none, the page fetches it.
  void registerWorker(fetchCode);
  setTimeout(() => offlineReady.value === 'yes' || fetchCode(), 10_000);
}

const root = document.getElementById('app');
const state = new URLSearchParams(location.search).get('gallery');
// The states of the app, one by one, to look at: what is built has none of it.
if (import.meta.env.DEV && state !== null && root)
  void import('./gallery/gallery.tsx').then(({ openGallery }) => openGallery(state, root));
else if (root) void start(root);
