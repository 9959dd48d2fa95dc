import { signal } from '@preact/signals';
import { render } from 'preact';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/layout.css';
import './ui/styles/rail.css';
import './ui/styles/question.css';
import { openDevice } from './storage/device.ts';
import { App, fetchPages } from './ui/app.tsx';
import { keepScroll } from './ui/arrival.ts';
import { keepInSight } from './ui/inSight.ts';
import { firstLanguage, locale, needWords, setLocale } from './ui/locale.ts';
import { servicesWith } from './ui/services.ts';
import { config, configFaults, configState, office } from './wiring/configuring.ts';
import { deliveriesFrom, fetchCourier, sending } from './wiring/delivering.ts';
import { openStore } from './wiring/openStore.ts';
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
  const { store, standing, configured } = openStore(tables, lock);
  const { deliverWaiting, ...delivery } = deliveriesFrom(store);
  const inviting = () => import('./wiring/inviting.ts').then(({ invitingFrom }) => invitingFrom(store));
  keepScroll();
  keepInSight();
  const services = servicesWith(
    {
      store,
      lock,
      windows: {
        restart: () => void windows().then(({ restartAll }) => restartAll()),
        restartOthers: async () => (await windows()).restartOthers(),
      },
      config,
      office: () => (configState.value === 'none' ? undefined : office()),
      delivery: { sending, ...delivery },
      inviting,
      keepData,
    },
    { configFaults, configState, online, offlineReady, update, applyUpdate: () => applyUpdate(), standing },
  );
  render(<App services={services} />, root);

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
