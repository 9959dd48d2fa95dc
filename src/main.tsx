import { signal } from '@preact/signals';
import { render } from 'preact';
import './ui/styles/app.css';
import { appWords } from './i18n/appWords.ts';
import { report } from './lib/report.ts';
import { openDevice } from './storage/device.ts';
import { withBuiltIn } from './surveys/instruments.ts';
import { fetchOpening } from './surveys/open.ts';
import { App } from './ui/app.tsx';
import { keepFieldVisible } from './ui/keepFieldVisible.ts';
import { eventually, startAnewIfServed } from './ui/loading.ts';
import { firstLanguages, needWords, setLocale, spokenOf } from './ui/locale.ts';
import { PageNotLoaded } from './ui/parts/notLoaded.tsx';
import { keepScroll } from './ui/scrollRestoration.ts';
import { servicesWith } from './ui/services.ts';
import { arrivals, askConfig, configFaults, configState, currentConfig, office } from './wiring/configuring.ts';
import { byItself, deliveriesFrom, sending } from './wiring/delivering.ts';
import { openDeviceStore } from './wiring/openDeviceStore.ts';
import { acceptWaiting, isOffWorker, keepData, offlineReady, update } from './wiring/pwa.ts';
import { reportUncaught } from './wiring/uncaught.ts';

const online = signal(navigator.onLine);
addEventListener('online', () => {
  online.value = true;
});
addEventListener('offline', () => {
  online.value = false;
});

/** What goes on between windows and over days: not for the first screen. */
const windows = () => eventually(() => import('./wiring/windows.ts'));

/** Loads what no page is drawn without. Where that fails, says so and waits until it is to be tried again. */
async function surely<Value>(root: HTMLElement, load: () => Promise<Value>): Promise<Value> {
  for (let attempt = 0; ; attempt += 1)
    try {
      return await load();
    } catch (cause) {
      report('load', cause);
      if (attempt > 0) await startAnewIfServed();
      await new Promise<void>((again) => render(<PageNotLoaded again={again} />, root));
    }
}

/** Starts the app. */
async function start(root: HTMLElement): Promise<void> {
  const languages = firstLanguages();
  fetchOpening(spokenOf(languages) ?? 'nl');
  const config = askConfig();
  await setLocale(...languages);
  const [device] = await Promise.all([openDevice(), surely(root, () => needWords(appWords))]);
  if (device === 'newer') {
    const { turnAway } = await surely(root, async () => {
      const [code] = await Promise.all([import('./wiring/turningAway.tsx'), needWords(['notices'])]);
      return code;
    });
    turnAway(root);
    return;
  }
  const unlocking =
    device.lock !== undefined &&
    (await surely(root, async () => {
      const [code] = await Promise.all([import('./wiring/unlocking.tsx'), needWords(['lock', 'leaving', 'response'])]);
      return code;
    }));
  const { tables, lock } = unlocking
    ? await unlocking.unlocked(root, device)
    : { tables: device.tables, lock: undefined };
  const { store, standing, configured } = openDeviceStore(
    tables,
    lock,
    // Unlocking takes as long as it takes, and goes by what is at the address then.
    unlocking ? undefined : config,
  );
  const { deliverWaiting, ...delivery } = deliveriesFrom(store, lock?.handover);
  const inviting = () => import('./wiring/inviting.ts').then(({ invitingFrom }) => invitingFrom(store));
  const drafts = () => import('./wiring/drafts.ts').then(({ draftsFrom }) => draftsFrom(store));
  const shelf = () => import('./wiring/shelf.ts').then(({ shelfOn }) => shelfOn(store));
  keepScroll();
  keepFieldVisible();
  const services = servicesWith(
    {
      store,
      instruments: { ...withBuiltIn(shelf), onOffer: async (wait) => (await shelf()).onOffer(wait), arrivals },
      lock,
      windows: {
        // They are loaded sooner or later.
        restart: () => void windows().then(({ restartAll }) => restartAll()),
        restartOthers: async () => (await windows()).restartOthers(),
      },
      config: currentConfig,
      office: (instrument) => (configState.value === 'none' ? undefined : office(instrument)),
      delivery: { sending, byItself, ...delivery },
      inviting,
      drafts,
      keepData,
    },
    {
      configFaults,
      configState,
      online,
      offlineReady,
      update,
      applyUpdate: () => acceptWaiting.peek()?.(),
      standing,
    },
  );
  render(<App services={services} />, root);

  // Nothing is sent before the kept configuration is known: it says where to.
  void configured.finally(deliverWaiting);
  // On a first visit there is nothing to compare, and the first question comes first.
  const calm = isOffWorker() ? 0 : 3_000;
  setTimeout(() => {
    void store.replicaStatus();
    // They are loaded sooner or later.
    void windows().then(({ goOn }) => goOn(store, inviting, shelf, drafts));
  }, calm);
  // Where there is no worker yet after a while, or can be none, the page fetches what comes later.
  setTimeout(() => offlineReady.value === 'yes' || void windows().then(({ fetchCode }) => fetchCode()), 10_000);
}

reportUncaught();
const root = document.getElementById('app');
const state = new URLSearchParams(location.search).get('gallery');
if (import.meta.env.DEV && state !== null && root)
  // The states of the app, one by one, to look at: what is built has none of it.
  void import('./gallery/gallery.tsx').then(({ openGallery }) => openGallery(state, root));
else if (root) {
  root.replaceChildren();
  start(root).catch((cause: unknown) => {
    report('start', cause);
    render(<PageNotLoaded again={() => location.reload()} />, root);
  });
}
