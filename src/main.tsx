import { signal } from '@preact/signals';
import { render } from 'preact';
import './ui/styles/app.css';
import { appWords } from './i18n/appWords.ts';
import { openDevice, startWithoutDatabase } from './storage/device.ts';
import { fetchRestoring } from './storage/journalReplica.ts';
import { openReplica } from './storage/openReplica.ts';
import { NoReplica } from './storage/replica.ts';
import { tableStore } from './storage/tableStore.ts';
import { yieldTo } from './storage/yielding.ts';
import { fetchOpenings, fetchSurveys } from './surveys/open.ts';
import { App } from './ui/app.tsx';
import { keepScroll } from './ui/arrival.ts';
import { keepInSight } from './ui/inSight.ts';
import { fetchRest } from './ui/lazy.tsx';
import { eventually } from './ui/loading.ts';
import { firstLanguage, locale, needWords, setLocale } from './ui/locale.ts';
import { PageNotLoaded } from './ui/parts/notLoaded.tsx';
import type { Standing } from './ui/services.ts';
import { configFaults, configState, configure, currentConfig, office } from './wiring/configuring.ts';
import { deliveriesFrom, fetchSender, sending } from './wiring/delivering.ts';
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
  fetchRest();
  fetchSurveys(locale.peek().language);
  fetchSender();
  fetchRestoring();
}

/** What goes on between windows and over days: not for the first screen. */
const windows = () => eventually(() => import('./wiring/windows.ts'));

/** Loads what no page is drawn without. Where that fails, says so and waits until it is to be tried again. */
async function surely<Value>(root: HTMLElement, load: () => Promise<Value>): Promise<Value> {
  for (;;)
    try {
      return await load();
    } catch {
      await new Promise<void>((again) => render(<PageNotLoaded again={again} />, root));
    }
}

/** Starts the app. */
async function start(root: HTMLElement): Promise<void> {
  const language = firstLanguage();
  fetchOpenings(language);
  await setLocale(language);
  const [device] = await Promise.all([openDevice(), surely(root, () => needWords(appWords))]);
  const unlocking =
    device.lock !== undefined &&
    (await surely(root, async () => {
      const [code] = await Promise.all([import('./wiring/unlocking.tsx'), needWords(['lock', 'leaving', 'response'])]);
      return code;
    }));
  const { tables, lock } = unlocking
    ? await unlocking.unlocked(root, device)
    : { tables: device.tables, lock: undefined };
  const open = lock?.open.value;
  const { inMemory } = tables;
  const standing = signal<Standing>(inMemory ? { inMemory: true } : {});
  const replica = openReplica(tables, {
    onRestored: (restored) => {
      standing.value = { ...standing.peek(), restored };
    },
    onLocked: () => location.reload(),
    // Where the office wants a lock and there is none, what stands in would keep nothing.
    onRefused: (locked) =>
      inMemory || (currentConfig.value.deviceLock === 'required' && !locked) || startWithoutDatabase(),
    lockNow: () => lock?.open.value,
    onRecord: (record) => {
      if (lock && open) lock.open.value = { ...open, record };
    },
  });
  // Where the office wants the device locked and there is no database to lock, nothing is to rest beside it either.
  const allowed = () =>
    configured.then(() => (currentConfig.value.deviceLock === 'required' ? new NoReplica('none') : replica()));
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
        config: currentConfig,
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
else if (root) {
  root.replaceChildren();
  void start(root);
}
